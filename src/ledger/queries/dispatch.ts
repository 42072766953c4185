/** One dispatch: its billing fields, why it is in its state, its payment events and its invoices. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import { quoteSourceSchema } from '../../shared/quotes.ts';
import { done, refuse } from '../../shared/refusal.ts';
import type { InvoiceState } from '../../shared/words.ts';
import { automaticState } from '../billing/workflow.ts';
import { query } from '../commands/registry.ts';
import { rowColumns, type StoredRow, toRow } from './dispatches.ts';
import { eventColumns, eventJoins, type StoredEvent, toEventRow } from './events.ts';
import { stateReason } from './state-reason.ts';

type StoredDispatch = StoredRow & {
  origin: string;
  destination: string;
  mileage: number;
  external_id: string;
  quoted: Cents;
  quote_source: string | null;
  allowed: Cents | null;
  service_charges: Cents;
  discounts: Cents;
  finance_charges: Cents;
};

type StoredInvoice = { id: string; number: string | null; state: InvoiceState; due_on: IsoDate | null; invoiced: Cents };

export const getDispatch = query('dispatches.get', ({ reader }, { id }) => {
  const stored = reader.first<StoredDispatch>(dispatchSql, { id });
  if (!stored) return refuse('not-found', 'There is no such dispatch.', 'id');
  const row = toRow(stored);
  const events = reader.all<StoredEvent>(eventsSql, { id }).map(toEventRow);
  const invoices = reader.all<StoredInvoice>(invoicesSql, { id });
  return done({
    ...row,
    origin: stored.origin,
    destination: stored.destination,
    mileage: stored.mileage,
    externalId: stored.external_id,
    quoted: stored.quoted,
    quoteSource: stored.quote_source === null ? null : quoteSourceSchema.parse(JSON.parse(stored.quote_source)),
    allowed: stored.allowed,
    serviceCharges: stored.service_charges,
    discounts: stored.discounts,
    financeCharges: stored.finance_charges,
    automaticState: automaticState({ ...row, onOpenInvoice: invoices.some(({ state }) => state === 'Open') }),
    stateReason: stateReason({ dispatch: row, invoices, lastEvent: events.at(-1) }),
    events,
    invoices: invoices.map(({ id, number, state, invoiced }) => ({ id, number, state, invoiced })),
  });
});

const dispatchSql = `
SELECT ${rowColumns},
  dispatch.origin, dispatch.destination, dispatch.mileage, dispatch.external_id, dispatch.quoted, dispatch.quote_source, dispatch.allowed,
  dispatch.service_charges, dispatch.discounts, dispatch.finance_charges
FROM dispatches AS dispatch
LEFT JOIN customers AS customer ON customer.id = dispatch.customer
WHERE dispatch.id = :id`;

const eventsSql = `
SELECT ${eventColumns}
FROM payment_events AS event
${eventJoins}
WHERE event.dispatch = :id
ORDER BY event.stamp, event.part`;

const invoicesSql = `
SELECT invoice.id, invoice.number, invoice.state, invoice.due_on, item.invoiced
FROM invoice_items AS item
JOIN invoices AS invoice ON invoice.id = item.invoice
WHERE item.dispatch = :id AND item.removed = 0
ORDER BY invoice.committed_stamp DESC NULLS FIRST, invoice.id DESC`;
