/**
 * A change too big for one turn: many decisions in one transaction, appended piece by piece while other requests are answered. What reads sees the
 * books as they were until the end. What wants to write meanwhile gets `BooksBusy` and waits for `whenFree`: it must not fall into this transaction.
 */
import type Database from 'better-sqlite3';
import { assert } from '../../shared/assert.ts';
import type { Decision } from '../journal/operation.ts';
import type { Applied } from './append.ts';
import { addTouched, addTouchedIds, nothingTouched, searchables, type Touched } from './touched.ts';

/** Thrown at a change that came while a bulk was under way: nothing is changed; wait for `whenFree` and do it again. */
export class BooksBusy extends Error {
  constructor() {
    super('a bulk is being written into the books');
    this.name = 'BooksBusy';
  }
}

export type Bulk = {
  append(decisions: readonly Decision[]): void;
  /** Makes it durable and tells of all of it once, with its last operation. */
  commit(): void;
  /** As if it had never begun. */
  rollback(): void;
};

/** What a bulk needs of the books: to append one decision but for what sums up its rows, to derive that, to tell of what was committed. */
export type BulkBooks = {
  appendRows: (decision: Decision) => Applied;
  deriveAcross: (touched: Touched) => void;
  tell: (applied: readonly Applied[]) => void;
};

export type BulkGate = {
  begin(books: BulkBooks): Bulk;
  /** Throws `BooksBusy` while a bulk is under way. */
  assertFree(): void;
  whenFree(): Promise<void>;
};

/** Ledgers are derived once so many of them are touched: summing up a ledger at every operation would take longer than all the rest. */
const ledgersATime = 1000;
/** So are words: their keys are scattered, and many at once are written in their order. */
const wordsATime = 10_000;

/** Pages kept in memory while a bulk is written, in KiB: without room for the indexes that it grows, each row would read and write them anew. */
const memory = 96 * 1024;

export function createBulkGate(writing: Database.Database): BulkGate {
  let free: Promise<void> | null = null;
  return {
    assertFree: () => {
      if (free) throw new BooksBusy();
    },
    whenFree: async () => {
      while (free) await free;
    },
    begin: ({ appendRows, deriveAcross, tell }) => {
      if (free) throw new BooksBusy();
      writing.exec('BEGIN IMMEDIATE');
      const usualMemory = Number(writing.pragma('cache_size', { simple: true }));
      writing.pragma(`cache_size = -${memory}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      free = promise;
      const all = nothingTouched();
      let last: Applied | undefined;
      let touched = nothingTouched();
      const settle = () => {
        deriveAcross(touched);
        addTouchedIds(all, touched);
        touched = nothingTouched();
      };
      const isMuch = () =>
        touched.ledgersBefore.size >= ledgersATime || searchables.reduce((sum, kind) => sum + touched.words[kind].size, 0) >= wordsATime;
      const end = (how: 'COMMIT' | 'ROLLBACK') => {
        assert(free === promise, 'the bulk has not ended yet');
        try {
          writing.exec(how);
        } finally {
          if (writing.inTransaction) writing.exec('ROLLBACK');
          writing.pragma(`cache_size = ${usualMemory}`);
          free = null;
          resolve();
        }
      };
      return {
        append: (decisions) => {
          assert(free === promise, 'the bulk has not ended yet');
          for (const decision of decisions) {
            last = appendRows(decision);
            addTouched(touched, last.touched);
            if (isMuch()) settle();
          }
        },
        commit: () => {
          settle();
          end('COMMIT');
          if (last) tell([{ ...last, touched: all }]);
        },
        rollback: () => end('ROLLBACK'),
      };
    },
  };
}
