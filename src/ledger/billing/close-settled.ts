/** Open invoices that money settles though it was not paid on them: they close by themselves (docs/rules.md, MON-8, INV-14). */
import { sum } from '../../shared/money.ts';
import type { Write } from '../journal/operation.ts';
import { ledgerPortion } from './amount-due.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { standingAfter } from './standing.ts';

/**
 * The closing of those of the `open` invoices that hold a dispatch which the events of `writes` touch, or carry a ledger that their entries
 * touch, and that have nothing left to collect once `writes` are in the books: no item that owes or is overpaid, and no ledger charge or a ledger portion ≤ 0, as in PAY-14.
 */
export function closeSettled(open: readonly Invoice[], writes: readonly Write[]): Write[] {
  const touched = new Set(writes.flatMap((write) => ('add' in write && write.add === 'paymentEvent' ? [write.row.dispatch] : [])));
  const ledgers = new Set(writes.flatMap((write) => ('add' in write && write.add === 'ledgerEntry' ? [write.row.customer] : [])));
  const put = new Set(writes.flatMap((write) => ('put' in write && write.put === 'invoice' ? [write.id] : [])));
  const settled = open.filter(
    (invoice) =>
      !put.has(invoice.id) &&
      (invoice.items.some(({ id }) => touched.has(id)) || (invoice.ledgerCharge !== null && ledgers.has(invoice.account.id))) &&
      !invoice.items.some((item) => leftToCollect(item, writes)) &&
      !ledgerLeft(invoice, writes, put),
  );
  return settled.map(({ id }) => ({ put: 'invoice', id, set: { state: 'Paid' } }));
}

function leftToCollect(item: Dispatch, writes: readonly Write[]): boolean {
  const { state, owed } = standingAfter(item, writes);
  return state !== 'Finished' && owed !== 0;
}

function ledgerLeft({ id, account, ledgerCharge }: Invoice, writes: readonly Write[], put: ReadonlySet<string>): boolean {
  if (ledgerCharge === null) return false;
  const entries = writes.flatMap((write) =>
    'add' in write && write.add === 'ledgerEntry' && write.row.customer === account.id ? [write.row.amount] : [],
  );
  const carrier = account.chargedInvoices.find((charged) => !put.has(charged)) ?? null;
  return ledgerPortion({ balance: sum([account.ledgerBalance, ...entries]), carrier }, id) > 0;
}
