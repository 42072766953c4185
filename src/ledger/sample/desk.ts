/** The desk that the sample office is made at: the ledger's own calls, by several users, on a clock that is moved through the months. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { assert } from '../../shared/assert.ts';
import { dateIn } from '../../shared/dates.ts';
import { type CallName, type Input, type Output } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { samplePassword } from '../../shared/password.ts';
import type { Role } from '../../shared/words.ts';
import { openBooks } from '../books/open.ts';
import { registry } from '../commands/registry.ts';
import { createRuns } from '../commands/runs.ts';
import { createFiles } from '../files.ts';
import { hashPassword } from '../door/password.ts';
import { createSeat } from '../door/seat.ts';
import { handlers } from '../handlers.ts';
import { createImportDesk } from '../imports/import-desk.ts';
import { seededRandom } from '../journal/ids.ts';
import type { Write } from '../journal/operation.ts';
import { type Ledger, serve } from '../serve.ts';
import { alone } from '../sync/alone.ts';

export type Desk = {
  /** Sets the clock; it never goes back. */
  setTime(ms: number): void;
  /** A call as a screen makes it, by the user of this name. A refusal is our own mistake: the sample does nothing that is not allowed. */
  ask<Name extends CallName>(user: UserName, name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** A file as if a user had chosen it; answers its token. It is gone when the desk closes. */
  choose(name: string, text: string): string;
  close(): void;
};

export const users = {
  'Dana Ruiz': ['Administrator', 'Captain', 'Biller'],
  'Marcus Webb': ['Biller'],
  'Priya Shah': ['Viewer'],
} as const satisfies Record<string, readonly Role[]>;
export type UserName = keyof typeof users;

const secondsBetweenCalls = 7;

/** New books in `file` with the office's users. Refused where there is such a file. */
export async function openDesk(file: string, seed: number, startedAt: number): Promise<Outcome<Desk>> {
  if (existsSync(file)) return refuse('conflict', `${file} exists already. Name a new file for the sample office; nothing was changed.`);
  let time = startedAt;
  const clock = { now: () => time, dateIn: (timeZone: string) => dateIn(time, timeZone) };
  const opened = openBooks(file, { clock, random: seededRandom(seed), create: true });
  if (!opened.ok) return opened;
  const books = opened.value;
  const ids = new Map(Object.keys(users).map((name) => [name, books.newId()]));
  books.append('Dana Ruiz', {
    kind: 'sample data made',
    summary: 'Made a sample office',
    writes: await Promise.all(Object.entries(users).map(([name, roles], index) => writeUser(idOf(ids, name), name, roles, seed + index))),
  });
  const runs = createRuns(() => books.newId(), clock.now);
  const files = createFiles();
  const chosen = mkdtempSync(join(tmpdir(), 'paydesk-sample-'));
  const ledger: Omit<Ledger, 'seat'> = {
    registry: registry(handlers),
    books,
    sync: alone(),
    runs,
    files,
    importDesk: createImportDesk(),
    log: pino({ level: 'silent' }),
  };
  let requests = 0;
  return done({
    setTime: (ms) => {
      time = Math.max(time, ms);
    },
    ask: async <Name extends CallName>(user: UserName, name: Name, input: Input<Name>) => {
      requests += 1;
      time += secondsBetweenCalls * 1000;
      const response = await serve({ id: requests, name, input }, { ...ledger, seat: createSeat(idOf(ids, user)) });
      assert(response.ok, `the sample may call ${name}: ${response.ok ? '' : response.refusal.message}`);
      return response.output as Output<Name>; // `serve` has parsed it by the call's schema
    },
    choose: (name, text) => {
      const path = join(chosen, name);
      writeFileSync(path, text);
      files.offer(name, path);
      return name;
    },
    close: () => {
      books.close();
      rmSync(chosen, { recursive: true, force: true });
    },
  });
}

/** With the password that everybody in a sample office has. The same seed gives the same books, so the salt hangs on it too. */
async function writeUser(id: string, name: string, roles: readonly Role[], seed: number): Promise<Write> {
  const password = await hashPassword(samplePassword, seededRandom(seed));
  return { put: 'user', id, set: { name, roles: [...roles], active: true, password, oneTime: false } };
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  assert(id, `${name} is a user`);
  return id;
}
