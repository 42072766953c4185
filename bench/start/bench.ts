/** Start: from spawning the built desk to its first interactive screen on a sample office, against an empty window of the same Electron. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from '../../scripts/build.ts';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';
import { ensureSystem, needsOfWindow } from '../../scripts/system.ts';
import { makeSampleOffice } from '../../src/ledger/sample/office.ts';
import { assert } from '../../src/shared/assert.ts';
import { display } from '../display.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { type Parts, withParts } from '../parts.ts';

/** `rebuild`: false takes the desk as it is built, where it is. */
export type StartSize = { dispatches: number; rounds: number; rebuild: boolean };

const root = join(import.meta.dirname, '../..');
const desk = join(root, 'build/main/main.cjs');
const page = join(root, 'build/renderer/index.html');
const ledger = join(root, 'build/ledger/main.mjs');
/** One start takes about a second. */
const patience = 30_000;

export function benchStart({ dispatches, rounds, rebuild }: StartSize): Promise<Findings> {
  return withParts(async (parts) => {
    ensureSystem(needsOfWindow(), console.error);
    const { executable, version } = await findElectron(console.error);
    if (rebuild || ![desk, page, ledger].every(existsSync)) await build(['main', 'renderer', 'ledger']);
    const file = join(parts.folder, 'office.paydesk');
    const made = await makeSampleOffice(file, { dispatches, seed: 1, until: Date.now() });
    assert(made.ok, 'a sample office is made');

    const env = { ...process.env, ...(await display(parts)) };
    const app = await makeApp(parts.folder);
    const start = (name: string, more: Record<string, string>) => () =>
      timeStart(parts, executable, [...chromiumSwitches(), `--user-data-dir=${join(parts.folder, name)}`, app], { ...env, ...more });
    const measures = {
      desk: start('desk', {
        BENCH_MAIN: desk,
        BENCH_SELECTOR: 'main a', // the figures of Home, which come from the books and can be clicked
        PAYDESK_FILE: file,
        PAYDESK_LEDGER: ledger,
        PAYDESK_NODE: process.execPath,
        PAYDESK_LEDGER_ARGUMENTS: JSON.stringify(['--user', 'Dana Ruiz']),
      }),
      empty: start('empty', {}),
    };
    await inTurns(2, measures); // a first start makes its profile, a second one has the ledger's compiled code
    const { desk: desks, empty } = await inTurns(rounds, measures);
    return {
      figures: [
        { what: `the desk, to its first interactive screen (Electron ${version})`, value: median(desks), unit: 'ms' },
        { what: 'an empty window, to its first paint', value: median(empty), unit: 'ms' },
      ],
      ratios: [{ what: 'of an empty window', ratio: medianRatio(desks, empty), goal: { atMost: 1.5 } }],
    };
  });
}

/** The folder that Electron is started on: watch.ts, which starts the app itself. */
async function makeApp(folder: string): Promise<string> {
  const app = join(folder, 'app');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'paydesk-bench', version: '1.0.0', main: 'watch.cjs' }));
  await bundle({
    entryPoints: [join(import.meta.dirname, 'watch.ts')],
    outfile: join(app, 'watch.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['electron'],
    logLevel: 'warning',
  });
  return app;
}

/** Milliseconds from spawning to the line `ready at`; waits until the app has quit. */
async function timeStart({ atEnd }: Parts, executable: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = Date.now();
  const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'ignore'], timeout: patience });
  atEnd(() => child.kill()); // one that has quit is not there to be killed
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'exit');
  const [, at] = /^ready at (\d+)$/m.exec(said) ?? [];
  assert(at !== undefined, `Electron said when its window was ready, but: ${said}`);
  return Number(at) - started;
}
