/** Long work, step by step: other requests are answered between the steps, and it can be cancelled before the next one. One run at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Run } from '../../shared/office-api/runs.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { command, query } from './registry.ts';

/** How far the work has come; of how much, where only the work itself knows. */
export type Turn = (done: number, of?: number) => Promise<void>;

export type Runs = {
  /** The one that is under way. */
  current(): Run | null;
  /**
   * Takes a step for each item. Refused when another run is under way. Answers whether it was cancelled before its end;
   * what a step throws ends the run.
   */
  over<Item>(what: string, items: readonly Item[], step: (item: Item) => unknown): Promise<Outcome<{ cancelled: boolean }>>;
  /**
   * One long piece of work that calls `turn(done)` whenever it has come as far as `done` of `of`: other requests are answered then, and where the
   * run was cancelled `turn` throws, so that the work clears up after itself. Answers what the work answers; null when it was cancelled.
   */
  along<T>(what: string, of: number, work: (turn: Turn) => Promise<T>): Promise<Outcome<T | null>>;
  /** Ends the run before its next step; any run, when no ID is given. Answers false when there is none such. */
  cancel(id?: string): boolean;
  /** Tells how far it is, a few times a second, and null at its end. */
  onProgress(listener: (run: Run | null) => void): void;
};

/** Thrown into work that was cancelled. */
class Cancelled extends Error {}

/** Progress is told this often, in milliseconds: enough for a bar that moves. */
const tellEvery = 100;
/** Other requests are let in this often: soon enough for whoever clicks, and not after each of 100,000 small steps. */
const letInEvery = 4;

export function createRuns(newId: () => string, now: () => number): Runs {
  let run: Run | null = null;
  let cancelled = false;
  const listeners = new Set<(run: Run | null) => void>();
  const tell = () => listeners.forEach((listener) => listener(run));

  const along: Runs['along'] = async (what, of, work) => {
    if (run) return refuse('conflict', `${run.what} is still under way. Wait until it is done, or cancel it.`);
    run = { id: newId(), what, done: 0, of };
    cancelled = false;
    let told = now();
    let letIn = -letInEvery;
    const turn: Turn = async (so, among) => {
      if (run) run = { ...run, done: so, of: among ?? run.of };
      if (now() - told >= tellEvery) {
        told = now();
        tell();
      }
      if (performance.now() - letIn >= letInEvery) {
        await nextTurn();
        letIn = performance.now();
      }
      if (cancelled) throw new Cancelled(`${what} was cancelled`);
    };
    tell();
    try {
      return done(await work(turn));
    } catch (error) {
      if (error instanceof Cancelled) return done(null);
      throw error;
    } finally {
      run = null;
      tell();
    }
  };

  return {
    current: () => run,
    along,
    over: async (what, items, step) => {
      const ended = await along(what, items.length, async (turn) => {
        for (const [index, item] of items.entries()) {
          await turn(index);
          await step(item);
        }
      });
      return ended.ok ? done({ cancelled: ended.value === null }) : ended;
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
