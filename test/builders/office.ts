/** The office that `anOffice()` opens: calls it like a screen would, reads its books in the test's own names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Books, openBooks } from '../../src/ledger/books/open.ts';
import { createSeat } from '../../src/ledger/door/seat.ts';
import { createClock } from '../../src/ledger/journal/clock.ts';
import { systemRandom } from '../../src/ledger/journal/ids.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import type { IsoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { type CallName, calls, type Input, type Output, type Response } from '../../src/shared/office-api/index.ts';
import type { Role } from '../../src/shared/words.ts';
import { ledgerOf } from './ledger-of.ts';

/** `now`: a clock that the test moves on; without it the date stands still. */
export type OfficeOptions = { today: IsoDate } | { now: () => number };

export type PaySpec = Omit<Partial<Input<'payments.record'>>, 'invoice' | 'amount' | 'only'> & { amount: number; only?: string[] };

export type Office = {
  file: string;
  books: Books;
  ledger: Ledger;
  /** Who asks. */
  userId: string;
  /** The answer of the ledger, refusals included. */
  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Response>;
  /** The output; fails the test when the call is refused. */
  do<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** The code of the refusal; fails the test when the call is done. */
  refusalOf<Name extends CallName>(name: Name, input: Input<Name>): Promise<{ code: string; message: string; field?: string | undefined }>;
  /** The same office for a user with these roles. */
  as(...roles: Role[]): Office;
  /** The same office, for the same user, at another desk with these books. */
  at(books: Books): Office;
  id(name: string): string;
  learn(name: string, id: string): void;

  /** Drafts and commits an invoice: a differential one, or of the dispatches named. */
  commit(name: string, spec: { customer: string; items?: string[] }): Promise<void>;
  /** A biller's check, unless said otherwise. Returns the ID of the register record. */
  pay(invoice: string, spec: PaySpec): Promise<string>;

  dispatch(name: string): { state: string; owed: number; writtenOff: number };
  invoice(name: string): { state: string; due: number };
  /** Positive: the customer owes. */
  balance(customer: string): number;
  register(): RegisterLine[];
  close(): void;
};

/** A register record with what it handed out; `ledger`: positive is a credit to the customer. */
export type RegisterLine = { type: string; number: string; amount: number; events: Record<string, number>; ledger: number };

/** New books in a temporary folder, served to their first user. */
export function openOffice(options: OfficeOptions): Office {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-office-'));
  const file = join(folder, 'office.paydesk');
  const opened = openBooks(file, { clock: createClock(options), random: systemRandom, create: true });
  assert(opened.ok, 'new books open');
  const books = opened.value;
  let isOpen = true;
  const close = () => {
    if (isOpen) books.close();
    isOpen = false;
    rmSync(folder, { recursive: true, force: true });
  };
  onTestFinished(close);
  return officeFor(file, ledgerOf(books), new Map(), close);
}

function officeFor(file: string, ledger: Ledger, ids: Map<string, string>, close: () => void): Office {
  const { books } = ledger;
  let requests = 0;
  const idOf = (name: string) => {
    const known = ids.get(name);
    assert(known, `the test has named ${name}`);
    return known;
  };
  const ask: Office['ask'] = (name, input) => serve({ id: ++requests, name, input }, ledger);

  const office: Office = {
    file,
    books,
    ledger,
    userId: ledger.seat.present()?.userId ?? '',
    ask,
    do: async <Name extends CallName>(name: Name, input: Input<Name>) => {
      const response = await ask(name, input);
      assert(response.ok, `${name} is done, not refused: ${response.ok ? '' : response.refusal.message}`);
      return calls[name].output.parse(response.output) as Output<Name>; // parsed by the very schema of the name
    },
    refusalOf: async (name, input) => {
      const response = await ask(name, input);
      assert(!response.ok, `${name} is refused, not done`);
      return response.refusal;
    },
    as: (...roles) => {
      const id = books.newId();
      const set = { name: roles.join(' '), roles, active: true };
      books.append('the test', { kind: 'users changed', summary: 'Added a user', writes: [{ put: 'user', id, set }] });
      return officeFor(file, { ...ledger, seat: createSeat(id) }, ids, close);
    },
    at: (otherBooks) => officeFor(file, { ...ledger, books: otherBooks }, ids, close),
    id: idOf,
    learn: (name, id) => void ids.set(name, id),
    commit: async (name, { customer, items }) => {
      const { id } = await office.do('invoices.draft', { customer: idOf(customer), ...(items && { items: items.map(idOf) }) });
      ids.set(name, id);
      await office.do('invoices.commit', { id });
    },
    pay: async (invoice, { amount, only, type = 'Check', ...spec }) => {
      const input = { ...spec, invoice: idOf(invoice), amount: cents(amount), type, ...(only && { only: only.map(idOf) }) };
      return (await office.do('payments.record', input)).record;
    },
    dispatch: (name) =>
      books.reader.one('SELECT state, owed, written_off AS writtenOff FROM dispatches WHERE id = :id', { id: idOf(name) }),
    invoice: (name) => books.reader.one('SELECT state, due_now AS due FROM invoices WHERE id = :id', { id: idOf(name) }),
    balance: (customer) =>
      books.reader.one<{ balance: number }>('SELECT ledger_balance AS balance FROM customers WHERE id = :id', { id: idOf(customer) })
        .balance,
    register: () => readRegister(books, new Map([...ids].map(([name, id]) => [id, name]))),
    close,
  };
  return office;
}

function readRegister({ reader }: Books, names: ReadonlyMap<string, string>): RegisterLine[] {
  type Record = { id: string; type: string; number: string; amount: number };
  return reader.all<Record>('SELECT id, type, number, amount FROM register_records ORDER BY stamp, id').map(({ id, ...line }) => {
    const events = reader.all<{ dispatch: string; amount: number }>(
      'SELECT dispatch, amount FROM payment_events WHERE record = :id ORDER BY stamp, part',
      { id },
    );
    const ledger = reader.one<{ total: number }>('SELECT COALESCE(SUM(amount), 0) AS total FROM ledger_entries WHERE record = :id', { id });
    return {
      ...line,
      events: Object.fromEntries(events.map(({ dispatch, amount }) => [names.get(dispatch) ?? dispatch, amount])),
      ledger: 0 - ledger.total,
    };
  });
}
