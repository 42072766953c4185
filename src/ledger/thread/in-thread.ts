import { setTimeout as pause } from 'node:timers/promises';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Turn } from '../commands/runs.ts';
import type { FromThread, JobName, Jobs } from './job.ts';

/** Beside this file in the sources; the bundle has it in a folder below. */
const thread = new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './thread/main.mjs', import.meta.url);

/** How far it is, and whether it shall go on, is looked at this often; its end is waited for so long. In milliseconds. */
const lookEvery = 50;
const longestWait = 2000;

/**
 * Rows that only pass through need little at a time. Without a limit V8 lets what is young grow to a hundred megabytes before it looks what of it is still
 * needed; and it is no slower with less.
 */
const passingThrough: ResourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 32 };
const limits: Record<JobName, ResourceLimits> = {
  'export rows': passingThrough,
  'export everything': passingThrough,
  restore: {},
};

/**
 * Does the work in a thread of its own. `turn` is told how far it is; when that throws the thread is ended, wherever it is, and what it threw is thrown here.
 *
 * `await inThread('export rows', { books: books.file, fd: file.fd, sheet, form }, turn)`
 */
export async function inThread<Name extends JobName>(name: Name, takes: Jobs[Name]['takes'], turn: Turn): Promise<Jobs[Name]['answers']> {
  const worker = new Worker(thread, { workerData: { name, takes }, execArgv: [], resourceLimits: limits[name] });
  let progress: [done: number, of?: number] = [0];
  let looking: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Jobs[Name]['answers']>((resolve, reject) => {
      // Also while nothing is heard of it: SQLite may sort for long before there is a first row.
      looking = setInterval(() => void turn(...progress).catch(reject), lookEvery);
      worker.on('message', (message: FromThread) => {
        if (message.type === 'done') resolve(message.answer as Jobs[Name]['answers']); // what the job of this name answers
        else progress = message.of === undefined ? [message.done] : [message.done, message.of];
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that was to ${name} ended with ${code}`)));
    });
  } finally {
    clearInterval(looking);
    // It runs no line of ours from here on; one statement of SQLite it ends by itself, and nobody waits for that.
    await Promise.race([worker.terminate(), pause(longestWait, undefined, { ref: false })]);
  }
}
