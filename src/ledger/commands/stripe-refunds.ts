/** Refunds from the desk: what may go back of a Stripe payment, what it would take back, and asking Stripe for it. The books change when Stripe says so. */
import { assert } from '../../shared/assert.ts';
import { factSchema } from '../../shared/companion-api/facts.ts';
import type { refundOutput } from '../../shared/companion-api/refunds.ts';
import { instant } from '../../shared/dates.ts';
import { type Cents, formatMoney, minus } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { StripePayment } from '../../shared/office-api/stripe.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { backByRefunds, type GoneBack, isOnItsWay, refundableOf, refundWhenItSucceeds } from '../billing/refund-payment.ts';
import { stripeOperation } from '../billing/stripe-operation.ts';
import type { BookedPayment } from '../billing/take-back.ts';
import type { Reader } from '../books/open.ts';
import type * as z from 'zod';
import { hasOperation } from '../journal/journal.ts';
import { stripeUrl } from '../queries/stripe-links.ts';
import { readPayment } from '../sync/read-payment.ts';
import { append } from './append.ts';
import { foresee } from './foresee.ts';
import { command, type CommandContext, query } from './registry.ts';

export const stripeRefundHandlers = [
  query('stripe.payment', ({ reader, connection }, { record }) => {
    const found = paymentOf(reader, record);
    if (!found.ok) return found;
    const { paid, back } = found.value;
    const refunds = back.refunds.map((refund) => {
      const { refund: id, at, amount, status, reason } = refund;
      return { id, at, amount, status: statusInWords(status), reason: plain(reason), url: stripeUrl(connection(), id) };
    });
    const disputes = back.disputes.map(({ dispute: id, amount, reason, status, answered, answerBy, withdrawn, fee }) => ({
      id,
      amount,
      reason: disputeReasons[reason] ?? plain(reason),
      status: status === 'open' ? (answered ? ('answered' as const) : ('to answer' as const)) : status,
      answerBy,
      withdrawn,
      fee,
      url: stripeUrl(connection(), id),
    }));
    return done<StripePayment>({ ...refundableOf(paid, back), refunds, disputes });
  }),

  query('stripe.previewRefund', ({ reader, clock }, { record, amount }) => {
    const found = refundable(reader, record, amount);
    if (!found.ok) return found;
    const { payment, back, left } = found.value;
    const { writes } = refundWhenItSucceeds(payment, back, amount, { date: clock.today(), recordedAt: instant(clock.now()) });
    return done({ ...foresee(reader, writes), refundableAfter: minus(left, amount) });
  }),

  command('stripe.refund', async (context, wish) => {
    const { reader, sync } = context;
    const { record, amount, reason, key } = wish;
    const found = refundable(reader, record, amount);
    if (!found.ok) return found;
    const { payment, back } = found.value;
    const { paymentIntent } = payment;
    const asked = await sync.refund({ key, paymentIntent, amount, reason, knownBack: backByRefunds(back) });
    if (!asked.ok) {
      // What was not known here comes with the facts; whether it does now changes nothing about this answer.
      if (asked.refusal.code === 'conflict') await sync.now();
      return asked.refusal.code === 'unreachable' ? notKnown(asked.refusal.message) : asked;
    }
    noteAsked(context, wish, payment, asked.value);
    await sync.now(); // a card's refund often has succeeded by now; otherwise it is booked when the companion is heard again
    return done({ refund: asked.value.refund, status: statusInWords(asked.value.status) });
  }),
];

type Payment = { payment: BookedPayment; paid: Cents; back: GoneBack };

/** The Stripe payment that this record books, with what has gone back of it. */
function paymentOf(reader: Reader, record: string): Outcome<Payment> {
  const row = reader.first<{ payment_intent: string; amount: Cents }>(
    "SELECT payment_intent, amount FROM register_records WHERE id = :record AND stripe_fact = 'payment'",
    { record },
  );
  if (!row) return refuse('not-found', 'This is not a Stripe payment in the check register.', 'record');
  const payment = readPayment(reader, row.payment_intent);
  assert(payment, `${row.payment_intent} is in the books`);
  return done({ payment, paid: row.amount, back: goneBack(reader, row.payment_intent) });
}

