/** One sum of money for several invoices of a customer, or for dispatches without an invoice (docs/rules.md, MON). */
import { allocate } from '../../shared/allocate.ts';
import { type Cents, cents, atLeastZero, least, minus, sum, zero } from '../../shared/money.ts';
import type { InvoiceState, WorkflowState } from '../../shared/words.ts';
import { ledgerPortion } from './amount-due.ts';
import type { Account, Dispatch, Invoice } from './invoice.ts';
import { orderOfPayment } from './order-of-payment.ts';
import { owedOf } from './owed.ts';
import { closedState } from './pay-invoice.ts';
import { automaticState } from './workflow.ts';

/** What becomes of what is not paid: the automatic workflow decides, invoices stay Open for more, or the rest is a courtesy discount. */
export type Rest = 'workflow' | 'leave open' | 'write off';

/** Where money goes that is left once all is paid [MON-5] to [MON-7]. */
export type Surplus = { to: 'ledger' } | { to: 'return' } | { to: 'overpay'; dispatches: readonly string[] };

export type MoneyToShare = {
  /** More than zero. */
  amount: Cents;
  rest: Rest;
  surplus: Surplus;
  /** The dispatches that alone are paid; null: all. */
  only: readonly string[] | null;
};

export type Share = { dispatch: string; invoice: string | null; amount: Cents };

export type Shared = {
  /** In the order in which the money reached them; never zero. */
  shares: readonly Share[];
  /** Positive: credit to the customer; negative: credit used up. */
  toLedger: Cents;
  /** Belongs to nothing, to be given back. */
  toReturn: Cents;
  /** Where each dispatch stands afterwards that stood elsewhere before. */
  moves: readonly { dispatch: Dispatch; stateAfter: WorkflowState }[];
  /** The invoices that close. */
  closed: readonly { id: string; state: InvoiceState }[];
};

/**
 * Shares money over `invoices`, given in the order of their commit: each is paid by the rules of an invoice payment out of what the one before
 * left over [MON-1]; what is left at the end goes to the ledger once [MON-5]. An invoice that no money reaches stays as it is [MON-2].
 *
 * 250.00 for invoices of 100.00 and 200.00 pays the first in full and the second in part.
 */
export function shareOverInvoices(invoices: readonly Invoice[], money: MoneyToShare): Shared {
  const [first] = invoices;
  const sharing = startSharing(
    invoices.flatMap(({ items }) => items),
    first?.account ?? null,
    money,
  );
  for (const invoice of invoices) payOne(sharing, invoice, money);
  return settleSurplus(sharing, money);
}

/** Shares money over dispatches without an invoice: overpaid ones are settled, then the others paid in the order of an invoice [MON-4]. */
export function shareOverDispatches(dispatches: readonly Dispatch[], money: MoneyToShare): Shared {
  const sharing = startSharing(dispatches, null, money);
  payItems(sharing, { invoice: null, items: orderOfPayment(dispatches, null), portion: zero, closes: null }, money);
  return settleSurplus(sharing, money);
}

type Sharing = {
  /** The dispatches as they stand after what was shared so far. */
  now: Map<string, Dispatch>;
  before: Map<string, Dispatch>;
  account: Account | null;
  left: Cents;
  creditUsed: Cents;
  /** The ledger's debit that is due on the invoices, and paid after all items. */
  debit: Cents;
  shares: Share[];
  closed: { id: string; state: InvoiceState }[];
};

function startSharing(dispatches: readonly Dispatch[], account: Account | null, { amount }: MoneyToShare): Sharing {
  const before = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch]));
  return { now: new Map(before), before, account, left: amount, creditUsed: zero, debit: zero, shares: [], closed: [] };
}

function payOne(sharing: Sharing, { id, state, payor, items }: Invoice, money: MoneyToShare): void {
  const portion = money.rest === 'write off' ? zero : portionOf(sharing, id);
  const ordered = orderOfPayment(
    items.map((item) => sharing.now.get(item.id) ?? item),
    payor,
  );
  const stateAfter = money.rest === 'leave open' ? state : closedState(state);
  payItems(sharing, { invoice: id, items: ordered, portion, closes: stateAfter === state ? null : stateAfter }, money);
}

