/** Reads from the books what a document shows, and makes its paper of it. */
import type { Document } from '../../shared/office-api/documents.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Reader } from '../books/connection.ts';
import type { QueryContext } from '../commands/registry.ts';
import { readInvoice } from '../queries/invoice.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { Addressee, PaperDocument } from './paper.ts';

export type LoadedDocument = { paper: PaperDocument; to: Addressee };

/** The document as it would leave now. */
export function loadDocument(context: QueryContext, document: Document, settings: Settings): Outcome<LoadedDocument> {
  return loadInvoice(context, document, settings);
}

function loadInvoice(context: QueryContext, { id, amounts }: Document & { what: 'invoice' }, settings: Settings): Outcome<LoadedDocument> {
  const { reader, clock } = context;
  const read = readInvoice({ ...context, settings: () => settings }, id);
  if (!read.ok) return read;
  const invoice = read.value;
  if (invoice.state === 'Draft') return refuse('wrong-state', 'This is a draft: commit the invoice first, then it can leave the office.');
  const to = loadAddressee(reader, invoice.customer.id);
  const ways = new Map(reader.all<{ id: string; origin: string; destination: string }>(waysSql, { id }).map((trip) => [trip.id, trip]));
  return done({ paper: invoicePaper({ invoice, to, ways, amounts, issuedOn: null, today: clock.today() }, settings), to });
}

function loadAddressee(reader: Reader, id: string): Addressee {
  return reader.one<Addressee>('SELECT id, name, kind, email, line1, line2, city, region, postal FROM customers WHERE id = :id', { id });
}

const waysSql = `
SELECT dispatch.id, dispatch.origin, dispatch.destination
FROM invoice_items AS item
JOIN dispatches AS dispatch ON dispatch.id = item.dispatch
WHERE item.invoice = :id AND item.removed = 0`;
