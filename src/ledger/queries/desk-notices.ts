/** The notices of the bell: what Stripe did that somebody should know, and what became of the account. */
import type * as z from 'zod';
import { never } from '../../shared/assert.ts';
import { factSchema } from '../../shared/companion-api/facts.ts';
import { addDays, dateIn, formatDate, type Instant, type IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney } from '../../shared/money.ts';
import type { DeskNotice } from '../../shared/office-api/desk-notices.ts';
import type { Reader } from '../books/connection.ts';
import type { stripeActivityRow } from '../journal/stripe-activity.ts';
import { type AccountNotice, readAccountHeard } from './account-heard.ts';

const days = 30;
const shown = 200;

type Unseen = Omit<DeskNotice, 'seen'>;

type Told = {
  id: string;
  at: Instant;
  fact: z.infer<typeof stripeActivityRow>['fact'];
  text: string;
  amount: Cents;
  invoice: string | null;
  number: string | null;
  name: string | null;
  record: string | null;
  /** The dispute or refund as Stripe told it last, on this desk. */
  body: string | null;
};

/** Those of the last days, newest first [NOTE-1]. */
export function readNotices(reader: Reader, today: IsoDate, timeZone: string): Unseen[] {
  const from = addDays(today, -days);
  const ofStripe = reader.all<Told>(noticesSql, { from, shown }).map((told) => noticeOf(told, timeZone));
  const ofAccount = readAccountHeard(reader)
    .notices.filter(({ at }) => at.slice(0, 10) >= from)
    .map(accountNotice);
  return [...ofAccount, ...ofStripe].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, shown);
}

function noticeOf(told: Told, timeZone: string): Unseen {
  const { id, at, amount, record, invoice, number } = told;
  const who = told.name ?? 'A customer';
  const answerBy = lastDay(told, timeZone);
  const { what, tone, title, words, brief } = inWords(told, who, answerBy);
  const about = number === null ? '' : `, invoice ${number}`;
  return {
    id,
    at,
    what,
    tone,
    title,
    text: words,
    amount,
    answerBy,
    record,
    invoice,
    brief: { title: brief, text: `${formatMoney(amount)}${about}` },
  };
}

type Words = Pick<DeskNotice, 'what' | 'tone' | 'title'> & { words: string; brief: string };

function inWords({ fact, text, number }: Told, who: string, answerBy: IsoDate | null): Words {
  switch (fact) {
    case 'payment succeeded':
      return {
        what: 'payment',
        tone: 'fine',
        title: number === null ? `${who} paid` : `${who} paid invoice ${number}`,
        words: text,
        brief: 'Payment received',
      };
    case 'payment failed':
      return {
        what: 'failed payment',
        tone: 'attention',
        title: `${who}’s bank payment failed`,
        words: text,
        brief: 'A bank payment failed',
      };
    case 'refund succeeded':
      return { what: 'refund', tone: 'quiet', title: `${who} was refunded`, words: text, brief: 'A refund was paid out' };
    case 'refund failed':
      return { what: 'refund', tone: 'attention', title: `A refund to ${who} failed`, words: text, brief: 'A refund failed' };
    case 'dispute opened': {
      const brief = answerBy === null ? 'A payment is disputed' : `A payment is disputed: answer by ${formatDate(answerBy)}`;
      return { what: 'dispute', tone: 'attention', title: `${who} disputes a payment`, words: text, brief };
    }
    case 'dispute lost':
      return { what: 'dispute', tone: 'attention', title: `The dispute with ${who} is lost`, words: text, brief: 'A dispute is lost' };
    case 'dispute won':
      return { what: 'dispute', tone: 'fine', title: `The dispute with ${who} is won`, words: text, brief: 'A dispute is won' };
    case 'not booked':
      return {
        what: 'not booked',
        tone: 'attention',
        title: 'A Stripe payment was not booked',
        words: text,
        brief: 'A Stripe payment was not booked',
      };
    case 'payment processing':
    case 'checkout expired':
    case 'card asked':
    case 'refund asked':
    case 'refund pending':
      throw new Error(`no notice is made of ${fact}`);
    default:
      return never(fact);
  }
}

/** Until when a dispute can be answered, where that is still to be done. */
function lastDay({ fact, body }: Told, timeZone: string): IsoDate | null {
  if (fact !== 'dispute opened' || body === null) return null;
  const dispute = factSchema.parse(JSON.parse(body));
  if (dispute.fact !== 'dispute' || dispute.status !== 'open' || dispute.answered || dispute.answerBy === null) return null;
  return dateIn(Date.parse(dispute.answerBy), timeZone);
}

const accountWords = {
  active: { tone: 'fine', title: 'The Stripe account works again', text: 'Customers can pay online.' },
  restricted: { tone: 'attention', title: 'Stripe has restricted the account', text: 'Customers cannot pay online until it is put right.' },
  'not linked': { tone: 'attention', title: 'No Stripe account is linked', text: 'Customers cannot pay online.' },
  'in review': { tone: 'attention', title: 'Stripe looks at the account', text: 'Customers cannot pay online meanwhile.' },
  deactivated: { tone: 'attention', title: 'Stripe has closed the account', text: 'Customers cannot pay online.' },
  deauthorised: { tone: 'attention', title: 'The Stripe account ended its connection', text: 'Customers cannot pay online.' },
  'another account': { tone: 'attention', title: 'Another Stripe account is linked', text: 'New payments go there.' },
} as const;

function accountNotice({ id, at, status, message }: AccountNotice): Unseen {
  const { tone, title, text } = accountWords[status];
  const brief = { title, text };
  return { id, at, what: 'account', tone, title, text: message || text, amount: null, answerBy: null, record: null, invoice: null, brief };
}

/** What a customer began and left, and what is only on its way, is no notice; nor is a card that was declined, which the payer has seen [NOTE-2]. */
const noticesSql = `
SELECT
  activity.id, activity.at, activity.fact, activity.text, activity.amount, activity.invoice, invoice.number,
  ifnull(customer.name, payer.name) AS name, ifnull(record.id, paid.id) AS record, told.body
FROM stripe_activity AS activity
LEFT JOIN invoices AS invoice ON invoice.id = activity.invoice
LEFT JOIN customers AS customer ON customer.id = invoice.customer
LEFT JOIN register_records AS record ON record.op = activity.op
LEFT JOIN register_records AS paid ON paid.payment_intent = activity.payment_intent AND paid.stripe_fact = 'payment'
LEFT JOIN customers AS payer ON payer.id = ifnull(record.customer, paid.customer)
LEFT JOIN stripe_objects AS told ON told.object = activity.object
WHERE activity.at >= :from
  AND (
    activity.fact IN ('payment succeeded', 'refund succeeded', 'refund failed', 'dispute opened', 'dispute lost', 'dispute won', 'not booked')
    OR activity.fact = 'payment failed' AND activity.text LIKE 'The bank payment%'
  )
ORDER BY activity.at DESC, activity.id
LIMIT :shown`;