/** How much of the ledger counts on the invoice, after what was shared so far [LED-2]. */
function portionOf({ account, creditUsed, closed }: Sharing, invoice: string): Cents {
  if (!account) return zero;
  const carrier = account.chargedInvoices.find((charged) => !closed.some(({ id }) => id === charged)) ?? null;
  return ledgerPortion({ balance: sum([account.ledgerBalance, creditUsed]), carrier }, invoice);
}

type ToPay = { invoice: string | null; items: readonly Dispatch[]; portion: Cents; closes: InvoiceState | null };

function payItems(sharing: Sharing, { invoice, items, portion, closes }: ToPay, money: MoneyToShare): void {
  const chosen = items.filter(({ id }) => money.only === null || money.only.includes(id));
  const { shares, toLedger } = allocate(
    chosen.map((item) => ({ owed: owedOf(item).owed })),
    sharing.left,
    portion,
  );
  if (sharing.left === 0 && shares.every((share) => share === 0)) return; // no money reaches it [MON-2]
  sharing.left = atLeastZero(toLedger);
  sharing.creditUsed = sum([sharing.creditUsed, atLeastZero(cents(-toLedger))]);
  if (portion > 0) sharing.debit = portion;
  if (invoice !== null && closes !== null) sharing.closed.push({ id: invoice, state: closes });
  const shareOf = new Map(chosen.map(({ id }, index) => [id, shares[index] ?? zero]));
  for (const item of items) {
    const amount = shareOf.get(item.id) ?? zero;
    if (amount !== 0) sharing.shares.push({ dispatch: item.id, invoice, amount });
    sharing.now.delete(item.id); // the moves are told in the order of payment
    sharing.now.set(item.id, itemAfter(item, { amount, isChosen: shareOf.has(item.id), invoice, closes }, money));
  }
}

type Paid = { amount: Cents; isChosen: boolean; invoice: string | null; closes: InvoiceState | null };

/** An item after its share, by PAY-6 and PAY-8 to PAY-12. */
function itemAfter(item: Dispatch, { amount, isChosen, invoice, closes }: Paid, { rest }: MoneyToShare): Dispatch {
  const openInvoices = closes === null ? item.openInvoices : item.openInvoices.filter((open) => open !== invoice);
  const paid = { ...item, openInvoices, paid: sum([item.paid, amount]) };
  if (amount === 0 && (item.state === 'Finished' || (invoice !== null && rest === 'leave open'))) return paid;
  if (rest === 'write off' && isChosen) return { ...paid, state: 'Finished' };
  if (amount === 0 && invoice === null) return paid;
  return decided(paid);
}

function decided(dispatch: Dispatch): Dispatch {
  const state = automaticState({ ...dispatch, owed: owedOf(dispatch).owed, onOpenInvoice: dispatch.openInvoices.length > 0 });
  return { ...dispatch, state };
}

/** What is left: first the debit that was due, then where the biller says. */
function settleSurplus(sharing: Sharing, { surplus }: MoneyToShare): Shared {
  const { left, creditUsed, debit } = sharing;
  const forDebit = surplus.to === 'ledger' ? left : least(left, debit);
  const rest = minus(left, forDebit);
  if (surplus.to === 'overpay' && rest > 0) overpay(sharing, surplus.dispatches, rest);
  const moves = [...sharing.now.values()].flatMap((after) => {
    const dispatch = sharing.before.get(after.id);
    return dispatch && dispatch.state !== after.state ? [{ dispatch, stateAfter: after.state }] : [];
  });
  const { shares, closed } = sharing;
  return { shares, toLedger: minus(forDebit, creditUsed), toReturn: surplus.to === 'return' ? rest : zero, moves, closed };
}

/** Shares a surplus evenly, to the cent: what does not divide goes to the first ones [MON-7]. */
function overpay(sharing: Sharing, dispatches: readonly string[], amount: Cents): void {
  const each = cents(Math.floor(amount / dispatches.length));
  const odd = amount - each * dispatches.length;
  dispatches.forEach((id, index) => {
    const extra = cents(each + (index < odd ? 1 : 0));
    const item = sharing.now.get(id);
    if (!item || extra === 0) return;
    const own = sharing.shares.findLastIndex((share) => share.dispatch === id);
    const share = sharing.shares[own];
    if (share) sharing.shares[own] = { ...share, amount: sum([share.amount, extra]) };
    else sharing.shares.push({ dispatch: id, invoice: null, amount: extra });
    sharing.now.set(id, decided({ ...item, paid: sum([item.paid, extra]) }));
  });
}
