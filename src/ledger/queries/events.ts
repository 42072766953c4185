/** Payment Events: every smallest piece of money, by date, kind, creator, customer or dispatch. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { EventRow } from '../../shared/office-api/dispatches.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { instantOf } from '../journal/stamp.ts';
import { conditionsOfEvents, type EventFilter } from './event-filter.ts';
import { type Order, orderBy, type Params } from './page.ts';
import { perCommit } from './per-commit.ts';

type Page = Parsed<'events.list'>;

const newestFirst: Order = ['event.date DESC', 'event.stamp DESC', 'event.part DESC', 'event.id DESC'];
const orders: Record<NonNullable<Page['sort']>['by'], Order> = {
  date: newestFirst,
  kind: ['event.kind', ...newestFirst],
  amount: ['event.amount', 'event.id'],
};

/** Whether an event can be balanced by a reversal [REV-8]. */
export const reversible = `
  event.amount <> 0 AND event.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM payment_events AS later WHERE later.reverses = event.id)
    AS reversible`;

/** What any screen shows of a payment event. */
export const eventColumns = `
  event.id, event.date, event.kind, event.amount, event.comment, event.creator, event.stamp, event.service_date, event.transaction_date, ${reversible},
  event.dispatch, dispatch.number AS dispatch_number, dispatch.customer, customer.name AS customer_name,
  event.invoice, invoice.number AS invoice_number,
  event.record, record.type AS record_type, record.number AS record_number`;

export const eventJoins = `
JOIN dispatches AS dispatch ON dispatch.id = event.dispatch
LEFT JOIN customers AS customer ON customer.id = dispatch.customer
LEFT JOIN invoices AS invoice ON invoice.id = event.invoice
LEFT JOIN register_records AS record ON record.id = event.record`;

export type StoredEvent = {
  id: string;
  date: IsoDate;
  kind: EventKind;
  amount: Cents;
  comment: string;
  creator: string;
  stamp: string;
  service_date: IsoDate | null;
  transaction_date: IsoDate | null;
  reversible: number;
  dispatch: string;
  dispatch_number: number;
  customer: string;
  customer_name: string | null;
  invoice: string | null;
  invoice_number: string | null;
  record: string | null;
  record_type: string | null;
  record_number: string | null;
};

export const listEvents = query('events.list', ({ reader }, { filter, sort, offset, limit }) => {
  const { sql, params } = pageOfEvents(reader, filter, sort);
  const rows = reader.all<StoredEvent>(sql, { ...params, offset, limit }).map(toEventRow);
  return done({ rows, ...totalsOfEvents(reader, filter) });
});

/** The SQL of one page; `:offset` and `:limit` are still to be given. */
export function pageOfEvents(reader: Reader, filter: EventFilter, sort?: Page['sort']): { sql: string; params: Params } {
  const order = orderBy(orders[sort?.by ?? 'date'], sort?.descending);
  const { clause, params } = conditionsOfEvents(reader, filter);
  const sql = `
SELECT ${eventColumns}
FROM (
  SELECT event.id
  FROM payment_events AS event
  ${clause}
  ${order}
  LIMIT :limit OFFSET :offset
) AS page
CROSS JOIN payment_events AS event ON event.id = page.id
${eventJoins}
${order}`;
  return { sql, params };
}

/** The SQL of the count and the total of everything that the filter finds. */
export function sumOfEvents(reader: Reader, filter: EventFilter): { sql: string; params: Params } {
  const { clause, params } = conditionsOfEvents(reader, filter);
  const sql = `
SELECT count(*) AS count, ifnull(sum(event.amount), 0) AS amount
FROM payment_events AS event
${clause}`;
  return { sql, params };
}

function totalsOfEvents(reader: Reader, filter: EventFilter): Pick<Output<'events.list'>, 'count' | 'totals'> {
  const { sql, params } = sumOfEvents(reader, filter);
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, amount } = reader.one<{ count: number; amount: Cents }>(sql, params);
    return { count, totals: { amount } };
  });
}

/** How many the filter finds. */
export function countOfEvents(reader: Reader, filter: EventFilter): number {
  return totalsOfEvents(reader, filter).count;
}

/** A stored payment event as the contract shows it. */
export function toEventRow(stored: StoredEvent): EventRow {
  const { id, date, kind, amount, comment, creator } = stored;
  return {
    id,
    date,
    kind,
    amount,
    comment,
    creator,
    postedAt: instantOf(stored.stamp),
    serviceDate: stored.service_date,
    transactionDate: stored.transaction_date,
    dispatch: { id: stored.dispatch, number: stored.dispatch_number },
    customer: stored.customer_name === null ? null : { id: stored.customer, name: stored.customer_name },
    invoice: stored.invoice === null ? null : { id: stored.invoice, number: stored.invoice_number ?? '' },
    record: stored.record === null ? null : { id: stored.record, type: stored.record_type ?? '', number: stored.record_number ?? '' },
    reversible: stored.reversible === 1,
  };
}
