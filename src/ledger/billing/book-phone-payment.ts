/** A card that was taken over the phone for a dispatch or for a customer's ledger. For an invoice it is booked as a portal payment. */
import { formatMoney, minus, zero } from '../../shared/money.ts';
import { paydeskUser } from '../../shared/words.ts';
import { bookMoney } from './book-money.ts';
import type { PaymentFact } from './book-stripe-payment.ts';
import type { Account, Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { type Shared, shareOverDispatches } from './share-money.ts';
import { type BookingTime, type StripeDecision, stripeOperation } from './stripe-operation.ts';

export type PhoneFact = PaymentFact & { phone: NonNullable<PaymentFact['phone']> };

/** What the card was charged for, as it stands in the books. `open`: the Open invoices that it may leave nothing to collect. */
export type PhoneTarget = { account: Account; dispatch: Dispatch | null; open: readonly Invoice[] };

/**
 * Books it by the rules of money for a dispatch without an invoice, or for a ledger [MOTO-7]: what the dispatch no longer owes goes to its customer's
 * ledger, with needs review. `takenBy`: the user who took the card, where these books know it.
 */
export function bookPhonePayment(
  fact: PhoneFact,
  { account, dispatch, open }: PhoneTarget,
  takenBy: string | null,
  time: BookingTime,
): StripeDecision {
  const { id, newId } = stripeOperation(fact.paymentIntent, 'payment');
  const fee = fact.phone.fee < fact.amount ? fact.phone.fee : zero;
  const amount = minus(fact.amount, fee);
  const shared: Shared = dispatch
    ? shareOverDispatches([dispatch], { amount, rest: 'workflow', surplus: { to: 'ledger' }, only: null })
    : { shares: [], toLedger: amount, toReturn: zero, moves: [], closed: [] };
  const surprises = surprisesOf(fact, dispatch, shared);
  const { writes } = bookMoney(
    shared,
    {
      ...time,
      type: 'Stripe',
      number: fact.paymentIntent,
      amount,
      comment: [takenSentence(takenBy), ...surprises].join(' '),
      creator: paydeskUser,
      customer: account.id,
    },
    { named: [], open },
    newId,
    { fee, record: { needsReview: surprises.length > 0, stripe: stripeOf(fact) } },
  );
  const activity = {
    at: fact.at,
    invoice: null,
    paymentIntent: fact.paymentIntent,
    object: fact.paymentIntent,
    fact: 'payment succeeded',
    amount: fact.amount,
    text: `Paid ${formatMoney(fact.amount)} over the phone, ${fact.method}`,
  } as const;
  const forWhat = dispatch ? `for dispatch ${dispatch.number}` : 'for the ledger';
  return {
    id,
    kind: 'Stripe payment booked',
    summary: `Booked a card over the phone of ${formatMoney(fact.amount)} ${forWhat}`,
    writes: [...writes, { add: 'stripeActivity', id: newId(), row: activity }],
  };
}

/** Who took the card, for the comment of the record [MOTO-8]. */
export function takenSentence(takenBy: string | null): string {
  return takenBy === null ? 'Card taken over the phone.' : `Card taken over the phone by ${takenBy}.`;
}

/** What a register record says of the Stripe payment behind it. */
export function stripeOf({ paymentIntent, account, livemode, method }: PaymentFact) {
  return { fact: 'payment', object: paymentIntent, paymentIntent, account, livemode, method } as const;
}

function surprisesOf({ amount, phone }: PhoneFact, dispatch: Dispatch | null, { toLedger }: Shared): string[] {
  const surprises: string[] = [];
  const asked = phone.balance + phone.fee;
  if (amount !== asked)
    surprises.push(
      `Stripe charged ${formatMoney(amount)} where ${formatMoney(phone.balance)} and a fee of ${formatMoney(phone.fee)} were asked for.`,
    );
  if (dispatch && toLedger > 0) {
    const owed = formatMoney(owedOf(dispatch).owed);
    surprises.push(
      `Dispatch ${dispatch.number} owed ${owed} when it was booked; ${formatMoney(toLedger)} went to the customer's ledger as a credit.`,
    );
  }
  return surprises;
}
