/** The Check Register: its list with totals, and how many of its records wait for review. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import type { RegisterRow } from '../../shared/office-api/register.ts';
import { done } from '../../shared/refusal.ts';
import type { RecordType } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { containing, type Order, orderBy, type Params, where } from './page.ts';
import { perCommit } from './per-commit.ts';

type Page = Parsed<'register.list'>;
type Filter = Page['filter'];

const newestFirst: Order = ['record.date DESC', 'record.stamp DESC', 'record.id DESC'];
const orders: Record<NonNullable<Page['sort']>['by'], Order> = {
  date: newestFirst,
  type: ['record.type', ...newestFirst],
  number: ['record.number', 'record.id'],
  customer: ['customer.name COLLATE NOCASE', 'record.id'],
  amount: ['record.amount', 'record.id'],
};

/** What a list shows of a record; `register-record.ts` shows the same and more. */
export const rowColumns = `
  record.id, record.date, record.type, record.number, record.amount, record.creator, record.comment,
  record.needs_review, record.unallocated, record.stripe_fact, record.comes_from,
  record.customer, customer.name AS customer_name,
  record.invoice, invoice.number AS invoice_number,
  dispatch.id AS dispatch, dispatch.number AS dispatch_number,
  (SELECT count(DISTINCT event.dispatch) FROM payment_events AS event WHERE event.record = record.id) AS dispatch_count`;

export const rowJoins = `
LEFT JOIN customers AS customer ON customer.id = record.customer
LEFT JOIN invoices AS invoice ON invoice.id = record.invoice
LEFT JOIN dispatches AS dispatch ON dispatch.id = (
  SELECT min(event.dispatch)
  FROM payment_events AS event
  WHERE event.record = record.id
  HAVING count(DISTINCT event.dispatch) = 1
)`;

export type StoredRow = {
  id: string;
  date: IsoDate;
  type: RecordType;
  number: string;
  amount: Cents;
  creator: string;
  comment: string;
  needs_review: number;
  unallocated: Cents;
  comes_from: string | null;
  stripe_fact: 'payment' | 'payment taken out' | 'refund' | 'refund failed' | 'lost dispute' | 'dispute corrected' | null;
  customer: string | null;
  customer_name: string | null;
  invoice: string | null;
  invoice_number: string | null;
  dispatch: string | null;
  dispatch_number: number | null;
  dispatch_count: number;
};

export const listRegister = query('register.list', ({ reader }, { filter, sort, offset, limit }) => {
  const { sql, params } = pageOfRegister(filter, sort);
  const rows = reader.all<StoredRow>(sql, { ...params, offset, limit }).map(toRow);
  return done({ rows, ...totalsOfRegister(reader, filter) });
});

export const countToReview = query('register.toReview', ({ reader }) => done({ count: toReview(reader) }));

export const countWaiting = query('register.waiting', ({ reader }) => {
  const { allocate } = reader.one<{ allocate: number }>('SELECT count(*) AS allocate FROM register_records WHERE unallocated <> 0', {});
  return done({ review: toReview(reader), allocate });
});

/** How many register records wait for a biller's review. */
export function toReview(reader: Reader): number {
  return reader.one<{ count: number }>('SELECT count(*) AS count FROM register_records WHERE needs_review = 1', {}).count;
}

/** The SQL of one page; `:offset` and `:limit` are still to be given. Exported for the benches and the tests of its plan. */
export function pageOfRegister(filter: Filter, sort?: Page['sort']): { sql: string; params: Params } {
  const order = orderBy(orders[sort?.by ?? 'date'], sort?.descending);
  const names = sort?.by === 'customer' ? 'LEFT JOIN customers AS customer ON customer.id = record.customer' : '';
  const { clause, params } = conditions(filter);
  const sql = `
SELECT ${rowColumns}
FROM (
  SELECT record.id
  FROM register_records AS record
  ${names}
  ${clause}
  ${order}
  LIMIT :limit OFFSET :offset
) AS page
CROSS JOIN register_records AS record ON record.id = page.id
${rowJoins}
${order}`;
  return { sql, params };
}

/** The SQL of the count and the totals of everything that the filter finds. */
export function sumOfRegister(filter: Filter): { sql: string; params: Params } {
  const { clause, params } = conditions(filter);
  const sql = `
SELECT
  count(*) AS count,
  ifnull(sum(max(record.amount, 0)), 0) AS "in",
  ifnull(sum(min(record.amount, 0)), 0) AS "out",
  ifnull(sum(record.amount), 0) AS net
FROM register_records AS record
${clause}`;
  return { sql, params };
}

/** How many there are, and what they come to. */
export function totalsOfRegister(reader: Reader, filter: Filter): Pick<Output<'register.list'>, 'count' | 'totals'> {
  const { sql, params } = sumOfRegister(filter);
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, ...totals } = reader.one<{ count: number; in: Cents; out: Cents; net: Cents }>(sql, params);
    return { count, totals };
  });
}

function conditions(filter: Filter): { clause: string; params: Params } {
  const { from, to, types, needsReview, unallocated, customer, invoice, text } = filter;
  const clause = where([
    from && 'record.date >= :from',
    to && 'record.date <= :to',
    types?.length === 1 && 'record.type = :type',
    // The plus keeps to the index by date: in its order a page of several types is found at once, without sorting all of them.
    types && types.length !== 1 && '+record.type IN (SELECT value FROM json_each(:types))',
    needsReview !== undefined && `record.needs_review = ${needsReview ? 1 : 0}`,
    unallocated !== undefined && `record.unallocated ${unallocated ? '<>' : '='} 0`,
    customer && 'record.customer = :customer',
    invoice &&
      `record.id IN (
    SELECT id FROM register_records WHERE invoice = :invoice
    UNION
    SELECT record FROM payment_events WHERE invoice = :invoice AND record IS NOT NULL
  )`,
    text &&
      `(
    record.number LIKE :text ESCAPE '\\'
    OR record.comment LIKE :text ESCAPE '\\'
    OR record.customer IN (SELECT id FROM customers WHERE name LIKE :text ESCAPE '\\')
  )`,
  ]);
  const params: Params = {
    from: from ?? null,
    to: to ?? null,
    type: types?.[0] ?? null,
    types: JSON.stringify(types ?? []),
    customer: customer ?? null,
    invoice: invoice ?? null,
    text: containing(text ?? ''),
  };
  return { clause, params };
}

/** A stored record as the contract shows it in a list. */
export function toRow(stored: StoredRow): RegisterRow {
  const { id, date, type, number, amount, unallocated, creator, comment } = stored;
  return {
    id,
    date,
    type,
    nature: natureOf(stored),
    number,
    amount,
    customer: stored.customer === null ? null : { id: stored.customer, name: stored.customer_name ?? '' },
    invoice: stored.invoice === null ? null : { id: stored.invoice, number: stored.invoice_number ?? '' },
    dispatch: stored.dispatch === null ? null : { id: stored.dispatch, number: stored.dispatch_number ?? 0 },
    dispatchCount: stored.dispatch_count,
    needsReview: stored.needs_review === 1,
    unallocated,
    creator,
    comment,
  };
}

/** What a record is, in the biller's words: money that left takes another record back, or is a refund. */
export function natureOf({
  stripe_fact,
  comes_from,
  amount,
}: Pick<StoredRow, 'stripe_fact' | 'comes_from' | 'amount'>): RegisterRow['nature'] {
  if (stripe_fact === 'payment taken out') return 'payment';
  if (stripe_fact) return stripe_fact;
  if (amount >= 0) return 'payment';
  return comes_from === null ? 'refund' : 'reversal';
}
