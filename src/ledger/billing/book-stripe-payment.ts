/** A Stripe payment, written down as an invoice payment (domain.md, Stripe facts in the books). */
import type { Fact } from '../../shared/companion-api/facts.ts';
import { type Cents, formatMoney, minus, zero } from '../../shared/money.ts';
import { paydeskUser } from '../../shared/words.ts';
import { stripeOf, takenSentence } from './book-phone-payment.ts';
import { bookPayment } from './book-payment.ts';
import type { Invoice } from './invoice.ts';
import { defaultPayment, payInvoice, type PaymentPlan } from './pay-invoice.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from './stripe-operation.ts';

export type PaymentFact = Extract<Fact, { fact: 'payment succeeded' }>;
/** A payment that came through the portal: it says which invoice it is for. */
export type PortalPayment = PaymentFact & { portal: NonNullable<PaymentFact['portal']> };

/**
 * Books a payment that has succeeded on the invoice it was made for, by the rules of every invoice payment [STR-1]. What surprises is booked
 * all the same, with a comment that says why it needs review [STR-10]. `newer`: as for `payInvoice`;
 * `takenBy`: who took the card, where it was taken over the phone.
 */
export function bookStripePayment(
  fact: PortalPayment,
  invoice: Invoice,
  newer: readonly Invoice[],
  time: BookingTime,
  takenBy: string | null = null,
): StripeDecision {
  const { id, newId } = stripeOperation(fact.paymentIntent, 'payment');
  const fee = fact.portal.fee < fact.amount ? fact.portal.fee : zero;
  const plan = planOf(fact, minus(fact.amount, fee), invoice, newer);
  const surprises = surprisesOf(fact, plan);
  const { writes } = bookPayment(
    plan,
    {
      type: 'Stripe',
      number: fact.paymentIntent,
      date: time.date,
      comment: [...(fact.phone ? [takenSentence(takenBy)] : []), ...surprises].join(' '),
      creator: paydeskUser,
      recordedAt: time.recordedAt,
      needsReview: surprises.length > 0,
      stripe: stripeOf(fact),
      fee,
    },
    newId,
  );
  const activity = {
    at: fact.at,
    invoice: invoice.id,
    paymentIntent: fact.paymentIntent,
    object: fact.paymentIntent,
    fact: 'payment succeeded',
    amount: fact.amount,
    text: `Paid ${formatMoney(fact.amount)} ${fact.phone ? 'over the phone' : 'online'}, ${fact.method}`,
  } as const;
  return {
    id,
    kind: 'Stripe payment booked',
    summary: `Booked a Stripe payment of ${formatMoney(fact.amount)} on invoice ${invoice.number}`,
    writes: [...writes, { add: 'stripeActivity', id: newId(), row: activity }],
  };
}

/** A part that a customer chose leaves the invoice as it is, for more payments, as long as something is left to pay [PART-4]. */
function planOf({ portal }: PortalPayment, amount: Cents, invoice: Invoice, newer: readonly Invoice[]): PaymentPlan {
  if (portal.partial) {
    const part = payInvoice(invoice, { ...defaultPayment(amount), keepOpen: true }, newer);
    if (part.dueAfter > 0) return part;
  }
  return payInvoice(invoice, defaultPayment(amount), newer);
}

/** What a biller should look at, each a sentence; none for an ordinary payment. */
function surprisesOf(fact: PortalPayment, { invoice, amount, dueBefore, toLedger }: PaymentPlan): string[] {
  const surprises: string[] = [];
  const { balance, fee } = fact.portal;
  if (fact.amount !== balance + fee)
    surprises.push(
      `Stripe charged ${formatMoney(fact.amount)} where the portal asked for ${formatMoney(balance)} and a fee of ${formatMoney(fee)}.`,
    );
  if (invoice.state === 'Cancelled') surprises.push(`Invoice ${invoice.number} was cancelled before this payment was booked.`);
  if (invoice.state === 'Sold') surprises.push(`Invoice ${invoice.number} was sold to collections before this payment was booked.`);
  const isPart = fact.portal.partial === true && amount < dueBefore;
  if (amount !== dueBefore && !isPart) surprises.push(differenceSentence(amount, dueBefore, toLedger));
  return surprises;
}

function differenceSentence(paid: Cents, due: Cents, toLedger: Cents): string {
  const sentence = `The customer paid ${formatMoney(paid)} while ${formatMoney(due)} was due when it was booked`;
  return toLedger > 0 && paid > due ? `${sentence}; ${formatMoney(toLedger)} went to the customer's ledger as a credit.` : `${sentence}.`;
}
