/** A dispute that the office has lost (domain.md, Stripe facts in the books). */
import type { Fact } from '../../shared/companion-api/facts.ts';
import { formatMoney } from '../../shared/money.ts';
import { reversePayment } from './reverse-payment.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from './stripe-operation.ts';
import { type BookedPayment, tripsAfter, writeTakeBack } from './take-back.ts';

export type DisputeFact = Extract<Fact, { fact: 'dispute' }>;

/**
 * Books a lost dispute: what Stripe withdrew is taken back of the payment, its fee is a PLB, and the dispatches go straight to Finished, as
 * write-offs that the review can undo [STR-4]. Amount and fee are what Stripe's balance transactions say.
 */
export function bookLostDispute(fact: DisputeFact, payment: BookedPayment, time: BookingTime): StripeDecision {
  const operation = stripeOperation(fact.dispute, 'lost dispute');
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
    activity: { at: fact.at, fact: 'dispute lost', text: `Lost the dispute of ${withdrawn}; Stripe's fee is ${formatMoney(fact.fee)}` },
  });
  return { id: operation.id, kind: 'Stripe lost dispute booked', summary: `Booked a lost Stripe dispute of ${withdrawn}`, writes };
}
