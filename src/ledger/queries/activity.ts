/** What Stripe reported last, as Home tells it. */
import type * as z from 'zod';
import { never } from '../../shared/assert.ts';
import type { Instant } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Home } from '../../shared/office-api/office.ts';
import type { Reader } from '../books/connection.ts';
import type { stripeActivityRow } from '../journal/stripe-activity.ts';

const shown = 12;

type Activity = {
  id: string;
  at: Instant;
  fact: z.infer<typeof stripeActivityRow>['fact'];
  text: string;
  amount: Cents;
  invoice: string | null;
  number: string | null;
  name: string | null;
  record: string | null;
  method: string | null;
  finished: number;
};

/** The latest, newest first. */
export function latestActivity(reader: Reader): Home['activity'] {
  return reader.all<Activity>(activitySql, { shown }).map((activity) => {
    const { id, at, fact, amount, record, invoice } = activity;
    return { id, at, fact, amount, record, invoice, ...inWords(activity) };
  });
}

function inWords({ fact, text, name, number, method, finished }: Activity): { title: string; text: string } {
  const who = name ?? 'A customer';
  const invoice = number === null ? '' : ` invoice ${number}`;
  switch (fact) {
    case 'payment succeeded':
      return { title: `${who} paid${invoice}`, text: [methodInWords(method), trips(finished)].filter(Boolean).join(' · ') };
    case 'payment processing':
      return { title: `${who} started a bank payment`, text: 'settles in about 4 business days' };
    case 'payment failed':
      return { title: `${who}’s payment failed`, text };
    case 'checkout expired':
      return { title: `${who} left the payment page`, text };
    case 'card asked':
      return { title: `A card is charged for ${who}${invoice}`, text };
    case 'refund asked':
      return { title: `A refund to ${who} was asked for`, text };
    case 'refund pending':
      return { title: `A refund to ${who} is on its way`, text };
    case 'refund succeeded':
      return { title: `${who} was refunded`, text };
    case 'refund failed':
      return { title: `A refund to ${who} failed`, text };
    case 'dispute opened':
      return { title: `${who} disputes a payment`, text };
    case 'dispute lost':
      return { title: `The dispute with ${who} is lost`, text };
    case 'dispute won':
      return { title: `The dispute with ${who} is won`, text };
    case 'not booked':
      return { title: 'A Stripe payment was not booked', text };
    default:
      return never(fact);
  }
}

function trips(finished: number): string {
  if (finished === 0) return '';
  return finished === 1 ? '1 trip finished' : `${finished} trips finished`;
}

/** `Visa ···· 4242` is a card, `Bank account ···· 6789` a bank payment. */
function methodInWords(method: string | null): string {
  if (method === null || method === '') return '';
  return method.startsWith('Bank account') ? 'bank payment' : 'card';
}

const activitySql = `
SELECT
  activity.id, activity.at, activity.fact, activity.text, activity.amount, activity.invoice, invoice.number, ifnull(customer.name, payer.name) AS name,
  record.id AS record, record.method,
  (
    SELECT count(DISTINCT event.dispatch)
    FROM payment_events AS event
    JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
    WHERE event.record = record.id AND dispatch.state = 'Finished'
  ) AS finished
FROM stripe_activity AS activity
LEFT JOIN invoices AS invoice ON invoice.id = activity.invoice
LEFT JOIN customers AS customer ON customer.id = invoice.customer
LEFT JOIN register_records AS record ON record.op = activity.op
LEFT JOIN customers AS payer ON payer.id = record.customer
WHERE activity.fact <> 'card asked'
ORDER BY activity.at DESC, activity.id
LIMIT :shown`;
