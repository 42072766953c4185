/** Invariant 1 where customers were merged: every row counts for the kept customer of whom it names, or for that one itself. */
import type { Reader } from '../connection.ts';
import { tablesOfCustomers } from '../merged.ts';
import type { Finding } from './finding.ts';

/** The first row that counts for another customer than it should. */
export function miscounted(books: Reader): Finding | null {
  for (const table of Object.values(tablesOfCustomers)) {
    const row = books.first<{ id: string; customer: string }>(
      `SELECT t.id, t.customer
       FROM ${table} t
       LEFT JOIN merged_customers m ON m.id = t.customer_named
       WHERE t.customer IS NOT COALESCE(m.kept, t.customer_named)
       ORDER BY t.id
       LIMIT 1`,
    );
    if (row)
      return {
        invariant: 1,
        row: row.id,
        message: `${row.id} in ${table.replaceAll('_', ' ')} counts for customer ${row.customer}, who is not the one that it names, nor the one that this was merged into.`,
      };
  }
  return null;
}
