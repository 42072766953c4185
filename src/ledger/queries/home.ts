/** Home: the day's work and a few numbers. Each number is what the list behind it shows in its footer. */
import { addWorkingDays, dateIn, type Instant, type IsoDate, lastTwelveMonths } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { Home } from '../../shared/office-api/office.ts';
import { done } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { needsYou } from './needs-you.ts';
import { perCommit } from './per-commit.ts';
import { stillProcessing } from './processing.ts';
import { readStripeNews, type StripeNews, titleOf } from './stripe-news.ts';

/** So much of what Stripe reported is shown. */
const latest = 12;

/** How long a bank payment takes to settle, about. */
const workingDaysToSettle = 4;

export const getHome = query('office.home', ({ reader, clock, settings }) => {
  const today = clock.today();
  const open = reader.one<Home['open']>(openSql, { today });
  return done({
    waiting: reader.one<Home['waiting']>(waitingSql, {}),
    open,
    collected: reader.one<Home['collected']>(collectedSql, { from: `${today.slice(0, 7)}-01`, to: today }),
    onItsWay: onItsWay(reader, settings().timeZone),
    needsYou: needsYou(reader, open),
    activity: readStripeNews(reader, { notices: false, from: '', limit: latest }).map(activityOf),
    byMonth: perCommit(reader, `byMonth ${today}`, () => byMonth(reader, today)),
  });
});

function onItsWay(reader: Reader, timeZone: string): Home['onItsWay'] {
  const payments = reader.all<{ amount: Cents; at: Instant }>(stillProcessing('activity.amount, activity.at', 'true'), {});
  const settled = payments.map(({ at }) => addWorkingDays(dateIn(Date.parse(at), timeZone), workingDaysToSettle));
  return {
    amount: sum(payments.map(({ amount }) => amount)),
    payments: payments.length,
    by: settled.toSorted().at(-1) ?? null,
  };
}

function activityOf(news: StripeNews): Home['activity'][number] {
  const { id, at, fact, amount, record, invoice, payout, method, finished } = news;
  const row = { id, at, fact, amount, record, invoice, payout, title: titleOf(news) };
  if (fact === 'payment succeeded') return { ...row, text: [methodInWords(method), trips(finished)].filter(Boolean).join(' · ') };
  return { ...row, text: fact === 'payment processing' ? `settles in about ${workingDaysToSettle} business days` : news.text };
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

function byMonth(reader: Reader, today: IsoDate): Home['byMonth'] {
  const months = lastTwelveMonths(today);
  return months.map((from, index) => ({
    month: from.slice(0, 7),
    collected: reader.one<{ amount: Cents }>(monthSql, { from, until: months[index + 1] ?? '9999', today }).amount,
  }));
}

const waitingSql = `
SELECT ifnull(sum(balance_due), 0) AS amount, count(*) AS trips, count(DISTINCT customer) AS customers
FROM dispatches
WHERE state = 'Billing office' AND parked = 0`;

const openSql = `
SELECT
  ifnull(sum(due_now), 0) AS amount,
  count(*) AS invoices,
  count(*) FILTER (WHERE due_on < :today) AS overdue,
  ifnull(sum(due_now) FILTER (WHERE due_on < :today), 0) AS overdueAmount
FROM invoices
WHERE state = 'Open'`;

const collectedSql = `
SELECT ifnull(sum(amount), 0) AS amount, ifnull(sum(amount) FILTER (WHERE type = 'Stripe'), 0) AS stripeAmount
FROM register_records
WHERE date >= :from AND date <= :to`;

const monthSql = `
SELECT ifnull(sum(amount), 0) AS amount
FROM register_records
WHERE date >= :from AND date < :until AND date <= :today`;
