/** The reinvoicing cycle for one customer: old invoices become Unpaid, and what they billed is seen as waiting again (domain.md, Invoices). */
import type { Write } from '../journal/operation.ts';
import { assert } from '../../shared/assert.ts';
import { closeAsUnpaid } from './close-invoice.ts';
import type { Debtor } from './gather.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { automaticState } from './workflow.ts';

/** Marks Open invoices as Unpaid, one after the other: each sees those before it as closed already [REINV-1]. */
export function closeAllAsUnpaid(invoices: readonly Invoice[]): { invoice: Invoice; writes: Write[] }[] {
  const closed = new Set<string>();
  return invoices.map((invoice) => {
    const decided = closeAsUnpaid({ ...invoice, items: invoice.items.map((dispatch) => without(dispatch, closed)) });
    assert(decided.ok, `invoice ${invoice.id} is Open`);
    closed.add(invoice.id);
    return { invoice, writes: decided.value };
  });
}

/** The customer as it will be once its invoices `closed` are Unpaid: so one operation can invoice again what the one before it sent back. */
export function debtorWithout(debtor: Debtor, closed: ReadonlySet<string>): Debtor {
  const { account, receivables } = debtor;
  return {
    ...debtor,
    account: { ...account, chargedInvoices: account.chargedInvoices.filter((invoice) => !closed.has(invoice)) },
    receivables: receivables.map((receivable) => ({ ...receivable, dispatch: without(receivable.dispatch, closed) })),
  };
}

function without(dispatch: Dispatch, closed: ReadonlySet<string>): Dispatch {
  const openInvoices = dispatch.openInvoices.filter((invoice) => !closed.has(invoice));
  if (openInvoices.length === dispatch.openInvoices.length || dispatch.state === 'Finished') return { ...dispatch, openInvoices };
  const state = automaticState({ ...dispatch, owed: owedOf(dispatch).owed, onOpenInvoice: openInvoices.length > 0 });
  return { ...dispatch, openInvoices, state };
}
