/** A refund that a biller thinks of: how much of a Stripe payment may go back, and what it would take back. Nothing is booked here. */
import { atLeastZero, type Cents, minus, sum, zero } from '../../shared/money.ts';
import type { DisputeFact } from './book-stripe-dispute.ts';
import { bookStripeRefund, type RefundFact } from './book-stripe-refund.ts';
import { reversePayment } from './reverse-payment.ts';
import type { BookingTime, StripeDecision } from './stripe-operation.ts';
import { automatically, type BookedPayment, tripsAfter } from './take-back.ts';

/** What Stripe has told of a payment, each refund and dispute as it stands now. */
export type GoneBack = { refunds: readonly RefundFact[]; disputes: readonly DisputeFact[] };

/** Asked for, and neither paid out nor failed. */
export function isOnItsWay({ status }: Pick<RefundFact, 'status'>): boolean {
  return status === 'pending' || status === 'requires_action';
}

/** What has gone back or is going back by refunds. */
export function backByRefunds({ refunds }: GoneBack): Cents {
  return sum(refunds.filter((refund) => refund.status === 'succeeded' || isOnItsWay(refund)).map(({ amount }) => amount));
}

/** How much of a payment of `paid` may still be refunded; where nothing may, why [SRF-2], [SRF-3]. */
export function refundableOf(paid: Cents, back: GoneBack): { refundable: Cents; whyNot: string } {
  if (back.disputes.some(({ status, withdrawn }) => status === 'open' && withdrawn > 0))
    return { refundable: zero, whyNot: 'The customer disputes this payment: Stripe holds the money until the bank has decided.' };
  if (back.disputes.some(({ status }) => status === 'lost'))
    return { refundable: zero, whyNot: 'The bank has taken this payment back after a dispute.' };
  const refundable = atLeastZero(minus(paid, backByRefunds(back)));
  return { refundable, whyNot: refundable > 0 ? '' : 'All of this payment has gone back or is on its way back.' };
}

/**
 * What books a refund of `amount` when it succeeds, by the very rule that will, after those that are on their way [SRF-4]. For looking ahead only:
 * the refund has no number yet.
 */
export function refundWhenItSucceeds(payment: BookedPayment, back: GoneBack, amount: Cents, time: BookingTime): StripeDecision {
  let { earlier, dispatches } = payment;
  for (const refund of back.refunds.filter(isOnItsWay)) {
    const money = reversePayment(payment.handedOut, earlier, refund.amount);
    const after = new Map(tripsAfter(dispatches, money, automatically).map((trip) => [trip.dispatch.id, trip]));
    dispatches = dispatches.map((dispatch) => {
      const trip = after.get(dispatch.id);
      return trip ? { ...dispatch, paid: sum([dispatch.paid, trip.amount]), state: trip.stateAfter } : dispatch;
    });
    earlier = [...earlier, money];
  }
  const { paymentIntent, account, livemode } = payment;
  const wish = {
    fact: 'refund',
    number: 1,
    history: '',
    at: time.recordedAt,
    account,
    livemode,
    refund: 're_wish',
    paymentIntent,
  } as const;
  const told: RefundFact = { ...wish, amount, status: 'succeeded', balanceTransaction: null, reason: '' };
  return bookStripeRefund(told, { ...payment, earlier, dispatches }, time);
}
