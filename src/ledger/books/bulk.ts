/**
 * A change too big for one turn: many decisions in one transaction, appended piece by piece while other requests are answered. What reads sees the
 * books as they were until the end. What wants to write meanwhile gets `BooksBusy` and waits for `whenFree`: it must not fall into this transaction.
 */
import type Database from 'better-sqlite3';
import { assert } from '../../shared/assert.ts';
import type { Decision, Operation } from '../journal/operation.ts';
import type { Applied } from './append.ts';
import { addTouched, nothingTouched, type Touched } from './touched.ts';

/** Thrown at a change that came while a bulk was under way: nothing is changed; wait for `whenFree` and do it again. */
export class BooksBusy extends Error {
  constructor() {
    super('a bulk is being written into the books');
    this.name = 'BooksBusy';
  }
}

export type Bulk = {
  append(decisions: readonly Decision[]): void;
  /** Makes it durable and tells of it. */
  commit(): Operation[];
  /** As if it had never begun. */
  rollback(): void;
};

/** What a bulk needs of the books: to append one decision but for its ledgers, to derive these, to tell of what was committed. */
export type BulkBooks = {
  appendRows: (decision: Decision) => Applied;
  deriveLedgers: (touched: Touched) => void;
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

export function createBulkGate(writing: Database.Database): BulkGate {
  let free: Promise<void> | null = null;
  return {
    assertFree: () => {
      if (free) throw new BooksBusy();
    },
    whenFree: async () => {
      while (free) await free;
    },
    begin: ({ appendRows, deriveLedgers, tell }) => {
      if (free) throw new BooksBusy();
      writing.exec('BEGIN IMMEDIATE');
      const { promise, resolve } = Promise.withResolvers<void>();
      free = promise;
      const applied: Applied[] = [];
      let touched = nothingTouched();
      const settle = () => {
        deriveLedgers(touched);
        const last = applied.pop();
        if (last) applied.push({ ...last, touched }); // the ones before it are told with it
        touched = nothingTouched();
      };
      const end = (how: 'COMMIT' | 'ROLLBACK') => {
        assert(free === promise, 'the bulk has not ended yet');
        try {
          writing.exec(how);
        } finally {
          if (writing.inTransaction) writing.exec('ROLLBACK');
          free = null;
          resolve();
        }
      };
      return {
        append: (decisions) => {
          assert(free === promise, 'the bulk has not ended yet');
          for (const decision of decisions) {
            const one = appendRows(decision);
            addTouched(touched, one.touched);
            applied.push({ operation: one.operation, touched: nothingTouched() });
            if (touched.ledgersBefore.size >= ledgersATime) settle();
          }
        },
        commit: () => {
          settle();
          end('COMMIT');
          tell(applied);
          return applied.map(({ operation }) => operation);
        },
        rollback: () => end('ROLLBACK'),
      };
    },
  };
}
