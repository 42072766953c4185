/** Payment Events: every smallest piece of money, by date, kind, creator, customer or dispatch. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { EventRow } from '../../shared/office-api/dispatches.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { type Order, orderBy, type Params, where } from './page.ts';
import { perCommit } from './per-commit.ts';

type Page = Parsed<'events.list'>;
type Filter = Page['filter'];

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
  event.id, event.date, event.kind, event.amount, event.comment, event.creator, ${reversible},
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
  const { sql, params } = pageOfEvents(filter, sort);
  const rows = reader.all<StoredEvent>(sql, { ...params, offset, limit }).map(toEventRow);
  return done({ rows, ...totalsOfEvents(reader, filter) });
});

/** The SQL of one page; `:offset` and `:limit` are still to be given. */
export function pageOfEvents(filter: Filter, sort?: Page['sort']): { sql: string; params: Params } {
  const order = orderBy(orders[sort?.by ?? 'date'], sort?.descending);
  const { clause, params } = conditionsOfEvents(filter);
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
export function sumOfEvents(filter: Filter): { sql: string; params: Params } {
  const { clause, params } = conditionsOfEvents(filter);
  const sql = `
SELECT count(*) AS count, ifnull(sum(event.amount), 0) AS amount
FROM payment_events AS event
${clause}`;
  return { sql, params };
}

function totalsOfEvents(reader: Reader, filter: Filter): Pick<Output<'events.list'>, 'count' | 'totals'> {
  const { sql, params } = sumOfEvents(filter);
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, amount } = reader.one<{ count: number; amount: Cents }>(sql, params);
    return { count, totals: { amount } };
  });
}

/** How many the filter finds. */
export function countOfEvents(reader: Reader, filter: Filter): number {
  return totalsOfEvents(reader, filter).count;
}

/** The WHERE clause over `event`, and what it compares with. */
export function conditionsOfEvents({ from, to, kinds, creator, customer, dispatch, nonZero }: Filter): { clause: string; params: Params } {
  const clause = where([
    from && 'event.date >= :from',
    to && 'event.date <= :to',
    kinds?.length === 1 && 'event.kind = :kind',
    // The plus keeps to the index by date, as in the register.
    kinds && kinds.length !== 1 && '+event.kind IN (SELECT value FROM json_each(:kinds))',
    creator !== undefined && 'event.creator = :creator',
    customer && 'event.dispatch IN (SELECT id FROM dispatches WHERE customer = :customer)',
    dispatch && 'event.dispatch = :dispatch',
    nonZero && 'event.amount <> 0',
  ]);
  const params: Params = {
    from: from ?? null,
    to: to ?? null,
    kind: kinds?.[0] ?? null,
    kinds: JSON.stringify(kinds ?? []),
    creator: creator ?? null,
    customer: customer ?? null,
    dispatch: dispatch ?? null,
  };
  return { clause, params };
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
    dispatch: { id: stored.dispatch, number: stored.dispatch_number },
    customer: stored.customer_name === null ? null : { id: stored.customer, name: stored.customer_name },
    invoice: stored.invoice === null ? null : { id: stored.invoice, number: stored.invoice_number ?? '' },
    record: stored.record === null ? null : { id: stored.record, type: stored.record_type ?? '', number: stored.record_number ?? '' },
    reversible: stored.reversible === 1,
  };
}
