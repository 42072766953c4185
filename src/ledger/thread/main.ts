/** The thread: does the one job that it was started with, says how far it is, and ends. What it throws, its parent is told by Node. */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../shared/assert.ts';
import type { FromThread, Job, JobName, Jobs } from './job.ts';

assert(parentPort, 'this runs in a thread');
const parent = parentPort;
const say = (message: FromThread) => parent.postMessage(message);

/** Progress is told this often, in milliseconds, and looked at once in so many rows. */
const tellEvery = 50;
const rowsALook = 256;

let told = performance.now();
const tell = (done: number, of?: number) => {
  if (performance.now() - told < tellEvery) return;
  told = performance.now();
  say({ type: 'progress', done, of });
};

type Work = { [Name in JobName]: (takes: Jobs[Name]['takes']) => Promise<Jobs[Name]['answers']> };

/** Loaded when it is asked for: a thread that only writes rows knows nothing of how books are made. */
const work: Work = {
  'export rows': async ({ books, fd, sheet, form }) => {
    const { openSnapshot } = await import('../books/snapshot.ts');
    const { writeRows } = await import('../exports/write-rows.ts');
    const snapshot = openSnapshot(books);
    return writeRows(writeTo(fd), snapshot, { sheet, form }, countRows());
  },
  'export everything': async ({ books, fd, at }) => {
    const { openSnapshot } = await import('../books/snapshot.ts');
    const { writeExport } = await import('../office-export/write-export.ts');
    return writeExport(writeTo(fd), openSnapshot(books), at, countRows());
  },
  restore: async ({ from, to }) => {
    const { restoreInto } = await import('../office-export/restore.ts');
    return restoreInto(from, to, tell);
  },
};

await run(workerData as Job<JobName>); // it is `inThread` that gives it

async function run<Name extends JobName>({ name, takes }: Job<Name>): Promise<void> {
  const job: (takes: Jobs[Name]['takes']) => Promise<unknown> = work[name];
  say({ type: 'done', answer: await job(takes) });
}

/** To the last byte: a disk that is nearly full takes less than it is given before it refuses. */
function writeTo(fd: number): (bytes: Uint8Array) => void {
  return (bytes) => {
    for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
  };
}

function countRows(): () => null {
  let rows = 0;
  return () => {
    rows += 1;
    if (rows % rowsALook === 0) tell(rows);
    return null;
  };
}
