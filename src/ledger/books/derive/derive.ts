/**
 * Recomputes the derived columns of what operations touched, from the rows alone: so they are the same whether the operations came one by
 * one, in another order, or all at once in a rebuild. Who was merged into whom comes first, then dispatches and register records, then customers and
 * their invoices.
 */
import type { Writer } from '../connection.ts';
import { touchCustomer, type Touched } from '../touched.ts';
import { deriveAdministrator } from './administrator.ts';
import { deriveCustomer } from './customers.ts';
import { deriveDispatch } from './dispatches.ts';
import { deriveInvoice } from './invoices.ts';
import { deriveMerged } from './merged.ts';
import { deriveRecord } from './register.ts';
import { deriveWords } from './search.ts';

/** Brings every derived column that depends on `touched` up to date, and adds to it what changed along. */
export function derive(books: Writer, touched: Touched): void {
  deriveRows(books, touched);
  deriveAcross(books, touched);
}

/** What follows from the rows of a dispatch or a register record alone. */
export function deriveRows(books: Writer, touched: Touched): void {
  deriveMerged(books, touched);
  for (const id of touched.dispatch) {
    const customer = deriveDispatch(books, id);
    if (customer !== undefined) touchCustomer(books, touched, customer);
    const invoices = books.all<{ invoice: string }>('SELECT invoice FROM invoice_items WHERE dispatch = :id', { id });
    for (const { invoice } of invoices) touched.invoice.add(invoice);
  }
  for (const id of touched.registerRecord) deriveRecord(books, id);
  if (touched.user.size > 0) deriveAdministrator(books);
}

/** What sums up the rows, and the words they are found by: once for many operations, when they are appended in bulk. */
export function deriveAcross(books: Writer, touched: Touched): void {
  const portions = new Set<string>();
  for (const id of touched.ledgersBefore.keys()) {
    if (!deriveCustomer(books, id, touched.ledgersBefore.get(id))) continue;
    for (const invoice of books.all<{ id: string }>('SELECT id FROM invoices WHERE customer = :id', { id })) portions.add(invoice.id);
  }
  for (const id of touched.invoice) {
    deriveInvoice(books, id, { items: true });
    portions.delete(id);
  }
  for (const id of portions) {
    deriveInvoice(books, id, { items: false });
    touched.invoice.add(id);
  }
  deriveWords(books, touched);
}
