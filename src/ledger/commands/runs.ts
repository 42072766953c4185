/** Long work, step by step: other requests are answered between the steps, and it can be cancelled before the next one. One run at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Run } from '../../shared/office-api/runs.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { command, query } from './registry.ts';

export type Runs = {
  /** The one that is under way. */
  current(): Run | null;
  /**
   * Takes a step for each item. Refused when another run is under way. Answers whether it was cancelled before its end;
   * what a step throws ends the run.
   */
  over<Item>(what: string, items: readonly Item[], step: (item: Item) => void): Promise<Outcome<{ cancelled: boolean }>>;
  /** Ends the run before its next step; any run, when no ID is given. Answers false when there is none such. */
  cancel(id?: string): boolean;
  /** Tells how far it is, a few times a second, and null at its end. */
  onProgress(listener: (run: Run | null) => void): void;
};

/** Progress is told this often, in milliseconds: enough for a bar that moves. */
const tellEvery = 100;

export function createRuns(newId: () => string, now: () => number): Runs {
  let run: Run | null = null;
  let cancelled = false;
  const listeners = new Set<(run: Run | null) => void>();
  const tell = () => listeners.forEach((listener) => listener(run));

  return {
    current: () => run,
    over: async (what, items, step) => {
      if (run) return refuse('conflict', `${run.what} is still under way. Wait until it is done, or cancel it.`);
      run = { id: newId(), what, done: 0, of: items.length };
      cancelled = false;
      let told = now();
      tell();
      try {
        for (const item of items) {
          await nextTurn();
          if (cancelled) break;
          step(item);
          run = { ...run, done: run.done + 1 };
          if (now() - told < tellEvery) continue;
          told = now();
          tell();
        }
        return done({ cancelled });
      } finally {
        run = null;
        tell();
      }
    },
    cancel: (id) => {
      if (!run || (id !== undefined && run.id !== id)) return false;
      cancelled = true;
      return true;
    },
    onProgress: (listener) => void listeners.add(listener),
  };
}

export const runHandlers = [
  query('runs.current', ({ run }) => done({ run: run() })),
  command('runs.cancel', ({ runs }, { id }) => done({ cancelled: runs.cancel(id) })),
];
