/**
 * Duplicates of a customer: a merged one stays in the books and forwards to the kept one. What an operation names stays in `customer_named`; whom it
 * counts for is `customer`. So an operation that names the merged one lands right whenever it arrives, and separating the two gives each its own back.
 */
import type { Reader, SqlValue } from './connection.ts';
import type { TableEntity } from './put-tables.ts';

/** Every table whose rows count for a customer, each with the columns `id`, `customer` and `customer_named`, and an index that begins with `customer`. */
export const tablesOfCustomers = {
  dispatch: 'dispatches',
  invoice: 'invoices',
  registerRecord: 'register_records',
  ledgerEntry: 'ledger_entries',
  schedule: 'schedules',
} as const;

/** Whether what is put of `entity` counts for a customer. */
export function namesCustomer(entity: TableEntity): boolean {
  return entity in tablesOfCustomers;
}

/** Whom `customer` counts for: itself, or the one that it was merged into in the end. */
export function keptOf(books: Reader, customer: string): string {
  return books.first<{ kept: string }>('SELECT kept FROM merged_customers WHERE id = :customer', { customer })?.kept ?? customer;
}

/** Whom operations named in what counts for `customer`: itself, and those that were merged into it. */
export function namedFor(books: Reader, customer: string): string[] {
  const merged = books.all<{ id: string }>('SELECT id FROM merged_customers WHERE kept = :customer ORDER BY id', { customer });
  return [customer, ...merged.map(({ id }) => id)];
}

/** Columns that name a customer, as they are kept: with whom they name and whom they count for. Others stay as they are. */
export function countedForKept(books: Reader, columns: Record<string, SqlValue>): Record<string, SqlValue> {
  const { customer } = columns;
  if (customer === undefined) return columns;
  return { ...columns, customer: typeof customer === 'string' ? keptOf(books, customer) : customer, customer_named: customer };
}
