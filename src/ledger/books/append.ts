/** The one door for changes: validates decisions, makes operations of them, and keeps and applies them in one durable transaction. */
import { assert } from '../../shared/assert.ts';
import { hasOperation, insertJournalRow, journalRow, lastOf, newestStamp, operationOf } from '../journal/journal.ts';
import { type Decision, decisionSchema, type Operation } from '../journal/operation.ts';
import { nextStamp } from '../journal/stamp.ts';
import { applyOperation } from './apply.ts';
import type { Writer } from './connection.ts';
import { deriveAcross, deriveRows } from './derive/derive.ts';
import { assertHolds, assertSound } from './soundness.ts';
import { nothingTouched, type Touched } from './touched.ts';

/** Who and when, for the operations made of decisions. */
export type Origin = { user: string; device: string; slot: number; now: number; newId: () => string };

export type Applied = { operation: Operation; touched: Touched };

/** Appends the decisions, in this order, within the transaction of the caller. */
export function appendDecisions(books: Writer, decisions: readonly Decision[], origin: Origin): Applied[] {
  return decisions.map((decision) => {
    const applied = appendRows(books, decision, origin);
    deriveAcross(books, applied.touched);
    return applied;
  });
}

/** Appends one decision, but for what sums up its rows: the caller derives that before the transaction ends. */
export function appendRows(books: Writer, decision: Decision, origin: Origin): Applied {
  return appendOne(books, decisionSchema.parse(decision), origin);
}

function appendOne(books: Writer, decision: Decision, { user, device, slot, now, newId }: Origin): Applied {
  const { id = newId(), kind, summary, writes } = decision;
  assert(!hasOperation(books, id), `operation ${id} is new`);
  assertSound(books, decision);
  const last = lastOf(books, device);
  const seq = (last?.seq ?? 0) + 1;
  const made: Operation = { id, stamp: nextStamp(newestStamp(books), now, slot), device, seq, user, kind, summary, writes };
  const row = journalRow(made, last?.hash ?? null);
  insertJournalRow(books, row);
  const operation = operationOf(row); // what is applied now is what a replay will read
  const touched = nothingTouched();
  applyOperation(books, operation, touched, { isNewest: true });
  deriveRows(books, touched);
  assertHolds(books, touched);
  return { operation, touched };
}
