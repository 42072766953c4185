/** A thread that reads: one piece of work at a time. */
import { Worker } from 'node:worker_threads';
import type { FromThread, ReportAnswer, ReportAsked, ToThread } from './work.ts';

export type Thread = {
  do(asked: ReportAsked): Promise<ReportAnswer>;
  /** Ends it, whatever it is at; fulfilled when it is gone. */
  end(): Promise<void>;
};

/** Beside this file in the sources; the bundle has it in a folder below. */
const program = import.meta.url.endsWith('.ts') ? new URL('./thread.ts', import.meta.url) : new URL('./aside/thread.mjs', import.meta.url);

export function startThread(file: string): Thread {
  const worker = new Worker(program, { workerData: { file }, execArgv: [] });
  const waiting = new Map<number, { settle: (answer: ReportAnswer) => void; fail: (error: Error) => void }>();
  let last = 0;
  let hasEnded = false;
  const failAll = (error: Error) => {
    hasEnded = true;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on('message', (message: FromThread) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.fail(message.error);
    else asked?.settle(message.answer);
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('the thread that reads has ended')));
  worker.unref();
  return {
    do: (asked) =>
      new Promise((settle, fail) => {
        if (hasEnded) return fail(new Error('the thread that reads has ended'));
        last += 1;
        waiting.set(last, { settle, fail });
        const message: ToThread = { id: last, asked };
        worker.postMessage(message);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
