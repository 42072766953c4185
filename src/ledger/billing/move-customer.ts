/** What changes when everything of one customer, or a part of it, counts for another: ledgers, and what invoices are due. */
import { type Cents, cents, sum } from '../../shared/money.ts';
import type { InvoiceState } from '../../shared/words.ts';
import { ledgerPortion } from './amount-due.ts';

export type CommittedInvoice = {
  id: string;
  number: string;
  state: InvoiceState;
  /** Sum of owed of its items that are not Finished. */
  itemsDue: Cents;
  dueNow: Cents;
  /** It has a ledger charge. */
  charged: boolean;
  /** When it was committed; sorts as text. */
  committed: string;
};

/** What counts for one customer, or a part of it. */
export type Holdings = {
  /** Positive: the customer owes. */
  ledgerBalance: Cents;
  balanceDue: Cents;
  invoices: readonly CommittedInvoice[];
};

export type ChangedInvoice = { id: string; number: string; state: InvoiceState; dueBefore: Cents; dueAfter: Cents };

/** Two parts that count for one customer. */
export function together(a: Holdings, b: Holdings): Holdings {
  return {
    ledgerBalance: sum([a.ledgerBalance, b.ledgerBalance]),
    balanceDue: sum([a.balanceDue, b.balanceDue]),
    invoices: [...a.invoices, ...b.invoices],
  };
}

/**
 * The invoices that are due another amount once each of `after` is one customer's [MERGE-5], [MERGE-6]: the ledger portion follows the customer's
 * whole ledger and its carrier [LED-1], [LED-2]. Only those that may still be paid, in the order of their commits.
 */
export function changedInvoices(after: readonly Holdings[]): ChangedInvoice[] {
  return after
    .flatMap((holdings) => holdings.invoices.map((invoice) => ({ invoice, dueAfter: dueOn(invoice, holdings) })))
    .filter(({ invoice, dueAfter }) => mayBePaid(invoice.state) && dueAfter !== invoice.dueNow)
    .toSorted((a, b) => (a.invoice.committed < b.invoice.committed ? -1 : 1))
    .map(({ invoice: { id, number, state, dueNow }, dueAfter }) => ({ id, number, state, dueBefore: dueNow, dueAfter }));
}

function dueOn({ id, itemsDue }: CommittedInvoice, { ledgerBalance, invoices }: Holdings): Cents {
  const [carrier] = invoices.filter(({ state, charged }) => state === 'Open' && charged).toSorted((a, b) => (isNewer(a, b) ? -1 : 1));
  return cents(itemsDue + ledgerPortion({ balance: ledgerBalance, carrier: carrier?.id ?? null }, id));
}

function isNewer(a: CommittedInvoice, b: CommittedInvoice): boolean {
  return a.committed === b.committed ? a.id > b.id : a.committed > b.committed;
}

function mayBePaid(state: InvoiceState): boolean {
  return state === 'Open' || state === 'Paid' || state === 'Unpaid';
}
