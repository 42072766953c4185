/** One record of the Check Register: the money's way to dispatches, ledgers and fees, where it comes from, and why it needs review. */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, minus, negate, sum } from '../../shared/money.ts';
import type { RegisterRecord } from '../../shared/office-api/register.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { InvoiceState, ServiceLevel, WorkflowState } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query, type QueryContext } from '../commands/registry.ts';
import { reversible } from './events.ts';
import { findReversal } from './reversed.ts';
import { natureOf, rowColumns, rowJoins, type StoredRow, toRow } from './register.ts';
import { reviewReason } from './review-reason.ts';
import { bankOf } from './record-at-bank.ts';
import { stripeUrl } from './stripe-links.ts';

type StoredRecord = StoredRow & {
  recorded_at: Instant;
  reviewed_by: string | null;
  reviewed_at: Instant | null;
  review_note: string;
  method: string | null;
  to_return: number;
  payment_intent: string | null;
  stripe_object: string | null;
  invoice_state: InvoiceState | null;
};

export const getRecord = query('register.get', (context, { id }) => readRecord(context, id));

/** A record as the check register shows it. */
export function readRecord({ reader, connection }: QueryContext, id: string): Outcome<RegisterRecord> {
  const stored = reader.first<StoredRecord>(recordSql, { id });
  if (!stored) return refuse('not-found', 'This record is not in the check register.', 'id');
  const row = toRow(stored);
  const events = eventsOf(reader, id);
  const ledgerEntries = ledgerEntriesOf(reader, id);
  const adjustments = reader.all<Adjustment>(adjustmentsSql, { id });
  const plbs = adjustments.filter(({ kind }) => kind === 'plb');
  const returns = adjustments.filter(({ kind }) => kind === 'return' || kind === 'taken back');
  const back = takenBackBy(reader, id);
  const isTakenOut = stored.stripe_fact === 'payment taken out';
  const isReversed = row.type !== 'Stripe' && findReversal(reader, id) !== undefined;
  const record: RegisterRecord = {
    ...row,
    recordedAt: stored.recorded_at,
    reviewedBy: stored.reviewed_by,
    reviewedAt: stored.reviewed_at,
    reviewNote: stored.review_note,
    method: stored.method ?? '',
    // What was taken out of the books again can be refunded at Stripe alone.
    paymentIntent: isTakenOut ? null : stored.payment_intent,
    stripeUrl: stripeUrl(connection(), row.nature === 'payment' ? stored.payment_intent : stored.stripe_object),
    events,
    ledgerEntries,
    fee: totalOf(adjustments.filter(({ kind }) => kind === 'fee')),
    plbs: plbs.map(({ id, code, description, amount }) => ({ id, code, description, amount })),
    returns: returns.map(({ id, description, amount }) => ({ id, description, amount })),
    totals: {
      events: totalOf(events),
      ledgerEntries: totalOf(ledgerEntries),
      plbs: totalOf(plbs),
      returns: totalOf(returns),
      takenBackBy: totalOf(back),
    },
    comesFrom: reader.first<NonNullable<RegisterRecord['comesFrom']>>(comesFromSql, { id: stored.comes_from }) ?? null,
    takenBackBy: back,
    toReturn: stored.to_return === 1,
    reversible: row.type !== 'Stripe' && !isReversed,
    takenBack: isTakenOut || isReversed,
    bank: bankOf(reader, id),
    invoiceState: stored.invoice_state,
    reviewReason: '',
  };
  return done(row.needsReview ? { ...record, reviewReason: reasonFor(record) } : record);
}

function totalOf(rows: readonly { amount: Cents }[]): Cents {
  return sum(rows.map(({ amount }) => amount));
}

