/** The notices of the bell: what Stripe did that somebody should know, and what became of the account. */
import { never } from '../../shared/assert.ts';
import { factSchema } from '../../shared/companion-api/facts.ts';
import { addDays, dateIn, formatDate, type IsoDate } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import type { DeskNotice } from '../../shared/office-api/desk-notices.ts';
import type { Reader } from '../books/connection.ts';
import { type AccountNotice, readAccountHeard } from './account-heard.ts';
import { readStripeNews, type StripeNews, titleOf } from './stripe-news.ts';

const days = 30;
const shown = 200;

type Unseen = Omit<DeskNotice, 'seen'>;

/** Those of the last days, newest first [NOTE-1]. */
export function readNotices(reader: Reader, today: IsoDate, timeZone: string): Unseen[] {
  const from = addDays(today, -days);
  const ofStripe = readStripeNews(reader, { notices: true, from, limit: shown }).map((news) => noticeOf(news, timeZone));
  const ofAccount = readAccountHeard(reader)
    .notices.filter(({ at }) => at.slice(0, 10) >= from)
    .map(accountNotice);
  return [...ofAccount, ...ofStripe].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, shown);
}

function noticeOf(news: StripeNews, timeZone: string): Unseen {
  const { id, at, amount, record, invoice, number, payout } = news;
  const answerBy = lastDay(news, timeZone);
  const { what, tone, brief, text = news.text, title = titleOf(news) } = inWords(news, answerBy);
  const about = number === null ? '' : `, invoice ${number}`;
  const briefly = { title: brief, text: `${formatMoney(amount)}${about}` };
  return { id, at, what, tone, title, text, amount, answerBy, record, invoice, payout, brief: briefly };
}

/** `brief`: without a name. */
type Words = Pick<DeskNotice, 'what' | 'tone'> & { brief: string; title?: string; text?: string };

function inWords({ fact, name, text }: StripeNews, answerBy: IsoDate | null): Words {
  switch (fact) {
    case 'payment succeeded':
      return { what: 'payment', tone: 'fine', brief: 'Payment received' };
    case 'payment failed':
      return { ...failedPayment, title: `${name ?? 'A customer'}’s bank payment failed` };
    case 'refund succeeded':
      return { what: 'refund', tone: 'quiet', brief: 'A refund was paid out' };
    case 'refund failed':
      return { what: 'refund', tone: 'attention', brief: 'A refund failed' };
    case 'dispute opened': {
      const brief = answerBy === null ? 'A payment is disputed' : `A payment is disputed: answer by ${formatDate(answerBy)}`;
      return { what: 'dispute', tone: 'attention', brief };
    }
    case 'dispute lost':
      return { what: 'dispute', tone: 'attention', brief: 'A dispute is lost' };
    case 'dispute won':
      return { what: 'dispute', tone: 'fine', brief: 'A dispute is won' };
    case 'not booked':
      return { what: 'not booked', tone: 'attention', brief: 'A Stripe payment was not booked' };
    case 'payout failed':
      return { ...failedPayout, text: `${whyItFailed(text)} The money is at Stripe again. ${correctTheBank}` };
    case 'payout canceled':
      return {
        what: 'payout',
        tone: 'quiet',
        brief: 'A Stripe payout was canceled',
        text: 'The money stays at Stripe and comes with a later payout.',
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

const failedPayment = { what: 'failed payment', tone: 'attention', brief: 'A bank payment failed' } as const;
const failedPayout = { what: 'payout', tone: 'attention', brief: 'A Stripe payout did not arrive' } as const;
const correctTheBank = 'Correct the bank account in the Stripe dashboard: a later payout brings it.';

function whyItFailed(reason: string): string {
  if (reason === '') return 'Your bank did not take it.';
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

/** Until when a dispute can be answered, where that is still to be done. */
function lastDay({ fact, body }: StripeNews, timeZone: string): IsoDate | null {
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
  return {
    id,
    at,
    what: 'account',
    tone,
    title,
    text: message || text,
    amount: null,
    answerBy: null,
    record: null,
    invoice: null,
    payout: null,
    brief,
  };
}
