/** A background worker: runs one job at a time, again when woken, again after a while by itself, and later and later while it fails. */
import type { Logger } from 'pino';
import { type Outcome, refuse } from '../../shared/refusal.ts';

export type Job = {
  name: string;
  run: (signal: AbortSignal) => Promise<Outcome<void>>;
  /** Milliseconds until it runs again by itself. */
  every: number;
  log: Logger;
};

export type Worker = {
  /** Begins to run the job. */
  start: () => void;
  /** Runs the job soon; when it is running, once more after it. */
  wake: (reason: string) => void;
  /** Runs the job from its beginning and answers how it went. */
  now: () => Promise<Outcome<void>>;
  /** Aborts the job and waits until it has ended. */
  stop: () => Promise<void>;
};

const firstRetry = 1000;
const slowestRetry = 60_000;

/** Makes a worker for `job`; it does nothing before `start`. */
export function createWorker({ name, run, every, log }: Job): Worker {
  const stopped = new AbortController();
  let callers: ((outcome: Outcome<void>) => void)[] = [];
  let woken = false;
  let endWait = () => {};
  let running = Promise.resolve();

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopped.signal.aborted) {
      woken = false;
      const answered = callers;
      callers = [];
      const outcome = await attempt();
      for (const answer of answered) answer(outcome);
      failures = outcome.ok ? 0 : failures + 1;
      if (!outcome.ok) log.info({ worker: name, failures, code: outcome.refusal.code }, outcome.refusal.message);
      await wait(outcome.ok ? every : Math.min(firstRetry * 2 ** (failures - 1), slowestRetry));
    }
    for (const answer of callers) answer(refuse('unreachable', 'Stopped.'));
  }

  async function attempt(): Promise<Outcome<void>> {
    try {
      return await run(stopped.signal);
    } catch (error) {
      log.error({ worker: name, err: error }, 'failed');
      return refuse('unexpected', 'Something went wrong in Paydesk while it spoke to the companion; it tries again.');
    }
  }

  async function wait(milliseconds: number): Promise<void> {
    if (woken || stopped.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    endWait = resolve;
    await promise;
    clearTimeout(timer);
  }

  function wake(reason: string): void {
    log.debug({ worker: name, reason }, 'woken');
    woken = true;
    endWait();
  }

  return {
    start: () => void (running = loop()),
    wake,
    now: () =>
      new Promise((resolve) => {
        callers.push(resolve);
        wake('asked for');
      }),
    stop: () => {
      stopped.abort();
      endWait();
      return running;
    },
  };
}
