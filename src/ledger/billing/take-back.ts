/** What refunds, failed refunds and lost disputes have in common: a record that hands its money out the other way. */
import type { Instant } from '../../shared/dates.ts';
import { type Cents, negate, sum } from '../../shared/money.ts';
import { paydeskUser, type WorkflowState } from '../../shared/words.ts';
import type { Add, Write } from '../journal/operation.ts';
import type { Account, Dispatch } from './invoice.ts';
import { owedOf } from './owed.ts';
import type { TripAfter } from './pay-invoice.ts';
import type { HandedOut } from './reverse-payment.ts';
import type { BookingTime, StripeOperation } from './stripe-operation.ts';
import { automaticState, moveTo } from './workflow.ts';

type RegisterRecord = Extract<Add, { add: 'registerRecord' }>['row'];
type StripeActivity = Extract<Add, { add: 'stripeActivity' }>['row'];

/** A Stripe payment as it stands in the books, with everything that was taken back of it since. */
export type BookedPayment = {
  record: string;
  paymentIntent: string;
  /** Whose ledger its surplus went to. */
  customer: Account;
  /** Null: it was taken over the phone for a dispatch or a ledger. */
  invoice: string | null;
  /** `acct_…` */
  account: string;
  livemode: boolean;
  method: string;
  handedOut: HandedOut;
  /** Refunds, lost disputes and what was booked back, in the order of booking. */
  earlier: readonly HandedOut[];
  /** The dispatches that it paid, as they are now. */
  dispatches: readonly Dispatch[];
};

/** The dispatches that `money` touches; `stateAfter` decides where each goes. */
export function tripsAfter(
  dispatches: readonly Dispatch[],
  money: HandedOut,
  stateAfter: (dispatch: Dispatch, owed: Cents) => WorkflowState,
): TripAfter[] {
  return dispatches.flatMap((dispatch) => {
    const amount = sum(money.events.filter((event) => event.dispatch === dispatch.id).map((event) => event.amount));
    if (amount === 0) return [];
    const owedAfter = owedOf({ ...dispatch, paid: sum([dispatch.paid, amount]) }).owed;
    return [{ dispatch, amount, owedAfter, stateAfter: stateAfter(dispatch, owedAfter) }];
  });
}

/** Where the automatic workflow puts a dispatch that then owes `owed`. */
export function automatically(dispatch: Dispatch, owed: Cents): WorkflowState {
  return automaticState({ ...dispatch, owed, onOpenInvoice: dispatch.openInvoices.length > 0 });
}

export type TakeBack = {
  operation: StripeOperation;
  time: BookingTime;
  payment: BookedPayment;
  money: HandedOut;
  trips: readonly TripAfter[];
  /** The record that this one reverses. */
  comesFrom: string;
  fact: 'refund' | 'refund failed' | 'lost dispute' | 'dispute corrected';
  /** The Stripe object that this record books. */
  object: string;
  number: string;
  comment: string;
  /** Stripe's own fee (positive), a child PLB within the record's amount [STR-5]. */
  disputeFee: Cents;
  /** Of a dispute: how far its life goes that this record covers. */
  step?: number;
  /** The record that it corrects. */
  buildsOn?: string;
  activity: { at: Instant; fact: StripeActivity['fact']; text: string };
};

/** The record that needs review, its events, ledger entry, fee, PLB and activity, and where the dispatches go. */
export function writeTakeBack(what: TakeBack): Write[] {
  const { operation, time, payment, money, comment, disputeFee } = what;
  const record = operation.newId();
  const common = { date: time.date, comment, creator: paydeskUser, record };
  const writes: Write[] = [{ add: 'registerRecord', id: record, row: recordOf(what) }];
  for (const event of money.events) {
    const kind = event.amount < 0 ? 'reversal' : 'payment';
    writes.push({ add: 'paymentEvent', id: operation.newId(), row: { ...common, ...event, kind } });
  }
  if (money.ledger !== 0) {
    const row = { ...common, customer: payment.customer.id, amount: negate(money.ledger), invoice: payment.invoice };
    writes.push({ add: 'ledgerEntry', id: operation.newId(), row });
  }
  if (money.fee !== 0) {
    const row = { record, kind: 'fee', code: '', amount: money.fee, description: 'Online processing fee' } as const;
    writes.push({ add: 'adjustment', id: operation.newId(), row });
  }
  if (disputeFee !== 0) {
    const description = 'Card interchange fee amount (dispute fee)';
    writes.push({
      add: 'adjustment',
      id: operation.newId(),
      row: { record, kind: 'plb', code: '01', amount: negate(disputeFee), description },
    });
  }
  writes.push({ add: 'stripeActivity', id: operation.newId(), row: activityOf(what) });
  writes.push(...what.trips.flatMap(({ dispatch, stateAfter }) => moveTo(dispatch, stateAfter)));
  return writes;
}

function recordOf(what: TakeBack): RegisterRecord {
  const { time, payment, money, disputeFee, fact, object, number, comment, comesFrom, step, buildsOn } = what;
  const { paymentIntent, account, livemode, method, customer, invoice } = payment;
  return {
    ...time,
    type: 'Stripe',
    number,
    amount: sum([money.amount, negate(disputeFee)]),
    comment: `${comment} ${paymentIntent}`,
    creator: paydeskUser,
    customer: customer.id,
    invoice,
    needsReview: true,
    stripe: { fact, object, paymentIntent, account, livemode, method, ...(step !== undefined && { step }) },
    comesFrom,
    ...(buildsOn !== undefined && { buildsOn }),
  };
}

function activityOf({ payment, money, object, activity }: TakeBack): StripeActivity {
  return { ...activity, invoice: payment.invoice, paymentIntent: payment.paymentIntent, object, amount: money.amount };
}
