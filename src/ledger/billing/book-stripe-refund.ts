/** A refund made at Stripe's dashboard, and one that failed after it was booked (domain.md, Stripe facts in the books). */
import type { Fact } from '../../shared/companion-api/facts.ts';
import { formatMoney, minus, zero } from '../../shared/money.ts';
import type { Invoice } from './invoice.ts';
import { closingByThemselves } from './pay-invoice.ts';
import { type HandedOut, mirror, reversePayment } from './reverse-payment.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from './stripe-operation.ts';
import { automatically, type BookedPayment, tripsAfter, writeTakeBack } from './take-back.ts';

export type RefundFact = Extract<Fact, { fact: 'refund' }>;

/** Books a refund that has succeeded: its money is taken back of the payment, and the automatic workflow decides again [STR-3]. */
export function bookStripeRefund(fact: RefundFact, payment: BookedPayment, time: BookingTime): StripeDecision {
  const operation = stripeOperation(fact.refund, 'refund');
  const money = reversePayment(payment.handedOut, payment.earlier, fact.amount);
  const writes = writeTakeBack({
    operation,
    time,
    payment,
    money,
    trips: tripsAfter(payment.dispatches, money, automatically),
    comesFrom: payment.record,
    fact: 'refund',
    object: fact.refund,
    number: numberOf(fact),
    comment: 'Refund',
    disputeFee: zero,
    activity: { at: fact.at, fact: 'refund succeeded', text: `Refunded ${formatMoney(fact.amount)}` },
  });
  return { id: operation.id, kind: 'Stripe refund booked', summary: `Booked a Stripe refund of ${formatMoney(fact.amount)}`, writes };
}

/** A refund as it was booked. */
export type BookedRefund = { record: string; handedOut: HandedOut };

/**
 * Books a refund back that failed after it was booked, to the cent: the money was never sent [STR-8]. `newer`: the Open invoices that hold one
 * of its dispatches; those that have nothing left to collect close by themselves, as with every payment.
 */
export function bookRefundBack(
  fact: RefundFact,
  refund: BookedRefund,
  payment: BookedPayment,
  newer: readonly Invoice[],
  time: BookingTime,
): StripeDecision {
  const operation = stripeOperation(fact.refund, 'refund failed');
  const money = mirror(refund.handedOut);
  const trips = tripsAfter(payment.dispatches, money, automatically);
  const amount = formatMoney(fact.amount);
  const writes = writeTakeBack({
    operation,
    time,
    payment,
    money,
    trips,
    comesFrom: refund.record,
    fact: 'refund failed',
    object: fact.refund,
    number: numberOf(fact),
    comment: 'Refund failed',
    disputeFee: zero,
    activity: { at: fact.at, fact: 'refund failed', text: `The refund of ${amount} failed; the money is in the books again` },
  });
  const account = { ...payment.customer, ledgerBalance: minus(payment.customer.ledgerBalance, money.ledger) };
  const closing = closingByThemselves(newer, trips, account, []);
  writes.push(...closing.map(({ id }) => ({ put: 'invoice', id, set: { state: 'Paid' } }) as const));
  return { id: operation.id, kind: 'Stripe refund booked back', summary: `Booked back a Stripe refund of ${amount} that failed`, writes };
}

/** Its balance transaction is what a biller finds on Stripe's statement; Stripe may tell it later than the status. */
function numberOf(fact: RefundFact): string {
  return fact.balanceTransaction ?? fact.refund;
}
