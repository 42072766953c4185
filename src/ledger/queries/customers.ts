/** Customers: the list with what they owe. */
import type { Cents } from '../../shared/money.ts';
import type { CustomerRow } from '../../shared/office-api/customers.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import type { CustomerKind } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { type Order, orderBy, type Params, where, wordsOf } from './page.ts';
import { perCommit } from './per-commit.ts';
import { customerWords } from './search-looks.ts';

type Page = Parsed<'customers.list'>;
type Filter = Page['filter'];

const byName: Order = ['customer.name COLLATE NOCASE', 'customer.id'];
const orders: Record<NonNullable<Page['sort']>['by'], Order> = {
  name: byName,
  kind: ['customer.kind', ...byName],
  city: ['customer.city COLLATE NOCASE', ...byName],
  ledgerBalance: ['customer.ledger_balance', ...byName],
  balanceDue: ['customer.balance_due', ...byName],
};

export const rowColumns = `
  customer.id, customer.name, customer.kind, customer.city, customer.ledger_balance, customer.balance_due, customer.archived,
  (SELECT count(*) FROM invoices WHERE customer = customer.id AND state = 'Open') AS open_invoices`;

export type StoredRow = {
  id: string;
  name: string;
  kind: CustomerKind;
  city: string;
  ledger_balance: Cents;
  balance_due: Cents;
  archived: number;
  open_invoices: number;
};

export const listCustomers = query('customers.list', ({ reader }, { filter, sort, offset, limit }) => {
  const { sql, params } = pageOfCustomers(filter, sort);
  const rows = reader.all<StoredRow>(sql, { ...params, offset, limit }).map(toRow);
  return done({ rows, ...totalsOfCustomers(reader, filter) });
});

/** The SQL of one page; `:offset` and `:limit` are still to be given. */
export function pageOfCustomers(filter: Filter, sort?: Page['sort']): { sql: string; params: Params } {
  const { clause, params } = conditions(filter);
  const sql = `
SELECT ${rowColumns}
FROM customers AS customer
${clause}
${orderBy(orders[sort?.by ?? 'name'], sort?.descending)}
LIMIT :limit OFFSET :offset`;
  return { sql, params };
}

/** How many there are, and what they come to. */
export function totalsOfCustomers(reader: Reader, filter: Filter): Pick<Output<'customers.list'>, 'count' | 'totals'> {
  const { clause, params } = conditions(filter);
  const sql = `
SELECT
  count(*) AS count,
  ifnull(sum(customer.ledger_balance), 0) AS ledgerBalance,
  ifnull(sum(customer.balance_due), 0) AS balanceDue
FROM customers AS customer
${clause}`;
  return perCommit(reader, sql + JSON.stringify(params), () => {
    const { count, ...totals } = reader.one<{ count: number; ledgerBalance: Cents; balanceDue: Cents }>(sql, params);
    return { count, totals };
  });
}

function conditions({ kinds, withBalance, archived, text }: Filter): { clause: string; params: Params } {
  const clause = where([
    'NOT EXISTS (SELECT 1 FROM merged_customers WHERE id = customer.id)',
    kinds && 'customer.kind IN (SELECT value FROM json_each(:kinds))',
    withBalance === true && '(customer.balance_due <> 0 OR customer.ledger_balance <> 0)',
    withBalance === false && 'customer.balance_due = 0 AND customer.ledger_balance = 0',
    archived !== undefined && `customer.archived = ${archived ? 1 : 0}`,
    text &&
      `(
    NOT EXISTS (
      SELECT 1
      FROM json_each(:words) AS word
      WHERE instr(lower(customer.name || ' ' || customer.city || ' ' || customer.email), word.value) = 0
    )
    OR customer.id IN (
      SELECT found.id FROM search_words JOIN search_text AS found ON found.key = search_words.rowid WHERE search_words MATCH :match
    )
  )`,
  ]);
  return { clause, params: { kinds: JSON.stringify(kinds ?? []), words: wordsOf(text ?? ''), match: customerWords(text ?? '') } };
}

/** A stored customer as the contract shows it in a list. */
export function toRow(stored: StoredRow): CustomerRow {
  const { id, name, kind, city } = stored;
  return {
    id,
    name,
    kind,
    city,
    ledgerBalance: stored.ledger_balance,
    balanceDue: stored.balance_due,
    openInvoices: stored.open_invoices,
    archived: stored.archived === 1,
  };
}
