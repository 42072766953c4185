/** Invariant 4: money is integer cents, small enough that no sum is ever rounded. */
import type { Reader } from '../connection.ts';
import type { Finding } from './finding.ts';

export const moneyColumns: Readonly<Record<string, readonly string[]>> = {
  customers: ['ledger_balance', 'balance_due'],
  dispatches: [
    'quoted',
    'allowed',
    'service_charges',
    'discounts',
    'finance_charges',
    'paid',
    'price',
    'owed',
    'balance_due',
    'written_off',
  ],
  invoices: ['ledger_charge', 'invoiced', 'items_due', 'ledger_portion', 'due_now'],
  invoice_items: ['quoted', 'invoiced'],
  register_records: ['amount', 'unallocated'],
  payment_events: ['amount'],
  ledger_entries: ['amount'],
  adjustments: ['amount'],
  deposits: ['fees'],
  statement_lines: ['amount'],
  imports: ['total'],
  stripe_activity: ['amount'],
  schedule_lines: ['base', 'per_mile', 'minimum', 'weekend'],
};

/** The first amount that is not a whole number of cents, or not exact in JavaScript. */
export function inexactMoney(books: Reader): Finding | null {
  for (const [table, columns] of Object.entries(moneyColumns)) {
    const inexact = columns.map((column) => `typeof(${column}) NOT IN ('integer', 'null') OR ABS(${column}) > ${Number.MAX_SAFE_INTEGER}`);
    const row = books.first<{ id: string }>(`SELECT id FROM ${table} WHERE ${inexact.join(' OR ')} ORDER BY id LIMIT 1`);
    if (row) return { invariant: 4, row: row.id, message: `An amount of ${row.id} in ${table} is not a whole, exact number of cents.` };
  }
  return null;
}
