/** *Stripe against the books*, for any period: zero everywhere, or each difference with its reason (docs/rules.md, PO). */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, minus, negate, sum, zero } from '../../shared/money.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import type { ReportDifference, ReportKind, StripeReport, WhyDifferent } from '../../shared/office-api/payouts.ts';
import { done } from '../../shared/refusal.ts';
import type { RecordType } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query, type QueryContext } from '../commands/registry.ts';
import { hasNotFailed, readPayouts } from './payouts.ts';
import { stripeUrl } from './stripe-links.ts';
import { balanceSql, bookedSql, differencesSql, movedSql, totalsSql } from './stripe-report-sql.ts';
import { whyNotInBooks } from './why-different.ts';

/** More than these nobody goes through one by one: a shorter period is to be chosen. */
const mostDifferences = 1000;

type Period = { from: IsoDate; to: IsoDate };
type Figures = { stripe: Cents; stripeFee: Cents; books: Cents; booksFee: Cents };
type Kind = ReportDifference['kind'];
type Differing = Figures & { object: string; kind: Kind; date: IsoDate };

export const getStripeReport = query('payouts.report', (context, period) => done(stripeReport(context, period)));

/** What differs between Stripe and the books in a period, both days included. */
export function stripeReport({ reader, connection }: Pick<QueryContext, 'reader' | 'connection'>, { from, to }: Period): StripeReport {
  const lines = linesOf(reader.all<Figures & { kind: Kind }>(totalsSql, { from, to }));
  const found = reader.all<Differing>(differencesSql, { from, to, limit: mostDifferences + 1 });
  const { before, moved, paidOut } = reader.one<{ before: Cents; moved: Cents; paidOut: Cents }>(balanceSql, { from, to });
  const { toldUpTo } = reader.one<{ toldUpTo: Instant | null }>('SELECT max(at) AS toldUpTo FROM stripe_movements');
  const total = compare(sum(lines.map(({ stripe }) => stripe)), sum(lines.map(({ books }) => books)));
  return {
    lines,
    total,
    differences: found.slice(0, mostDifferences).map((differing) => explain(reader, connection(), differing)),
    cut: found.length > mostDifferences,
    payouts: payoutsOf(reader, from, to),
    balance: { before, moved, paidOut, after: sum([before, moved, paidOut]) },
    agrees: found.length === 0,
    toldUpTo,
  };
}

export const getFeeCheck = query('payouts.feeCheck', ({ reader, settings }, { from, to }) => {
  const { ratePpm, fixed } = settings();
  const found = reader.one<{ payments: number; amount: Cents; charged: Cents; byTheSettings: Cents }>(feeSql, { from, to, ratePpm, fixed });
  const { collected } = reader.one<{ collected: Cents }>(collectedSql, { from, to });
  const beyondFixed = found.charged - found.payments * fixed;
  const fittingRatePpm = found.amount > 0 ? Math.max(0, Math.round((beyondFixed * 1_000_000) / found.amount)) : null;
  return done({ ...found, collected, fittingRatePpm });
});

/** The fees of payments and refunds are one line, those of disputes another. */
function linesOf(totals: readonly (Figures & { kind: Kind })[]): StripeReport['lines'] {
  const of = (kind: Kind, figure: keyof Figures) => totals.find((total) => total.kind === kind)?.[figure] ?? zero;
  const kept = (figure: 'stripeFee' | 'booksFee') => negate(sum([of('payment', figure), of('refund', figure)]));
  const line = (kind: ReportKind, stripe: Cents, books: Cents) => ({ kind, ...compare(stripe, books) });
  return [
    line('payments', of('payment', 'stripe'), of('payment', 'books')),
    line('refunds', of('refund', 'stripe'), of('refund', 'books')),
    line('disputes', of('dispute', 'stripe'), of('dispute', 'books')),
    line('dispute fees', negate(of('dispute', 'stripeFee')), negate(of('dispute', 'booksFee'))),
    line('fees', kept('stripeFee'), kept('booksFee')),
    line('other', of('other', 'stripe'), of('other', 'books')),
  ];
}

