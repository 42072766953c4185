/** Reads register records and payment events as what takes them back needs them: with what was not taken back before. */
import { assert } from '../../shared/assert.ts';
import { cents } from '../../shared/money.ts';
import { eventKindSchema, recordTypeSchema } from '../../shared/words.ts';
import type { Invoice } from '../billing/invoice.ts';
import type { BookedEvent, RecordInBooks } from '../billing/reverse-record.ts';
import type { Reader } from '../books/connection.ts';
import { loadAccount, loadDispatches, loadInvoice } from './load.ts';

type RecordRow = { id: string; type: string; number: string; amount: number; customer: string | null; invoice: string | null };

/**
 * The record with its events, ledger entries and child records; null when there is none. An event that was taken back, and what took it back, are
 * nothing any more [REV-1].
 */
export function loadRecord(reader: Reader, id: string): RecordInBooks | null {
  const row = reader.first<RecordRow>('SELECT id, type, number, amount, customer, invoice FROM register_records WHERE id = :id', { id });
  if (!row) return null;
  const events = reader
    .all<EventRow>(
      `SELECT ${eventColumns}
       FROM payment_events AS event
       WHERE event.amount <> 0
         AND NOT EXISTS (SELECT 1 FROM payment_events AS own WHERE own.id = event.reverses AND own.record = event.record)
         AND NOT EXISTS (SELECT 1 FROM payment_events AS later WHERE later.reverses = event.id)
         AND (event.record = :id OR (event.op = (SELECT op FROM register_records WHERE id = :id) AND event.kind = 'finance charge'))
       ORDER BY event.stamp, event.part`,
      { id },
    )
    .map(eventOf);
  const entries = reader.all<{ id: string; customer: string; invoice: string | null; amount: number }>(
    'SELECT id, customer, invoice, amount FROM ledger_entries WHERE record = :id ORDER BY stamp, id',
    { id },
  );
  const lines = reader.all<{
    id: string;
    kind: RecordInBooks['adjustments'][number]['kind'];
    code: string;
    amount: number;
    description: string;
  }>('SELECT id, kind, code, amount, description FROM adjustments WHERE record = :id ORDER BY id', { id });
  const dispatches = loadDispatches(
    reader,
    events.map(({ dispatch }) => dispatch),
  );
  assert(dispatches, `the dispatches of record ${id} are in the books`);
  return {
    ...row,
    type: recordTypeSchema.parse(row.type),
    amount: cents(row.amount),
    events,
    ledgerEntries: entries.map((entry) => ({ ...entry, amount: cents(entry.amount) })),
    adjustments: lines.map((line) => ({ ...line, amount: cents(line.amount) })),
    dispatches,
  };
}

type EventRow = { id: string; dispatch: string; invoice: string | null; kind: string; amount: number; record: string | null };
const eventColumns = 'event.id, event.dispatch, event.invoice, event.kind, event.amount, event.record';

/** The payment event, or null when there is none. */
export function loadEvent(reader: Reader, id: string): BookedEvent | null {
  const row = reader.first<EventRow>(`SELECT ${eventColumns} FROM payment_events AS event WHERE event.id = :id`, { id });
  return row ? eventOf(row) : null;
}

function eventOf({ kind, amount, ...row }: EventRow): BookedEvent {
  return { ...row, kind: eventKindSchema.parse(kind), amount: cents(amount) };
}

/** The Open invoices that hold one of the dispatches, oldest first. */
export function loadOpenInvoices(reader: Reader, dispatches: readonly string[]): Invoice[] {
  const rows = reader.all<{ id: string }>(
    `SELECT DISTINCT invoices.id
     FROM json_each(:dispatches) AS wanted
     CROSS JOIN invoice_items ON invoice_items.dispatch = wanted.value AND invoice_items.removed = 0
     CROSS JOIN invoices ON invoices.id = invoice_items.invoice
     WHERE invoices.state = 'Open'
     ORDER BY invoices.committed_stamp, invoices.id`,
    { dispatches: JSON.stringify(dispatches) },
  );
  return rows.map(({ id }) => invoiceOf(reader, id));
}

/** The Open invoices that carry the ledger of one of the customers, the carrier and those that would be it next. */
export function loadCarrying(reader: Reader, customers: readonly string[]): Invoice[] {
  return [...new Set(customers)].flatMap((customer) =>
    (loadAccount(reader, customer)?.chargedInvoices ?? []).map((id) => invoiceOf(reader, id)),
  );
}

/** The Paid invoices that payment events of a record paid. */
export function loadPaidInvoices(reader: Reader, { events }: RecordInBooks): Invoice[] {
  const ids = new Set(events.flatMap(({ invoice, amount }) => (invoice !== null && amount > 0 ? [invoice] : [])));
  return [...ids].map((id) => invoiceOf(reader, id)).filter(({ state }) => state === 'Paid');
}

function invoiceOf(reader: Reader, id: string): Invoice {
  const invoice = loadInvoice(reader, id);
  assert(invoice, `invoice ${id} is in the books`);
  return invoice;
}
