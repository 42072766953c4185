/** What Stripe reported, in words: the one source of the bell's notices and of what Home shows [NOTE-1, NOTE-6]. */
import type * as z from 'zod';
import { never } from '../../shared/assert.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Reader } from '../books/connection.ts';
import type { stripeActivityRow } from '../journal/stripe-activity.ts';

type ActivityFact = z.infer<typeof stripeActivityRow>['fact'];
export type NewsFact = ActivityFact | 'payout failed' | 'payout canceled';

export type StripeNews = {
  id: string;
  at: Instant;
  fact: NewsFact;
  text: string;
  amount: Cents;
  invoice: string | null;
  /** Of the invoice. */
  number: string | null;
  /** Of the customer. */
  name: string | null;
  record: string | null;
  /** The payout that it is about. */
  payout: string | null;
  /** What it was paid with; null: it is no payment. */
  method: string | null;
  /** Of the payment's trips, those that are Finished. */
  finished: number;
  /** The dispute or refund as Stripe told it last, on this desk. */
  body: string | null;
};

/** The latest, newest first. `notices`: only what somebody should know [NOTE-2]. `from`: not from before. */
export function readStripeNews(reader: Reader, { notices, from, limit }: { notices: boolean; from: string; limit: number }): StripeNews[] {
  const told = reader.all<StripeNews>(activitySql(notices), { from, limit });
  const payouts = reader.all<StripeNews>(payoutsSql, { from, limit });
  return [...told, ...payouts].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit);
}

/** What happened, in a few words. */
export function titleOf({ fact, name, number }: StripeNews): string {
  const who = name ?? 'A customer';
  const invoice = number === null ? '' : ` invoice ${number}`;
  switch (fact) {
    case 'payment succeeded':
      return `${who} paid${invoice}`;
    case 'payment processing':
      return `${who} started a bank payment`;
    case 'payment failed':
      return `${who}’s payment failed`;
    case 'checkout expired':
      return `${who} left the payment page`;
    case 'card asked':
      return `A card is charged for ${who}${invoice}`;
    case 'refund asked':
      return `A refund to ${who} was asked for`;
    case 'refund pending':
      return `A refund to ${who} is on its way`;
    case 'refund succeeded':
      return `${who} was refunded`;
    case 'refund failed':
      return `A refund to ${who} failed`;
    case 'dispute opened':
      return `${who} disputes a payment`;
    case 'dispute lost':
      return `The dispute with ${who} is lost`;
    case 'dispute won':
      return `The dispute with ${who} is won`;
    case 'not booked':
      return 'A Stripe payment was not booked';
    case 'payout failed':
      return 'A payout of Stripe’s did not arrive';
    case 'payout canceled':
      return 'A payout of Stripe’s was canceled';
    default:
      return never(fact);
  }
}

const activitySql = (notices: boolean) => `
SELECT
  activity.id, activity.at, activity.fact, activity.text, activity.amount, activity.invoice, invoice.number,
  ifnull(customer.name, payer.name) AS name, ifnull(record.id, paid.id) AS record, NULL AS payout, record.method,
  (
    SELECT count(DISTINCT event.dispatch)
    FROM payment_events AS event
    JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
    WHERE event.record = record.id AND dispatch.state = 'Finished'
  ) AS finished,
  told.body
FROM stripe_activity AS activity
LEFT JOIN invoices AS invoice ON invoice.id = activity.invoice
LEFT JOIN customers AS customer ON customer.id = invoice.customer
LEFT JOIN register_records AS record ON record.op = activity.op
LEFT JOIN register_records AS paid ON paid.payment_intent = activity.payment_intent AND paid.stripe_fact = 'payment'
LEFT JOIN customers AS payer ON payer.id = ifnull(record.customer, paid.customer)
LEFT JOIN stripe_objects AS told ON told.object = activity.object
WHERE activity.at >= :from AND ${notices ? isNotice : `activity.fact <> 'card asked'`}
ORDER BY activity.at DESC, activity.id
LIMIT :limit`;

/** What a customer began and left, and what is only on its way, is no notice; nor is a card that was declined, which the payer has seen. */
const isNotice = `(
    activity.fact IN ('payment succeeded', 'refund succeeded', 'refund failed', 'dispute opened', 'dispute lost', 'dispute won', 'not booked')
    OR activity.fact = 'payment failed' AND activity.text LIKE 'The bank payment%'
  )`;

const payoutsSql = `
SELECT
  payout.id || ' ' || payout.status AS id, payout.ended_at AS at, 'payout ' || payout.status AS fact, payout.reason AS text, payout.amount,
  NULL AS invoice, NULL AS number, NULL AS name, NULL AS record, payout.id AS payout, NULL AS method, 0 AS finished, NULL AS body
FROM stripe_payouts AS payout
WHERE payout.ended_at >= :from AND payout.status IN ('failed', 'canceled')
ORDER BY payout.ended_at DESC, payout.id
LIMIT :limit`;
