/** What the books say at the end of a scenario, read from the file itself and told in the scenario's names. */
import { createWriter } from '../../src/ledger/books/connection.ts';
import { openToRead } from '../../src/ledger/books/file.ts';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { type Cents, cents, negate, sum } from '../../src/shared/money.ts';

export type FinalRecord = {
  type: string;
  amount: Cents;
  number: string;
  comment: string;
  needsReview: boolean;
  events: Record<string, Cents>;
  /** Positive: a credit to the customer. */
  ledger: Cents;
  fee: Cents;
  plb: { code: string; amount: Cents }[];
  unallocated: Cents;
  creator: string;
};

export type FinalBooks = {
  dispatches: Record<string, { state: string; owed: Cents; writtenOff: Cents }>;
  invoices: Record<string, { state: string; due: Cents }>;
  /** Positive: the customer owes. */
  ledger: Record<string, Cents>;
  /** In order of booking. */
  register: FinalRecord[];
};

type Amounts = { name: string; amount: number };
type RecordRow = {
  id: string;
  type: string;
  number: string;
  amount: number;
  comment: string;
  creator: string;
  needs_review: number;
  unallocated: number;
};

/** Reads the books in `file`. `nameOf` gives the scenario's name of an ID, or the ID itself. Throws when an invariant of the ledger is broken. */
export function readFinalBooks(file: string, nameOf: (id: string) => string): FinalBooks {
  const opened = openToRead(file);
  if (!opened.ok) throw new Error(opened.refusal.message);
  const db = opened.value;
  try {
    const reader = createWriter(db);
    const [finding] = checkBooks(reader, file);
    if (finding) throw new Error(`The books are not sound: ${finding.message}`);
    const named = <Row extends { id: string }, Value>(rows: Row[], value: (row: Row) => Value) =>
      Object.fromEntries(rows.map((row) => [nameOf(row.id), value(row)]));
    return {
      dispatches: named(
        reader.all<{ id: string; state: string; owed: number; written_off: number }>(
          'SELECT id, state, owed, written_off FROM dispatches ORDER BY number',
        ),
        (row) => ({ state: row.state, owed: cents(row.owed), writtenOff: cents(row.written_off) }),
      ),
      invoices: named(
        reader.all<{ id: string; state: string; due_now: number }>('SELECT id, state, due_now FROM invoices ORDER BY committed_stamp'),
        (row) => ({ state: row.state, due: cents(row.due_now) }),
      ),
      ledger: named(reader.all<{ id: string; ledger_balance: number }>('SELECT id, ledger_balance FROM customers ORDER BY id'), (row) =>
        cents(row.ledger_balance),
      ),
      register: reader
        .all<RecordRow>(
          'SELECT id, type, number, amount, comment, creator, needs_review, unallocated FROM register_records ORDER BY stamp, id',
        )
        .map((row) => {
          const amounts = (sql: string) => reader.all<Amounts>(sql, { record: row.id });
          const adjustments = amounts('SELECT kind || code AS name, amount FROM adjustments WHERE record = :record ORDER BY id');
          return {
            type: row.type,
            amount: cents(row.amount),
            number: row.number,
            comment: row.comment,
            needsReview: row.needs_review === 1,
            events: totals(
              amounts('SELECT dispatch AS name, amount FROM payment_events WHERE record = :record ORDER BY part').map((event) => ({
                ...event,
                name: nameOf(event.name),
              })),
            ),
            ledger: negate(total(amounts('SELECT customer AS name, amount FROM ledger_entries WHERE record = :record'))),
            fee: total(adjustments.filter(({ name }) => name.startsWith('fee'))),
            plb: adjustments
              .filter(({ name }) => name.startsWith('plb'))
              .map(({ name, amount }) => ({ code: name.slice('plb'.length), amount: cents(amount) })),
            unallocated: cents(row.unallocated),
            creator: row.creator,
          };
        }),
    };
  } finally {
    db.close();
  }
}

function total(rows: Amounts[]): Cents {
  return sum(rows.map(({ amount }) => cents(amount)));
}

function totals(rows: Amounts[]): Record<string, Cents> {
  const byName: Record<string, Cents> = {};
  for (const { name, amount } of rows) byName[name] = cents((byName[name] ?? 0) + amount);
  return byName;
}
