/** Dispatches: the list with prices and what is owed. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { DispatchRow } from '../../shared/office-api/dispatches.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import type { Payor, ServiceLevel, WorkflowState } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { containing, type Order, orderBy, type Params, where } from './page.ts';
import { perCommit } from './per-commit.ts';

type Page = Parsed<'dispatches.list'>;
type Filter = Page['filter'];

const newestFirst: Order = ['dispatch.date DESC', 'dispatch.number DESC', 'dispatch.id'];
const orders: Record<NonNullable<Page['sort']>['by'], Order> = {
  number: ['dispatch.number', 'dispatch.id'],
  date: newestFirst,
  customer: ['customer.name COLLATE NOCASE', ...newestFirst],
  patient: ['dispatch.patient COLLATE NOCASE', ...newestFirst],
  state: ['dispatch.state', ...newestFirst],
  price: ['dispatch.price', ...newestFirst],
  owed: ['dispatch.owed', ...newestFirst],
  balanceDue: ['dispatch.balance_due', ...newestFirst],
};

/** What a list shows of a dispatch; `dispatch.ts` shows the same and more. */
export const rowColumns = `
  dispatch.id, dispatch.number, dispatch.date, dispatch.customer, customer.name AS customer_name, dispatch.patient,
  dispatch.service_level, dispatch.payor, dispatch.state, dispatch.parked, dispatch.non_billable, dispatch.cancelled,
  dispatch.price, dispatch.paid, dispatch.owed, dispatch.balance_due, dispatch.written_off`;

export type StoredRow = {
  id: string;
  number: number;
  date: IsoDate;
  customer: string;
  customer_name: string | null;
  patient: string;
  service_level: ServiceLevel;
  payor: Payor;
  state: WorkflowState;
  parked: number;
  non_billable: number;
  cancelled: number;
  price: Cents;
  paid: Cents;
  owed: Cents;
  balance_due: Cents;
  written_off: Cents;
};

export const listDispatches = query('dispatches.list', ({ reader }, { filter, sort, offset, limit }) => {
  const { sql, params } = pageOfDispatches(filter, sort);
  const rows = reader.all<StoredRow>(sql, { ...params, offset, limit }).map(toRow);
  return done({ rows, ...totalsOfDispatches(reader, filter) });
});

/** The SQL of one page; `:offset` and `:limit` are still to be given. */
export function pageOfDispatches(filter: Filter, sort?: Page['sort']): { sql: string; params: Params } {
  const order = orderBy(orders[sort?.by ?? 'date'], sort?.descending);
  const { clause, params } = conditions(filter);
  const sql = `
SELECT ${rowColumns}
FROM (
  SELECT dispatch.id
  FROM dispatches AS dispatch
  ${sort?.by === 'customer' ? 'LEFT JOIN customers AS customer ON customer.id = dispatch.customer' : ''}
  ${clause}
  ${order}
  LIMIT :limit OFFSET :offset
) AS page
CROSS JOIN dispatches AS dispatch ON dispatch.id = page.id
LEFT JOIN customers AS customer ON customer.id = dispatch.customer
${order}`;
  return { sql, params };
}

/** The SQL of the count and the totals of everything that the filter finds. */
export function sumOfDispatches(filter: Filter): { sql: string; params: Params } {
  const { clause, params } = conditions(filter);
  const sql = `
SELECT
  count(*) AS count,
  ifnull(sum(dispatch.price), 0) AS price,
  ifnull(sum(dispatch.owed), 0) AS owed,
  ifnull(sum(dispatch.balance_due), 0) AS balanceDue,
  ifnull(sum(dispatch.written_off), 0) AS writtenOff
FROM dispatches AS dispatch
${clause}`;
  return { sql, params };
}

type Totals = Output<'dispatches.list'>['totals'];

/** How many there are, and what they come to. */
export function totalsOfDispatches(reader: Reader, filter: Filter): { count: number; totals: Totals } {
  const { sql, params } = sumOfDispatches(filter);
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, ...totals } = reader.one<Totals & { count: number }>(sql, params);
    return { count, totals };
  });
}

function conditions({ states, levels, payors, customer, from, to, parked, writtenOff, overpaid, withBalance, text }: Filter): {
  clause: string;
  params: Params;
} {
  const clause = where([
    states?.length === 1 && 'dispatch.state = :state',
    // The plus keeps to the index by date, as in the register.
    states && states.length !== 1 && '+dispatch.state IN (SELECT value FROM json_each(:states))',
    levels && 'dispatch.service_level IN (SELECT value FROM json_each(:levels))',
    payors && 'dispatch.payor IN (SELECT value FROM json_each(:payors))',
    customer && 'dispatch.customer = :customer',
    from && 'dispatch.date >= :from',
    to && 'dispatch.date <= :to',
    parked !== undefined && `dispatch.parked = ${parked ? 1 : 0}`,
    writtenOff !== undefined && `dispatch.written_off ${writtenOff ? '>' : '='} 0`,
    withBalance !== undefined && `dispatch.balance_due ${withBalance ? '<>' : '='} 0`,
    overpaid !== undefined && `dispatch.owed ${overpaid ? '<' : '>='} 0`,
    text &&
      `(
    CAST(dispatch.number AS TEXT) LIKE :text ESCAPE '\\'
    OR dispatch.patient LIKE :text ESCAPE '\\'
    OR dispatch.customer IN (SELECT id FROM customers WHERE name LIKE :text ESCAPE '\\')
  )`,
  ]);
  const params: Params = {
    state: states?.[0] ?? null,
    states: JSON.stringify(states ?? []),
    levels: JSON.stringify(levels ?? []),
    payors: JSON.stringify(payors ?? []),
    customer: customer ?? null,
    from: from ?? null,
    to: to ?? null,
    text: containing(text ?? ''),
  };
  return { clause, params };
}

/** A stored dispatch as the contract shows it in a list. */
export function toRow(stored: StoredRow): DispatchRow {
  const { id, number, date, patient, payor, state, price, paid, owed } = stored;
  return {
    id,
    number,
    date,
    patient,
    payor,
    state,
    price,
    paid,
    owed,
    customer: { id: stored.customer, name: stored.customer_name ?? '' },
    serviceLevel: stored.service_level,
    parked: stored.parked === 1,
    nonBillable: stored.non_billable === 1,
    cancelled: stored.cancelled === 1,
    balanceDue: stored.balance_due,
    writtenOff: stored.written_off,
  };
}