function compare(stripe: Cents, books: Cents): StripeReport['total'] {
  return { stripe, books, difference: minus(stripe, books) };
}

type Moved = { amount: Cents; fee: Cents; paymentIntent: string | null; source: string | null; text: string; foreign: number };
type Booked = { amount: Cents; fee: Cents; record: string; paymentIntent: string | null };

function explain(reader: Reader, connection: Connection, differing: Differing): ReportDifference {
  const { object, kind, stripe, stripeFee, books, booksFee } = differing;
  const moved = reader.first<Moved>(movedSql, { object, kind }) ?? null;
  const booked = kind === 'other' ? null : (reader.first<Booked>(bookedSql, { object, kind }) ?? null);
  return {
    ...differing,
    net: compare(minus(stripe, stripeFee), minus(books, booksFee)),
    why: whyOf(reader, differing, moved, booked),
    text: moved?.text ?? '',
    record: booked && recordNamed(reader, booked.record),
    url: stripeUrl(connection, object),
  };
}

function whyOf(reader: Reader, { kind, object }: Differing, moved: Moved | null, booked: Booked | null): WhyDifferent {
  if (!moved) return 'not told';
  if (moved.foreign === 1) return 'foreign';
  const paymentIntent = moved.paymentIntent ?? booked?.paymentIntent ?? null;
  const ifUnbooked = whyNotInBooks(reader, { kind, paymentIntent, source: kind === 'payment' ? moved.source : object, earlier: false });
  if (!booked || ifUnbooked === 'elsewhere') return ifUnbooked ?? 'amount';
  // Fees of payments and refunds are Stripe's alone: once the record is there, they agree.
  const isSame = moved.amount === booked.amount && (kind !== 'dispute' || moved.fee === booked.fee);
  if (isSame) return 'another day';
  return ifUnbooked === 'won' ? 'won' : 'amount';
}

function recordNamed(reader: Reader, id: string): ReportDifference['record'] {
  type Row = { id: string; type: RecordType; number: string; date: IsoDate; customer: string };
  return reader.one<Row>(
    `SELECT record.id, record.type, record.number, record.date, ifnull(customer.name, '') AS customer
     FROM register_records AS record
     LEFT JOIN customers AS customer ON customer.id = record.customer
     WHERE record.id = :id`,
    { id },
  );
}

/** What should have reached the bank in the period, and what its statement shows of that. */
function payoutsOf(reader: Reader, from: IsoDate, to: IsoDate): StripeReport['payouts'] {
  const sent = readPayouts(reader, 'payout.arrival BETWEEN :from AND :to', { from, to }).filter(hasNotFailed);
  const stripe = sum(sent.map(({ amount }) => amount));
  const bank = sum(sent.map(({ bank: { line } }) => line?.amount ?? zero));
  const open = sent
    .filter(({ amount, bank: { line } }) => line?.amount !== amount)
    .map((payout) => ({ ...payout, difference: minus(payout.amount, payout.bank.line?.amount ?? zero) }));
  return { count: sent.length, stripe, bank, difference: minus(stripe, bank), open };
}

// Numbers are bound as floating point: cast, so that the division is one of integers.
const feeSql = `
SELECT count(*) AS payments, ifnull(sum(amount), 0) AS amount, ifnull(sum(fee), 0) AS charged,
  ifnull(sum((amount * CAST(:ratePpm AS INTEGER) + 500000) / 1000000 + CAST(:fixed AS INTEGER)), 0) AS byTheSettings
FROM stripe_movements
WHERE date BETWEEN :from AND :to AND kind = 'payment' AND amount > 0 AND earlier = 0`;

const collectedSql = `
SELECT ifnull(sum(child.amount), 0) AS collected
FROM register_records AS record
JOIN adjustments AS child ON child.record = record.id AND child.kind = 'fee'
WHERE record.type = 'Stripe' AND record.date BETWEEN :from AND :to AND record.stripe_fact = 'payment'`;
