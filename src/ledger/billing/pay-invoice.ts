/** Paying an invoice (domain.md, Paying an invoice): the whole plan to the cent, shown by the preview and written by the booking alike. */
import { allocate } from '../../shared/allocate.ts';
import { assert } from '../../shared/assert.ts';
import { type Cents, minus, sum, zero } from '../../shared/money.ts';
import type { InvoiceState, WorkflowState } from '../../shared/words.ts';
import { amountDue, ledgerPortion } from './amount-due.ts';
import type { Account, Dispatch, Invoice } from './invoice.ts';
import { orderOfPayment } from './order-of-payment.ts';
import { owedOf } from './owed.ts';
import { automaticState } from './workflow.ts';

export type InvoicePayment = {
  /** What goes to the invoice, without a processing fee; more than zero. */
  amount: Cents;
  /** Leave the invoice as it is, for more payments. */
  keepOpen: boolean;
  /** The items paid in part or not at all become Finished. */
  writeOffRest: boolean;
  /** IDs of the dispatches that alone are paid; null: all of the invoice's. */
  only: readonly string[] | null;
};

/** A payment by the default options, as a Stripe payment is [STR-1]. */
export function defaultPayment(amount: Cents): InvoicePayment {
  return { amount, keepOpen: false, writeOffRest: false, only: null };
}

/** A dispatch that money may have moved, and where it stands afterwards. */
export type TripAfter = {
  dispatch: Dispatch;
  /** The event's amount: negative where an overpaid item is settled, zero where no money reached it. */
  amount: Cents;
  owedAfter: Cents;
  stateAfter: WorkflowState;
};

export type PaidItem = TripAfter & {
  /** False: not among the items that were chosen. */
  chosen: boolean;
  owed: Cents;
};

export type PaymentPlan = {
  invoice: Invoice;
  amount: Cents;
  /** All items of the invoice in the order of payment. */
  items: PaidItem[];
  /** Positive: credit to the customer; negative: credit used up. */
  toLedger: Cents;
  ledgerBalanceAfter: Cents;
  stateAfter: InvoiceState;
  dueBefore: Cents;
  dueAfter: Cents;
  /** Newer invoices that close by themselves as Paid. */
  alsoPaid: Invoice[];
};

/**
 * Plans a payment on `invoice` by the rules PAY-1 to PAY-15. `newer`: the Open invoices committed later that hold one of its dispatches.
 * `amount = Σ items' amounts + toLedger`, always.
 *
 * A check of 1,500.00 on five trips owing 1,400.00 pays the five in full and puts 100.00 to the customer's ledger.
 */
export function payInvoice(invoice: Invoice, payment: InvoicePayment, newer: readonly Invoice[]): PaymentPlan {
  assert(payment.amount > 0, 'a payment is more than zero');
  const portion = ledgerPortion(ledgerOf(invoice.account, []), invoice.id);
  const only = payment.only && new Set(payment.only);
  const ordered = orderOfPayment(invoice.items, invoice.payor).map((dispatch) => ({
    dispatch,
    chosen: only?.has(dispatch.id) ?? true,
    owed: owedOf(dispatch).owed,
  }));
  const chosen = ordered.filter((item) => item.chosen);
  const { shares, toLedger } = allocate(chosen, payment.amount, payment.writeOffRest ? zero : portion);
  const shareOf = new Map(chosen.map((item, index) => [item.dispatch.id, shares[index] ?? zero]));

  const stateAfter = payment.keepOpen ? invoice.state : closedState(invoice.state);
  const closed = stateAfter === 'Open' ? [] : [invoice.id];
  const items = ordered.map((item): PaidItem => {
    const amount = shareOf.get(item.dispatch.id) ?? zero;
    const paid = { ...item, amount, owedAfter: owedAfter(item.dispatch, amount) };
    return { ...paid, stateAfter: itemStateAfter(paid, payment, closed) };
  });

  const account = { ...invoice.account, ledgerBalance: minus(invoice.account.ledgerBalance, toLedger) };
  const alsoPaid = closingByThemselves(newer, items, account, closed);
  const portionAfter = ledgerPortion(ledgerOf(account, [...closed, ...alsoPaid.map(({ id }) => id)]), invoice.id);
  return {
    invoice,
    amount: payment.amount,
    items,
    toLedger,
    ledgerBalanceAfter: account.ledgerBalance,
    stateAfter,
    dueBefore: amountDue(
      ordered.map(({ owed, dispatch }) => ({ owed, state: dispatch.state })),
      portion,
    ),
    dueAfter: amountDue(
      items.map((item) => ({ owed: item.owedAfter, state: item.stateAfter })),
      portionAfter,
    ),
    alsoPaid,
  };
}

/** Money closes an Open or Unpaid invoice as Paid [PAY-7]; one that was Cancelled or Sold meanwhile stays so [STR-11]. */
export function closedState(state: InvoiceState): InvoiceState {
  assert(state !== 'Draft', 'a draft is not paid');
  return state === 'Cancelled' || state === 'Sold' ? state : 'Paid';
}

function owedAfter(dispatch: Dispatch, amount: Cents): Cents {
  return owedOf({ ...dispatch, paid: sum([dispatch.paid, amount]) }).owed;
}

/** Where an item is after the payment [PAY-6], [PAY-8] to [PAY-12]. `closed`: the invoice that this payment closes, if it does. */
function itemStateAfter(item: Omit<PaidItem, 'stateAfter'>, payment: InvoicePayment, closed: readonly string[]): WorkflowState {
  const { dispatch, owedAfter: owed } = item;
  const untouched = item.amount === 0;
  if (untouched && (payment.keepOpen || dispatch.state === 'Finished')) return dispatch.state;
  if (payment.writeOffRest && item.chosen) return 'Finished';
  const onOpenInvoice = dispatch.openInvoices.some((id) => !closed.includes(id));
  return automaticState({ ...dispatch, owed, onOpenInvoice });
}

/**
 * The newer invoices that hold a dispatch the money touched and have nothing left to collect [PAY-14]. `account` is the ledger after the
 * payment, `closed` the invoice that the payment itself closes, if it does.
 */
export function closingByThemselves(
  newer: readonly Invoice[],
  items: readonly TripAfter[],
  account: Account,
  closed: readonly string[],
): Invoice[] {
  const after = new Map(items.map((item) => [item.dispatch.id, item]));
  const touched = (dispatch: Dispatch) => (after.get(dispatch.id)?.amount ?? zero) !== 0;
  const leftToCollect = (dispatch: Dispatch) => {
    const item = after.get(dispatch.id);
    return (item?.stateAfter ?? dispatch.state) !== 'Finished' && (item?.owedAfter ?? owedOf(dispatch).owed) !== 0;
  };
  const ledgerLeft = (invoice: Invoice) => {
    const own = invoice.account.id === account.id ? account : invoice.account;
    return invoice.ledgerCharge !== null && ledgerPortion(ledgerOf(own, closed), invoice.id) > 0;
  };
  return newer.filter((invoice) => invoice.items.some(touched) && !invoice.items.some(leftToCollect) && !ledgerLeft(invoice));
}

/** The ledger with its carrier, once the invoices of `closed` are no longer Open [LED-1]. */
function ledgerOf({ ledgerBalance, chargedInvoices }: Account, closed: readonly string[]): { balance: Cents; carrier: string | null } {
  return { balance: ledgerBalance, carrier: chargedInvoices.find((id) => !closed.includes(id)) ?? null };
}
