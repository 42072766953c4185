/** Reads register records and payment events as what takes them back needs them: with what was not taken back before. */
import { assert } from '../../shared/assert.ts';
import { cents, sum } from '../../shared/money.ts';
import { eventKindSchema, recordTypeSchema } from '../../shared/words.ts';
import type { Invoice } from '../billing/invoice.ts';
import { type BookedEvent, isCharge, type RecordInBooks } from '../billing/reverse-record.ts';
import type { Reader } from '../books/connection.ts';
import { loadAccount, loadDispatches, loadInvoice } from './load.ts';

type RecordRow = { id: string; type: string; number: string; amount: number; customer: string | null; invoice: string | null };

/** The record with its events, ledger entries and child records, without what was balanced within it already; null when there is none. */
export function loadRecord(reader: Reader, id: string): RecordInBooks | null {
  const row = reader.first<RecordRow>('SELECT id, type, number, amount, customer, invoice FROM register_records WHERE id = :id', { id });
  if (!row) return null;
  const events = reader
    .all<EventRow>(
      `SELECT ${eventColumns}
       FROM payment_events AS event
       WHERE event.amount <> 0
         AND (event.record = :id OR (event.op = (SELECT op FROM register_records WHERE id = :id) AND event.kind = 'finance charge'))
       ORDER BY event.stamp, event.part`,
      { id },
    )
    .map(eventOf);
  const left = netOf(events);
  const entries = reader.all<{ customer: string; invoice: string | null; amount: number }>(
    'SELECT customer, invoice, amount FROM ledger_entries WHERE record = :id ORDER BY stamp, id',
    { id },
  );
  const lines = reader.all<{ kind: RecordInBooks['adjustments'][number]['kind']; code: string; amount: number; description: string }>(
    'SELECT kind, code, amount, description FROM adjustments WHERE record = :id ORDER BY id',
    { id },
  );
  const dispatches = loadDispatches(
    reader,
    left.map(({ dispatch }) => dispatch),
  );
  assert(dispatches, `the dispatches of record ${id} are in the books`);
  return {
    ...row,
    type: recordTypeSchema.parse(row.type),
    amount: cents(row.amount),
    events: left,
    ledgerEntries: entries.map((entry) => ({ ...entry, amount: cents(entry.amount) })),
    adjustments: lines.map((line) => ({ ...line, amount: cents(line.amount) })),
    dispatches,
  };
}

/** What is left of a record's events for each dispatch: what was balanced on it before is nothing any more [REV-1]. */
function netOf(events: readonly BookedEvent[]): BookedEvent[] {
  const left = new Map<string, BookedEvent>();
  for (const event of events) {
    const key = `${event.dispatch} ${event.invoice} ${isCharge(event.kind) ? event.kind : 'money'}`;
    const before = left.get(key);
    left.set(key, before ? { ...before, amount: sum([before.amount, event.amount]) } : event);
  }
  return [...left.values()].filter(({ amount }) => amount !== 0);
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
