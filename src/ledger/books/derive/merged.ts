import { keptCustomers, type Merge } from '../../billing/merged-customers.ts';
import type { Writer } from '../connection.ts';
import { tablesOfCustomers } from '../merged.ts';
import { touchCustomer, type Touched } from '../touched.ts';

/** Brings up to date whom each merged customer counts for, and moves its rows there; touches all that moved. */
export function deriveMerged(books: Writer, touched: Touched): void {
  if (touched.merges.size === 0) return;
  const merges = books.all<Merge>(
    'SELECT id, merged_into AS "into", merged_stamp AS stamp FROM customers WHERE merged_into IS NOT NULL ORDER BY id',
  );
  const after = keptCustomers(merges);
  const rows = books.all<{ id: string; kept: string }>('SELECT id, kept FROM merged_customers');
  const before = new Map(rows.map(({ id, kept }) => [id, kept]));
  const moves = [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, from: before.get(id) ?? id, to: after.get(id) ?? id }))
    .filter(({ from, to }) => from !== to);
  for (const { id, from, to } of moves) for (const customer of [id, from, to]) touchCustomer(books, touched, customer);
  for (const { id, from, to } of moves) {
    books.run('DELETE FROM merged_customers WHERE id = :id', { id });
    if (to !== id) books.run('INSERT INTO merged_customers (id, kept) VALUES (:id, :to)', { id, to });
    for (const [kind, table] of Object.entries(tablesOfCustomers)) {
      const moved = books.all<{ id: string }>(`SELECT id FROM ${table} WHERE customer = :from AND customer_named = :id`, { from, id });
      books.run(`UPDATE ${table} SET customer = :to WHERE customer = :from AND customer_named = :id`, { from, to, id });
      if (isTouchedKind(kind)) for (const row of moved) touched[kind].add(row.id);
    }
  }
}

/** Ledger entries are of their customer, who is touched already. */
function isTouchedKind(kind: string): kind is 'dispatch' | 'invoice' | 'registerRecord' | 'schedule' {
  return kind !== 'ledgerEntry';
}
