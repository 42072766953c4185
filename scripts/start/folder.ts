/** What `npm start` keeps between runs: one folder with the office's data and a small file about itself. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const stateSchema = z.strictObject({
  /** The ports of last time, asked for again. */
  ports: z.strictObject({ sandbox: z.int(), companion: z.int() }),
  secretKey: z.string(),
  webhookSecret: z.string(),
  adminToken: z.string(),
  /** Where the desk found the companion when it was enrolled; null: it is not yet, and the sample office is not made. */
  enrolledAt: z.string().nullable(),
  /** Who runs now: PID and the command line that it must still have to be ours. */
  running: z.array(z.strictObject({ pid: z.int(), command: z.string() })),
});
export type State = z.infer<typeof stateSchema>;

export type Folder = {
  path(name: string): string;
  state: State;
  save(change: Partial<State>): void;
};

/** Opens the folder, and makes it when there is none, when it is to be fresh, or when the last start did not finish making it. */
export function openFolder(folder: string, fresh: boolean): Folder {
  const file = join(folder, 'start.json');
  const former = existsSync(file) ? stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  const keep = former !== undefined && former.enrolledAt !== null && !fresh;
  if (!keep) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const opened: Folder = {
    path: (name) => join(folder, name),
    state: keep ? former : newState(),
    save: (change) => {
      Object.assign(opened.state, change);
      writeFileSync(`${file}.new`, JSON.stringify(opened.state, null, 2));
      renameSync(`${file}.new`, file);
    },
  };
  return opened;
}

/** Who still runs for this folder, before it is opened: another `npm start`, or what one that was killed left behind. */
export function runningIn(folder: string): State['running'] {
  const file = join(folder, 'start.json');
  if (!existsSync(file)) return [];
  const state = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return (state.data?.running ?? []).filter(({ pid, command }) => pid !== process.pid && commandOf(pid) === command);
}

/** The command line of a process, or null when it is gone (or cannot be seen, as on Windows). */
export function commandOf(pid: number): string | null {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return null;
  return readFileSync(file, 'utf8').replaceAll('\0', ' ').trim();
}

function newState(): State {
  const secret = () => randomBytes(24).toString('hex');
  return {
    ports: { sandbox: 4100, companion: 4200 },
    secretKey: `sk_test_${secret()}`,
    webhookSecret: `whsec_${secret()}`,
    adminToken: secret(),
    enrolledAt: null,
    running: [],
  };
}
