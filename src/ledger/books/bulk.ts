/**
 * A change too big for one turn: many decisions in one transaction, appended piece by piece while other requests are answered. What reads sees the
 * books as they were until the end. What wants to write meanwhile gets `BooksBusy` and waits for `whenFree`: it must not fall into this transaction.
 */
import type Database from 'better-sqlite3';
import { assert } from '../../shared/assert.ts';
import type { Decision, Operation } from '../journal/operation.ts';
import type { Applied } from './append.ts';

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

export type BulkGate = {
  begin(append: (decisions: readonly Decision[]) => Applied[], tell: (applied: readonly Applied[]) => void): Bulk;
  /** Throws `BooksBusy` while a bulk is under way. */
  assertFree(): void;
  whenFree(): Promise<void>;
};

export function createBulkGate(writing: Database.Database): BulkGate {
  let free: Promise<void> | null = null;
  return {
    assertFree: () => {
      if (free) throw new BooksBusy();
    },
    whenFree: async () => {
      while (free) await free;
    },
    begin: (append, tell) => {
      if (free) throw new BooksBusy();
      writing.exec('BEGIN IMMEDIATE');
      const { promise, resolve } = Promise.withResolvers<void>();
      free = promise;
      const applied: Applied[] = [];
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
          applied.push(...append(decisions));
        },
        commit: () => {
          end('COMMIT');
          tell(applied);
          return applied.map(({ operation }) => operation);
        },
        rollback: () => end('ROLLBACK'),
      };
    },
  };
}
