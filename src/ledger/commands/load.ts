/** Reads from the books what the billing rules decide upon. The only place that turns rows into `Dispatch`, `Account` and `Invoice`. */
import { assert } from '../../shared/assert.ts';
import { isoDate } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import {
  type CustomerKind,
  customerKindSchema,
  invoiceKindSchema,
  invoiceStateSchema,
  payorSchema,
  serviceLevelSchema,
  workflowStateSchema,
} from '../../shared/words.ts';
import type { Account, Dispatch, Invoice } from '../billing/invoice.ts';
import type { Reader } from '../books/connection.ts';
import { keptOf } from '../books/merged.ts';

export type DispatchRow = {
  id: string;
  number: number;
  customer: string;
  date: string;
  service_level: string;
  payor: string;
  state: string;
  parked: number;
  non_billable: number;
  cancelled: number;
  quoted: number;
  allowed: number | null;
  service_charges: number;
  discounts: number;
  finance_charges: number;
  paid: number;
};

/** What `dispatchOf` needs of the table `dispatches`. */
export const dispatchColumns = [
  'id',
  'number',
  'customer',
  'date',
  'service_level',
  'payor',
  'state',
  'parked',
  'non_billable',
  'cancelled',
  'quoted',
  'allowed',
  'service_charges',
  'discounts',
  'finance_charges',
  'paid',
]
  .map((column) => `dispatches.${column}`)
  .join(', ');

/** The dispatch, or null when there is none. */
export function loadDispatch(reader: Reader, id: string): Dispatch | null {
  const row = reader.first<DispatchRow>(`SELECT ${dispatchColumns} FROM dispatches WHERE id = :id`, { id });
  if (!row) return null;
  return dispatchOf(row, openInvoicesOf(reader, id));
}

/** The dispatches in the order of `ids`, each once; null when one does not exist. */
export function loadDispatches(reader: Reader, ids: readonly string[]): Dispatch[] | null {
  const found = [...new Set(ids)].map((id) => loadDispatch(reader, id));
  return found.every((dispatch) => dispatch !== null) ? found : null;
}

/** The customer's ledger, or null when there is no such customer; of a merged one that of the kept one. */
export function loadAccount(reader: Reader, customer: string): Account | null {
  const id = keptOf(reader, customer);
  const row = reader.first<{ name: string; ledger_balance: number }>('SELECT name, ledger_balance FROM customers WHERE id = :id', { id });
  if (!row) return null;
  const charged = reader.all<{ id: string }>(
    `SELECT id
     FROM invoices
     WHERE customer = :id AND state = 'Open' AND ledger_charge IS NOT NULL
     ORDER BY committed_stamp DESC, id DESC`,
    { id },
  );
  return { id, name: row.name, ledgerBalance: cents(row.ledger_balance), chargedInvoices: charged.map((invoice) => invoice.id) };
}

/** What the customer is, or null when there is no such customer; of a merged one what the kept one is. */
export function loadCustomerKind(reader: Reader, customer: string): CustomerKind | null {
  const row = reader.first<{ kind: string }>('SELECT kind FROM customers WHERE id = :id', { id: keptOf(reader, customer) });
  return row ? customerKindSchema.parse(row.kind) : null;
}

type InvoiceRow = {
  id: string;
  number: string | null;
  customer: string;
  kind: string;
  state: string;
  payor: string;
  ledger_charge: number | null;
};

/** The invoice with its items in their order on it, or null when there is none. */
export function loadInvoice(reader: Reader, id: string): Invoice | null {
  const row = reader.first<InvoiceRow>('SELECT id, number, customer, kind, state, payor, ledger_charge FROM invoices WHERE id = :id', {
    id,
  });
  if (!row) return null;
  const account = loadAccount(reader, row.customer);
  assert(account, `invoice ${id} has a customer`);
  return {
    id: row.id,
    number: row.number ?? '',
    kind: invoiceKindSchema.parse(row.kind),
    state: invoiceStateSchema.parse(row.state),
    payor: payorSchema.parse(row.payor),
    account,
    ledgerCharge: orNull(row.ledger_charge),
    items: loadItems(reader, id),
  };
}

/** The Open invoices that were committed after `invoice` and hold one of its dispatches, oldest first [PAY-14]. */
export function loadNewerInvoices(reader: Reader, invoice: string): Invoice[] {
  const rows = reader.all<{ id: string }>(
    `SELECT newer.id
     FROM invoices AS paid
     JOIN invoice_items AS item ON item.invoice = paid.id AND item.removed = 0
     JOIN invoice_items AS again ON again.dispatch = item.dispatch AND again.removed = 0
     JOIN invoices AS newer ON newer.id = again.invoice
     WHERE paid.id = :invoice AND newer.state = 'Open' AND newer.committed_stamp > paid.committed_stamp
     GROUP BY newer.id
     ORDER BY newer.committed_stamp, newer.id`,
    { invoice },
  );
  return rows.map(({ id }) => {
    const newer = loadInvoice(reader, id);
    assert(newer, `invoice ${id} is in the books`);
    return newer;
  });
}

function loadItems(reader: Reader, invoice: string): Dispatch[] {
  const rows = reader.all<DispatchRow>(
    `SELECT ${dispatchColumns}
     FROM invoice_items
     JOIN dispatches ON dispatches.id = invoice_items.dispatch
     WHERE invoice_items.invoice = :invoice AND invoice_items.removed = 0
     ORDER BY invoice_items.position, invoice_items.id`,
    { invoice },
  );
  return rows.map((row) => dispatchOf(row, openInvoicesOf(reader, row.id)));
}

function openInvoicesOf(reader: Reader, dispatch: string): string[] {
  const rows = reader.all<{ id: string }>(
    `SELECT invoices.id
     FROM invoice_items
     JOIN invoices ON invoices.id = invoice_items.invoice
     WHERE invoice_items.dispatch = :dispatch AND invoice_items.removed = 0 AND invoices.state = 'Open'
     ORDER BY invoices.id`,
    { dispatch },
  );
  return rows.map(({ id }) => id);
}

/** A row as the billing rules see it. */
export function dispatchOf(row: DispatchRow, openInvoices: readonly string[]): Dispatch {
  return {
    id: row.id,
    number: row.number,
    customer: row.customer,
    date: isoDate(row.date),
    serviceLevel: serviceLevelSchema.parse(row.service_level),
    payor: payorSchema.parse(row.payor),
    state: workflowStateSchema.parse(row.state),
    parked: row.parked === 1,
    nonBillable: row.non_billable === 1,
    cancelled: row.cancelled === 1,
    quoted: cents(row.quoted),
    allowed: orNull(row.allowed),
    serviceCharges: cents(row.service_charges),
    discounts: cents(row.discounts),
    financeCharges: cents(row.finance_charges),
    paid: cents(row.paid),
    openInvoices,
  };
}

function orNull(amount: number | null): Cents | null {
  return amount === null ? null : cents(amount);
}
