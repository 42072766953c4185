/** Reads from the books what a document shows, and makes its paper of it. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Document } from '../../shared/office-api/documents.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Reader } from '../books/connection.ts';
import { keptOf } from '../books/merged.ts';
import type { QueryContext } from '../commands/registry.ts';
import { readInvoice } from '../queries/invoice.ts';
import { readRecord } from '../queries/register-record.ts';
import { readStatement } from '../queries/statement.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { Addressee, PaperDocument } from './paper.ts';
import { receiptPaper } from './receipt-paper.ts';
import { statementPaper } from './statement-paper.ts';

export type LoadedDocument = { paper: PaperDocument; to: Addressee };

/** The document as it would leave now. */
export function loadDocument(context: QueryContext, document: Document, settings: Settings): Outcome<LoadedDocument> {
  const asSet = { ...context, settings: () => settings };
  switch (document.what) {
    case 'invoice':
      return loadInvoice(asSet, document, settings);
    case 'statement':
      return loadStatement(asSet, document, settings);
    case 'receipt':
      return loadReceipt(asSet, document.id, settings);
  }
}

function loadInvoice(context: QueryContext, { id, amounts }: Document & { what: 'invoice' }, settings: Settings): Outcome<LoadedDocument> {
  const { reader, clock } = context;
  const read = readInvoice(context, id);
  if (!read.ok) return read;
  const invoice = read.value;
  if (invoice.state === 'Draft') return refuse('wrong-state', 'This is a draft: commit the invoice first, then it can leave the office.');
  const to = loadAddressee(reader, invoice.customer.id);
  const ways = new Map(reader.all<{ id: string; origin: string; destination: string }>(waysSql, { id }).map((trip) => [trip.id, trip]));
  const given = { invoice, to, ways, amounts, issuedOn: firstIssued(reader, id), today: clock.today() };
  return done({ paper: invoicePaper(given, settings), to });
}

function loadStatement(context: QueryContext, asked: Document & { what: 'statement' }, settings: Settings): Outcome<LoadedDocument> {
  const read = readStatement(context, asked);
  if (!read.ok) return read;
  const to = loadAddressee(context.reader, keptOf(context.reader, asked.id));
  return done({ paper: statementPaper(read.value, to, settings), to });
}

function loadReceipt(context: QueryContext, id: string, settings: Settings): Outcome<LoadedDocument> {
  const read = readRecord(context, id);
  if (!read.ok) return read;
  const record = read.value;
  if (record.amount <= 0 || record.nature !== 'payment')
    return refuse('wrong-state', 'A receipt is for money that came in: this record is about money that went back.');
  if (!record.customer) return refuse('wrong-state', 'It is not known yet who paid this: allocate it to a customer first.');
  const to = loadAddressee(context.reader, record.customer.id);
  type Trip = { id: string; patient: string; origin: string; destination: string };
  const trips = new Map(context.reader.all<Trip>(paidSql, { id }).map((trip) => [trip.id, trip]));
  return done({ paper: receiptPaper(record, to, trips, settings), to });
}

/** The day on which an invoice left first; null: it never has. */
function firstIssued(reader: Reader, id: string): IsoDate | null {
  return (
    reader.first<{ date: IsoDate }>("SELECT date FROM papers WHERE about = :id AND document = 'invoice' ORDER BY stamp, id LIMIT 1", { id })
      ?.date ?? null
  );
}

/** To whom a document goes. */
export function loadAddressee(reader: Reader, id: string): Addressee {
  return reader.one<Addressee>('SELECT id, name, kind, email, line1, line2, city, region, postal FROM customers WHERE id = :id', { id });
}

const waysSql = `
SELECT dispatch.id, dispatch.origin, dispatch.destination
FROM invoice_items AS item
JOIN dispatches AS dispatch ON dispatch.id = item.dispatch
WHERE item.invoice = :id AND item.removed = 0`;

const paidSql = `
SELECT DISTINCT dispatch.id, dispatch.patient, dispatch.origin, dispatch.destination
FROM payment_events AS event
JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
WHERE event.record = :id`;