function reasonFor({ nature, customer, amount, unallocated, comment, reviewNote, events, plbs }: RegisterRecord): string {
  const moved = minus(amount, sum(plbs.map((plb) => plb.amount)));
  const trips = new Map(events.map(({ dispatch }) => [dispatch.id, dispatch]));
  return reviewReason({
    nature,
    customer: customer?.name ?? 'The customer',
    moved: moved < 0 ? negate(moved) : moved,
    unallocated,
    comment,
    note: reviewNote,
    trips: [...trips.values()],
  });
}

function eventsOf(reader: Reader, id: string): RegisterRecord['events'] {
  return reader.all<StoredEvent>(eventsSql, { id }).map((event) => ({
    id: event.id,
    kind: event.kind,
    amount: event.amount,
    comment: event.comment,
    reversible: event.reversible === 1,
    invoice: event.invoice === null ? null : { id: event.invoice, number: event.invoice_number ?? '' },
    dispatch: {
      id: event.dispatch,
      number: event.number,
      date: event.date,
      serviceLevel: event.service_level,
      state: event.state,
      owed: event.owed,
      writtenOff: event.written_off,
    },
  }));
}

function ledgerEntriesOf(reader: Reader, id: string): RegisterRecord['ledgerEntries'] {
  const stored = reader.all<{ id: string; customer: string; customer_name: string; amount: Cents; comment: string }>(ledgerEntriesSql, {
    id,
  });
  return stored.map((entry) => ({
    id: entry.id,
    customer: { id: entry.customer, name: entry.customer_name },
    // A ledger entry is positive when the customer owes more; the record shows what it gave the customer.
    amount: negate(entry.amount),
    comment: entry.comment,
  }));
}

type TakenBack = { id: string; number: string; date: IsoDate; amount: Cents; stripe_fact: StoredRow['stripe_fact'] };

function takenBackBy(reader: Reader, id: string): RegisterRecord['takenBackBy'] {
  return reader.all<TakenBack>(takenBackBySql, { id }).map(({ stripe_fact, ...row }) => ({
    ...row,
    nature: natureOf({ stripe_fact, comes_from: id, amount: row.amount }),
  }));
}

const recordSql = `
SELECT ${rowColumns},
  record.recorded_at, record.reviewed_by, record.reviewed_at, record.review_note, record.method, record.to_return,
  record.payment_intent, record.stripe_object, invoice.state AS invoice_state
FROM register_records AS record
${rowJoins}
WHERE record.id = :id`;

type StoredEvent = {
  id: string;
  kind: string;
  amount: Cents;
  comment: string;
  reversible: number;
  invoice: string | null;
  invoice_number: string | null;
  dispatch: string;
  number: number;
  date: IsoDate;
  service_level: ServiceLevel;
  state: WorkflowState;
  owed: Cents;
  written_off: Cents;
};

const eventsSql = `
SELECT
  event.id, event.kind, event.amount, event.comment, ${reversible}, event.invoice, invoice.number AS invoice_number,
  event.dispatch, dispatch.number, dispatch.date, dispatch.service_level, dispatch.state, dispatch.owed, dispatch.written_off
FROM payment_events AS event
JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
LEFT JOIN invoices AS invoice ON invoice.id = event.invoice
WHERE event.record = :id
ORDER BY event.stamp, event.part`;

const ledgerEntriesSql = `
SELECT entry.id, entry.customer, customer.name AS customer_name, entry.amount, entry.comment
FROM ledger_entries AS entry
JOIN customers AS customer ON customer.id = entry.customer
WHERE entry.record = :id
ORDER BY entry.stamp, entry.id`;

type Adjustment = { id: string; kind: 'fee' | 'plb' | 'return' | 'taken back'; code: string; amount: Cents; description: string };

const adjustmentsSql = `
SELECT id, kind, code, amount, description
FROM adjustments
WHERE record = :id
ORDER BY id`;

const comesFromSql = `
SELECT id, type, number, date, amount
FROM register_records
WHERE id = :id`;

const takenBackBySql = `
SELECT id, number, date, amount, stripe_fact
FROM register_records
WHERE comes_from = :id
ORDER BY stamp`;
