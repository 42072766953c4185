/** A dispute that the office has lost, and what Stripe changes about it afterwards (domain.md, Stripe facts in the books). */
import { assert } from '../../shared/assert.ts';
import type { Fact } from '../../shared/companion-api/facts.ts';
import { atLeastZero, type Cents, formatMoney, minus, zero } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { closingByThemselves } from './pay-invoice.ts';
import { differenceOf, type HandedOut, reversePayment } from './reverse-payment.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from './stripe-operation.ts';
import { automatically, type BookedPayment, tripsAfter, writeTakeBack } from './take-back.ts';

export type DisputeFact = Extract<Fact, { fact: 'dispute' }>;

/**
 * Books a lost dispute: what Stripe withdrew is taken back of the payment, its fee is a PLB, and the dispatches go straight to Finished, as
 * write-offs that the review can undo [STR-4]. Amount and fee are what Stripe's balance transactions say.
 */
export function bookLostDispute(fact: DisputeFact, payment: BookedPayment, time: BookingTime): StripeDecision {
  const step = stepOf(fact);
  // Two desks may hear of it first at different steps: what corrects the one does not fit the other.
  const operation = stripeOperation(fact.dispute, 'lost dispute', step === usualStep ? '' : `-${step}`);
  const money = reversePayment(payment.handedOut, payment.earlier, fact.withdrawn);
  const withdrawn = formatMoney(fact.withdrawn);
  const writes = writeTakeBack({
    operation,
    time,
    payment,
    money,
    trips: tripsAfter(payment.dispatches, money, () => 'Finished'),
    comesFrom: payment.record,
    fact: 'lost dispute',
    object: fact.dispute,
    // Stripe may tell the balance transaction later than the outcome.
    number: fact.balanceTransaction ?? fact.dispute,
    comment: 'Lost dispute',
    disputeFee: fact.fee,
    step,
    activity: { at: fact.at, fact: 'dispute lost', text: `Lost the dispute of ${withdrawn}; Stripe's fee is ${formatMoney(fact.fee)}` },
  });
  return { id: operation.id, kind: 'Stripe lost dispute booked', summary: `Booked a lost Stripe dispute of ${withdrawn}`, writes };
}

/** Lost, with one move of its money at Stripe. */
const usualStep = 2;

/** How far the life of a dispute has come: twice the number of its moves at Stripe, one more once it was won [STR-19]. */
function stepOf({ transactions, status }: DisputeFact): number {
  return 2 * transactions.length + Number(status === 'won');
}

/** What a dispute costs the office: what is taken back of the payment, and Stripe's fee. Both positive. */
export type DisputeCost = { withdrawn: Cents; fee: Cents };

/**
 * What the books have to show of a closed dispute. Lost: what Stripe's balance transactions say. Won: nothing, unless Stripe says that it gave
 * back less than was disputed; a won dispute of which nothing was given back yet is one whose reinstatement is still to come.
 */
export function costOf({ status, amount, withdrawn, fee }: DisputeFact): DisputeCost {
  const partlyWon = status === 'won' && withdrawn > 0 && withdrawn < amount;
  return status === 'lost' || partlyWon ? { withdrawn: atLeastZero(withdrawn), fee } : { withdrawn: zero, fee: zero };
}

/** A dispute as the books show it: its first record and what was corrected since. */
export type BookedDispute = {
  record: string;
  handedOut: readonly HandedOut[];
  cost: DisputeCost;
  /** How far the life of the dispute goes that they cover, and the last of them. */
  step: number;
  latest: string;
  /** Everything else that was taken back of the same payment, in the order of booking. */
  others: readonly HandedOut[];
};

/** Whether the books know as much of the dispute as this report, or more: it was read again after the companion had counted anew [STR-15]. */
export function isOutdated(fact: DisputeFact, { step }: BookedDispute): boolean {
  return stepOf(fact) <= step;
}

/**
 * Books the difference when Stripe changes what a lost dispute has cost, or the dispute is won after all [STR-15]. `newer`: the Open invoices that
 * hold one of its dispatches; those that have nothing left to collect close by themselves, as with every payment.
 */
export function correctDispute(
  fact: DisputeFact,
  booked: BookedDispute,
  payment: BookedPayment,
  newer: readonly Invoice[],
  time: BookingTime,
): StripeDecision {
  const latest = fact.transactions.at(-1);
  assert(latest !== undefined, 'what a dispute has cost changes by a balance transaction');
  const step = stepOf(fact);
  const operation = stripeOperation(latest, `dispute corrected ${booked.step} ${step}`);
  const cost = costOf(fact);
  const money = differenceOf(reversePayment(payment.handedOut, booked.others, cost.withdrawn), booked.handedOut);
  const trips = tripsAfter(payment.dispatches, money, stateAfterCorrection(fact, booked, cost));
  const text = `${fact.status === 'won' ? 'Won the dispute after all' : 'Stripe changed the dispute'}: it has cost ${formatMoney(cost.withdrawn)} and a fee of ${formatMoney(cost.fee)}`;
  const writes = writeTakeBack({
    operation,
    time,
    payment,
    money,
    trips,
    comesFrom: booked.record,
    fact: 'dispute corrected',
    object: latest,
    number: latest,
    comment: 'Dispute corrected',
    disputeFee: minus(cost.fee, booked.cost.fee),
    step,
    buildsOn: booked.latest,
    activity: { at: fact.at, fact: fact.status === 'won' ? 'dispute won' : 'dispute lost', text },
  });
  const account = { ...payment.customer, ledgerBalance: minus(payment.customer.ledgerBalance, money.ledger) };
  const closing = closingByThemselves(newer, trips, account, []);
  writes.push(...closing.map(({ id }) => ({ put: 'invoice', id, set: { state: 'Paid' } }) as const));
  const summary = `Corrected a lost Stripe dispute by ${formatMoney(money.amount)}`;
  return { id: operation.id, kind: 'Stripe dispute corrected', summary, writes };
}

/** Money lost in addition is written off like the first; money that came back of a dispute that stays lost moves only what it settles. */
function stateAfterCorrection({ status }: DisputeFact, booked: BookedDispute, cost: DisputeCost) {
  return (dispatch: Dispatch, owed: Cents): WorkflowState => {
    if (status === 'won') return automatically(dispatch, owed);
    return owed === 0 || cost.withdrawn > booked.cost.withdrawn ? 'Finished' : dispatch.state;
  };
}
