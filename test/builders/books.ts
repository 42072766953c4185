/** Books without commands: what the journal's and the books' own tests write into. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Books, type OpenOptions, openBooks } from '../../src/ledger/books/open.ts';
import { projections } from '../../src/ledger/books/projections.ts';
import { createClock } from '../../src/ledger/journal/clock.ts';
import { seededRandom } from '../../src/ledger/journal/ids.ts';
import type { Write } from '../../src/ledger/journal/operation.ts';
import { assert } from '../../src/shared/assert.ts';
import { instant, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';

export type BooksSpec = {
  /** The desk's slot, and what makes its IDs other than those of other desks. */
  slot?: number;
  joining?: boolean;
  now?: () => number;
};

/** A temporary folder that goes when the test has finished. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-books-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** New books, in a file of `folder` when it is given; closed when the test has finished, if not before. */
export function someBooks({ slot = 0, joining = false, now = () => 1_770_000_000_000 }: BooksSpec = {}, folder = aFolder()): Books {
  const opened = openBooks(join(folder, `desk-${slot}.paydesk`), { ...optionsOf(slot, now), create: true, joining });
  assert(opened.ok, 'new books open');
  const books = opened.value;
  books.useSlot(slot);
  onTestFinished(() => books.close());
  return books;
}

/** How a desk opens its books: a clock that stands still unless told otherwise, chance that is the same at every run. */
export function optionsOf(seed = 0, now = () => 1_770_000_000_000): OpenOptions {
  return { clock: createClock({ today: isoDate('2026-03-02'), now }), random: seededRandom(seed) };
}

/** Every row of every projection, as text: two books are the same when these are. */
export function projectedRows({ reader }: Books): Record<string, string[]> {
  return Object.fromEntries(
    projections.map((table) => [
      table,
      reader
        .all(`SELECT * FROM ${table}`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

/** Changes the file behind the books' back, as only a fault could. */
export function tamper(file: string, sql: string): void {
  const db = new Database(file);
  try {
    assert(db.exec(sql), 'the fault is made');
  } finally {
    db.close();
  }
}

/** A new customer of this ID. */
export function customerPut(id: string, name = 'Maple Court'): Write {
  return { put: 'customer', id, set: { name, kind: 'facility' } };
}

/** A new dispatch of `customer`, quoted at 100.00. */
export function dispatchPut(id: string, customer: string, number = 1): Write {
  const set = { number, customer, date: isoDate('2026-01-05'), quoted: cents(100_00), state: 'Billing office' } as const;
  return { put: 'dispatch', id, set };
}

/** Money for a dispatch out of a register record, or out of none. */
export function paymentAdd(id: string, dispatch: string, amount: number, record: string | null = null): Write {
  const date = isoDate('2026-03-02');
  const row = { dispatch, kind: 'payment', amount: cents(amount), date, comment: '', creator: 'Ann', invoice: null, record } as const;
  return { add: 'paymentEvent', id, row };
}

/** A check of `amount` in the register. */
export function checkAdd(id: string, amount: number): Write {
  return { add: 'registerRecord', id, row: recordRow(amount) };
}

/** An entry on a customer's ledger; positive: the customer owes more. */
export function ledgerAdd(id: string, customer: string, amount: number, record: string | null = null): Write {
  const row = { customer, amount: cents(amount), date: isoDate('2026-03-02'), comment: '', creator: 'Ann', record, invoice: null };
  return { add: 'ledgerEntry', id, row };
}

/** A Stripe payment in the register, under the ID that its operation gives it. */
export function stripeAdd(id: string, object: string, amount: number): Write {
  const stripe = { fact: 'payment', object, paymentIntent: object, account: 'acct_1', livemode: false, method: 'Visa ···· 4242' } as const;
  return { add: 'registerRecord', id, row: { ...recordRow(amount), type: 'Stripe', number: object, stripe } };
}

function recordRow(amount: number): Extract<Write, { add: 'registerRecord' }>['row'] {
  return {
    type: 'Check',
    number: '1234',
    amount: cents(amount),
    date: isoDate('2026-03-02'),
    comment: '',
    creator: 'Ann',
    recordedAt: instant(1_770_000_000_000),
    customer: null,
    invoice: null,
    needsReview: false,
    stripe: null,
    comesFrom: null,
  };
}
