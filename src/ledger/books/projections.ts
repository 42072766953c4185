/** The tables that follow from the journal, and how they are made of it anew. */
import { inForceRows, operationOf } from '../journal/journal.ts';
import { applyOperation } from './apply.ts';
import type { Reader, Writer } from './connection.ts';
import { derive } from './derive/derive.ts';
import { forgetWords } from './derive/search.ts';
import { nothingTouched } from './touched.ts';

export const projections = [
  'puts',
  'history',
  'customers',
  'merged_customers',
  'dispatches',
  'invoices',
  'invoice_items',
  'register_records',
  'payment_events',
  'takings',
  'ledger_entries',
  'adjustments',
  'stripe_activity',
  'deposits',
  'deposit_items',
  'statement_lines',
  'stripe_movements',
  'stripe_payouts',
  'users',
  'settings',
  'imports',
  'schedules',
  'schedule_lines',
  'views',
  'papers',
  'search_text',
] as const;

/** How far a rebuild is: operations replayed, of how many. */
export type Progress = (replayed: number, total: number) => void;

/** Told of progress once in so many operations. */
const progressStep = 1000;

/** Drops the projections of `books` and replays the operations of `journal` into them, within the transaction of the caller. */
export function replay(books: Writer, journal: Reader, onProgress?: Progress): void {
  forgetWords(books);
  for (const table of projections) books.run(`DELETE FROM ${table}`);
  const { total } = journal.one<{ total: number }>('SELECT COUNT(DISTINCT op) AS total FROM journal');
  const touched = nothingTouched();
  let [replayed, newest] = [0, ''];
  for (const row of inForceRows(journal)) {
    applyOperation(books, operationOf(row), touched, { isNewest: row.stamp > newest });
    newest = row.stamp;
    replayed += 1;
    if (replayed % progressStep === 0 || replayed === total) onProgress?.(replayed, total);
  }
  derive(books, touched);
}
