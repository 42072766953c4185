/** Invoices: the list with what was invoiced and what is due now. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import type { InvoiceRow } from '../../shared/office-api/invoices.ts';
import { done } from '../../shared/refusal.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import type { InvoiceKind, InvoiceState } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { containing, type Order, orderBy, type Params, where } from './page.ts';
import { perCommit } from './per-commit.ts';
import { stillProcessing } from './processing.ts';

type Page = Parsed<'invoices.list'>;
type Filter = Page['filter'];

const newestFirst: Order = ['invoice.created_on DESC', 'invoice.id DESC'];
const orders: Record<NonNullable<Page['sort']>['by'], Order> = {
  // As numbers: A-9999 before A-10000.
  number: ['length(invoice.number)', 'invoice.number', 'invoice.id'],
  state: ['invoice.state', ...newestFirst],
  customer: ['customer.name COLLATE NOCASE', ...newestFirst],
  committedOn: ['invoice.committed_on DESC', 'invoice.id DESC'],
  dueOn: ['invoice.due_on', 'invoice.id'],
  invoiced: ['invoice.invoiced', 'invoice.id'],
  dueNow: ['invoice.due_now', 'invoice.id'],
};

/** What a list shows of an invoice; `invoice.ts` shows the same and more. */
export const rowColumns = `
  invoice.id, invoice.number, invoice.self_pay_id, invoice.state, invoice.kind, invoice.customer, customer.name AS customer_name,
  invoice.created_on, invoice.committed_on, invoice.due_on, invoice.item_count, invoice.invoiced, invoice.due_now,
  (${stillProcessing('ifnull(sum(activity.amount), 0)', 'activity.invoice = invoice.id')}) AS processing`;

export type StoredRow = {
  id: string;
  number: string | null;
  self_pay_id: SelfPayId | null;
  state: InvoiceState;
  kind: InvoiceKind;
  customer: string;
  customer_name: string | null;
  created_on: IsoDate;
  committed_on: IsoDate | null;
  due_on: IsoDate | null;
  item_count: number;
  invoiced: Cents;
  due_now: Cents;
  processing: Cents;
};

export const listInvoices = query('invoices.list', ({ reader, clock }, { filter, sort, offset, limit }) => {
  const today = clock.today();
  const { sql, params } = pageOfInvoices(filter, today, sort);
  const rows = reader.all<StoredRow>(sql, { ...params, offset, limit }).map((stored) => toRow(stored, today));
  return done({ rows, ...totalsOfInvoices(reader, filter, today) });
});

/** The SQL of one page; `:offset` and `:limit` are still to be given. */
export function pageOfInvoices(filter: Filter, today: IsoDate, sort?: Page['sort']): { sql: string; params: Params } {
  const order = orderBy(sort ? orders[sort.by] : newestFirst, sort?.descending);
  const { clause, params } = conditions(filter, today);
  const sql = `
SELECT ${rowColumns}
FROM (
  SELECT invoice.id
  FROM invoices AS invoice
  ${sort?.by === 'customer' ? 'LEFT JOIN customers AS customer ON customer.id = invoice.customer' : ''}
  ${clause}
  ${order}
  LIMIT :limit OFFSET :offset
) AS page
CROSS JOIN invoices AS invoice ON invoice.id = page.id
LEFT JOIN customers AS customer ON customer.id = invoice.customer
${order}`;
  return { sql, params };
}

/** The SQL of the count and the totals of everything that the filter finds. */
export function sumOfInvoices(filter: Filter, today: IsoDate): { sql: string; params: Params } {
  const { clause, params } = conditions(filter, today);
  const sql = `
SELECT
  count(*) AS count,
  ifnull(sum(invoice.invoiced), 0) AS invoiced,
  ifnull(sum(invoice.due_now), 0) AS dueNow
FROM invoices AS invoice
${clause}`;
  return { sql, params };
}

type Totals = Output<'invoices.list'>['totals'];

/** How many there are, and what they come to. */
export function totalsOfInvoices(reader: Reader, filter: Filter, today: IsoDate): { count: number; totals: Totals } {
  const { sql, params } = sumOfInvoices(filter, today);
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, ...totals } = reader.one<Totals & { count: number }>(sql, params);
    return { count, totals };
  });
}

const processingSql = stillProcessing('activity.invoice', 'activity.invoice IS NOT NULL');
const mailedSql =
  "EXISTS (SELECT 1 FROM papers WHERE papers.about = invoice.id AND papers.document = 'invoice' AND papers.how = 'BillFlash')";
const issuedSql = "EXISTS (SELECT 1 FROM papers WHERE papers.about = invoice.id AND papers.document = 'invoice')";

function conditions(filter: Filter, today: IsoDate): { clause: string; params: Params } {
  const { states, customer, from, to, overdue, processing, issued, mailed, text } = filter;
  const clause = where([
    states?.length === 1 && 'invoice.state = :state',
    states && states.length !== 1 && '+invoice.state IN (SELECT value FROM json_each(:states))',
    customer && 'invoice.customer = :customer',
    from && 'invoice.committed_on >= :from',
    to && 'invoice.committed_on <= :to',
    overdue === true && "invoice.state = 'Open' AND invoice.due_on < :today",
    overdue === false && "NOT (invoice.state = 'Open' AND ifnull(invoice.due_on, :today) < :today)",
    processing === true && `invoice.id IN (${processingSql})`,
    processing === false && `invoice.id NOT IN (${processingSql})`,
    mailed === true && mailedSql,
    mailed === false && `invoice.state <> 'Draft' AND NOT ${mailedSql}`,
    issued === true && issuedSql,
    issued === false && `invoice.state <> 'Draft' AND NOT ${issuedSql}`,
    text &&
      `(
    invoice.number LIKE :text ESCAPE '\\'
    OR invoice.self_pay_id LIKE :digits ESCAPE '\\'
    OR invoice.customer IN (SELECT id FROM customers WHERE name LIKE :text ESCAPE '\\')
  )`,
  ]);
  const params: Params = {
    state: states?.[0] ?? null,
    states: JSON.stringify(states ?? []),
    customer: customer ?? null,
    from: from ?? null,
    to: to ?? null,
    today,
    text: containing(text ?? ''),
    // A self-pay ID is printed and read aloud in groups.
    digits: containing((text ?? '').replace(/[\s-]/g, '')),
  };
  return { clause, params };
}

/** A stored invoice as the contract shows it in a list. */
export function toRow(stored: StoredRow, today: IsoDate): InvoiceRow {
  const { id, number, state, kind, invoiced, processing, due_on: dueOn } = stored;
  return {
    id,
    number,
    state,
    kind,
    invoiced,
    processing,
    dueOn,
    selfPayId: stored.self_pay_id,
    customer: { id: stored.customer, name: stored.customer_name ?? '' },
    createdOn: stored.created_on,
    committedOn: stored.committed_on,
    overdue: state === 'Open' && dueOn !== null && dueOn < today,
    itemCount: stored.item_count,
    dueNow: stored.due_now,
  };
}
