/** Stripe facts that move no money: shown with the invoice they concern, and never in the check register [STR-9, STR-12]. */
import type { Fact } from '../../shared/companion-api/facts.ts';
import { formatDate, isoDate } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Add } from '../journal/operation.ts';
import { type StripeDecision, stripeOperation } from './stripe-operation.ts';

type ActivityFact = Extract<Add, { add: 'stripeActivity' }>['row']['fact'];

/** What Stripe says of one payment, refund, dispute or session. */
export type ObjectFact = Exclude<Fact, { fact: 'movements' | 'payout' }>;

/** Which Stripe object a fact is about. */
export function objectOf(fact: ObjectFact): string {
  switch (fact.fact) {
    case 'payment processing':
    case 'payment succeeded':
    case 'payment failed':
      return fact.paymentIntent;
    case 'checkout expired':
      return fact.session;
    case 'refund':
      return fact.refund;
    case 'dispute':
      return fact.dispute;
  }
}

/**
 * Notes `fact` as `what`, once for each object, and for each try of a payment [STR-18]. `invoice`: the one it concerns, or null when Paydesk knows none. The operation is named otherwise
 * than one that books: of two desks that come to different decisions neither takes the other's money out of the books.
 */
export function noteActivity(fact: ObjectFact, what: ActivityFact, invoice: string | null, text: string): StripeDecision {
  const object = objectOf(fact);
  const attempt = 'attempt' in fact ? fact.attempt : undefined;
  const operation = stripeOperation(attempt ?? object, `noted ${what}`);
  const paymentIntent = 'paymentIntent' in fact ? fact.paymentIntent : null;
  const row = { at: fact.at, invoice, paymentIntent, object, fact: what, amount: fact.amount, text };
  return {
    id: operation.id,
    kind: 'Stripe activity noted',
    summary: `Noted from Stripe: ${what}, ${formatMoney(fact.amount)}`,
    writes: [{ add: 'stripeActivity', id: operation.newId(), row }],
  };
}

/** What a biller reads of a fact that books nothing. */
export function activityText(fact: ObjectFact): string {
  const amount = formatMoney(fact.amount);
  switch (fact.fact) {
    case 'payment processing':
      return `${amount} is on its way, ${fact.method}; a bank payment takes about four business days`;
    case 'payment succeeded':
      return `${amount} paid, ${fact.method}`;
    case 'payment failed':
      return because(`The ${fact.method.startsWith('Bank account') ? 'bank payment' : 'payment'} of ${amount} failed`, fact.reason);
    case 'checkout expired':
      return `The customer began to pay ${amount} and did not finish`;
    case 'refund':
      return because(`A refund of ${amount} ${refundWords[fact.status]}`, fact.reason);
    case 'dispute':
      return disputeText(fact, amount);
  }
}

const refundWords = {
  pending: 'is pending',
  requires_action: 'waits for the customer',
  succeeded: 'was paid out',
  failed: 'failed before it was booked',
  canceled: 'was canceled before it was booked',
} as const;

function disputeText(fact: Extract<Fact, { fact: 'dispute' }>, amount: string): string {
  if (fact.status === 'won') return `The dispute of ${amount} was won`;
  if (fact.status === 'lost') return `The dispute of ${amount} was lost; Stripe withdrew nothing`;
  const answer = fact.answerBy === null ? '' : `; answer at Stripe by ${formatDate(isoDate(fact.answerBy.slice(0, 10)))}`;
  return `The customer says “${fact.reason.replaceAll('_', ' ')}”${answer}`;
}

function because(sentence: string, reason: string): string {
  return reason === '' ? sentence : `${sentence}: ${reason}`;
}
