import { closeSettled } from '../billing/close-settled.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { loadCarrying, loadOpenInvoices } from './load-records.ts';

/** The writes, with the closing of the Open invoices that they leave nothing to collect on [INV-14], [REV-9]. */
export function withClosings(reader: Reader, writes: readonly Write[]): Write[] {
  const dispatches = writes.flatMap((write) => ('add' in write && write.add === 'paymentEvent' ? [write.row.dispatch] : []));
  const customers = writes.flatMap((write) => ('add' in write && write.add === 'ledgerEntry' ? [write.row.customer] : []));
  const open = new Map(
    [...loadOpenInvoices(reader, dispatches), ...loadCarrying(reader, customers)].map((invoice) => [invoice.id, invoice]),
  );
  return [...writes, ...closeSettled([...open.values()], writes)];
}

/** What closes by the writes: `closes` of a preview. */
export function closingOf(reader: Reader, writes: readonly Write[]): { id: string; number: string }[] {
  const closed = writes.flatMap((write) => ('put' in write && write.put === 'invoice' && write.set.state === 'Paid' ? [write.id] : []));
  return closed.map((id) => reader.one<{ id: string; number: string }>('SELECT id, number FROM invoices WHERE id = :id', { id }));
}