/** The same, when `amount` of it may go back [SRF-2]. */
function refundable(reader: Reader, record: string, amount: Cents): Outcome<Payment & { left: Cents }> {
  const found = paymentOf(reader, record);
  if (!found.ok) return found;
  const { refundable: left, whyNot } = refundableOf(found.value.paid, found.value.back);
  if (whyNot !== '') return refuse('wrong-state', whyNot, 'record');
  if (amount <= 0) return refuse('invalid-input', 'The amount is more than zero.', 'amount');
  if (amount > left) return refuse('invalid-input', `No more than ${formatMoney(left)} of this payment can be paid back.`, 'amount');
  return done({ ...found.value, left });
}

function goneBack(reader: Reader, paymentIntent: string): GoneBack {
  const told = reader
    .all<{ body: string }>('SELECT body FROM stripe_objects WHERE payment_intent = :paymentIntent', { paymentIntent })
    .map(({ body }) => factSchema.parse(JSON.parse(body)))
    .toSorted((a, b) => a.number - b.number);
  return { refunds: told.filter((fact) => fact.fact === 'refund'), disputes: told.filter((fact) => fact.fact === 'dispute') };
}

/** Who asked for it and why, in the payment's history: Stripe's reports say that by nobody [SRF-6]. */
function noteAsked(
  context: CommandContext,
  { amount, reason, note }: Parsed<'stripe.refund'>,
  { paymentIntent, invoice }: BookedPayment,
  { refund }: z.infer<typeof refundOutput>,
): void {
  const operation = stripeOperation(refund, 'asked');
  if (hasOperation(context.reader, operation.id)) return; // an answer was lost, and the wish made again
  const text = [`Asked Stripe to refund ${formatMoney(amount)}, ${refundReasons[reason]}`, note].filter(Boolean).join(': ');
  const row = { at: instant(context.clock.now()), invoice, paymentIntent, object: refund, fact: 'refund asked', amount, text } as const;
  append(context, {
    id: operation.id,
    kind: 'Stripe refund asked',
    summary: `Asked Stripe to refund ${formatMoney(amount)}`,
    writes: [{ add: 'stripeActivity', id: operation.newId(), row }],
  });
}

function notKnown(message: string): Outcome<never> {
  return refuse(
    'unreachable',
    `${message} It is not known whether Stripe has taken the refund over. Ask once more from here: it is not paid back twice.`,
  );
}

function statusInWords(status: z.infer<typeof refundOutput>['status']): StripePayment['refunds'][number]['status'] {
  if (isOnItsWay({ status })) return 'on its way';
  return status === 'succeeded' ? 'succeeded' : 'failed';
}

const refundReasons = {
  requested_by_customer: 'at the customer’s wish',
  duplicate: 'paid twice',
  fraudulent: 'fraudulent',
} as const;

/** Stripe's words for what a customer says, in the biller's. */
const disputeReasons: Readonly<Record<string, string>> = {
  bank_cannot_process: 'The bank cannot process the payment',
  check_returned: 'The check was returned',
  credit_not_processed: 'A refund that was promised did not come',
  customer_initiated: 'The customer disputes it',
  debit_not_authorized: 'The debit was not authorized',
  duplicate: 'Paid twice',
  fraudulent: 'The cardholder did not make this payment',
  general: 'No reason given',
  incorrect_account_details: 'The account details are wrong',
  insufficient_funds: 'There was not enough money in the account',
  noncompliant: 'The payment breaks the card network’s rules',
  product_not_received: 'The service was not received',
  product_unacceptable: 'The service was not as agreed',
  subscription_canceled: 'The service was canceled',
  unrecognized: 'The customer does not recognize the payment',
};

function plain(word: string): string {
  return word.replaceAll('_', ' ');
}
