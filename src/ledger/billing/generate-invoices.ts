/** Which dispatches an invoice takes, and what committing it fixes (domain.md, Invoices). */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import { type Outcome, done, refuse } from '../../shared/refusal.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import type { Write } from '../journal/operation.ts';
import type { Account, Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { moveTo } from './workflow.ts';

/**
 * Whether the dispatches may stand on an invoice for `customer` [INV-2], also those that await payment on another invoice. The refusal names
 * the first one that may not, by its number [INV-8].
 */
export function checkItems(dispatches: readonly Dispatch[], customer: string): Outcome<void> {
  for (const dispatch of dispatches) {
    const name = `Dispatch ${dispatch.number}`;
    if (dispatch.customer !== customer) return refuse('wrong-state', `${name} belongs to another customer.`, 'items');
    if (dispatch.state === 'Finished')
      return refuse('wrong-state', `${name} is Finished. To invoice it, move it back to the Billing office first.`, 'items');
    if (dispatch.parked) return refuse('wrong-state', `${name} is in the parking lot. To invoice it, release it first.`, 'items');
  }
  return done(undefined);
}

/** The ledger-settling charge that a new invoice carries [INV-3]: the whole balance, unless it is 0 or another Open invoice carries it. */
export function ledgerCharge(account: Account): Cents | null {
  return account.ledgerBalance === 0 || account.chargedInvoices.length > 0 ? null : account.ledgerBalance;
}

/** The items of a draft, in the order of the list. A dispatch that is no longer listed is marked as removed. */
export function draftItems(invoice: string, dispatches: readonly Dispatch[], before: readonly Dispatch[] = []): Write[] {
  const listed = new Set(dispatches.map((dispatch) => dispatch.id));
  const removed = before.filter((dispatch) => !listed.has(dispatch.id));
  return [
    ...dispatches.map((dispatch, position): Write => {
      const set = { invoice, dispatch: dispatch.id, quoted: dispatch.quoted, invoiced: owedOf(dispatch).owed, position, removed: false };
      return { put: 'invoiceItem', id: itemId(invoice, dispatch.id), set };
    }),
    ...removed.map((dispatch): Write => ({
      put: 'invoiceItem',
      id: itemId(invoice, dispatch.id),
      set: { invoice, dispatch: dispatch.id, removed: true },
    })),
  ];
}

/** What a commit gives to an invoice once and for all [INV-6]. */
export type Commitment = { number: string; selfPayId: SelfPayId; committedOn: IsoDate; dueOn: IsoDate };

/** Commits a draft whose items were checked: fixes the amounts [INV-5], pulls the items into Awaiting payment, opens the invoice [INV-4]. */
export function commitInvoice(invoice: Invoice, commitment: Commitment): Write[] {
  return opening(invoice, commitment, {});
}

/** What an invoice is from its first day. */
export type Heading = { createdOn: IsoDate; comment: string };

/** A new invoice: a draft, or with a commitment an Open one at once, so that it is made by one operation [GEN-7]. */
export function newInvoice(invoice: Invoice, heading: Heading, commitment: Commitment | null): Write[] {
  const { id, kind, payor, account, items } = invoice;
  const head = { ...heading, customer: account.id, kind, payor };
  if (commitment) return opening(invoice, commitment, head);
  return [{ put: 'invoice', id, set: { ...head, state: 'Draft', ledgerCharge: null } }, ...draftItems(id, items)];
}

type InvoiceFields = Extract<Write, { put: 'invoice' }>['set'];

function opening(invoice: Invoice, commitment: Commitment, head: InvoiceFields): Write[] {
  const { id, account, items } = invoice;
  return [
    { put: 'invoice', id, set: { ...head, ...commitment, state: 'Open', ledgerCharge: ledgerCharge(account) } },
    ...draftItems(id, items),
    ...items.flatMap((dispatch) => moveTo(dispatch, 'Awaiting payment')),
  ];
}

function itemId(invoice: string, dispatch: string): string {
  return `${invoice}:${dispatch}`;
}
