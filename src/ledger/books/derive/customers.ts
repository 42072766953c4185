import type { Writer } from '../connection.ts';

type Ledger = { balance: number; carrier: string | null };

/**
 * A customer's ledger balance, balance due and carrier: the newest Open invoice with a ledger charge. Answers whether the ledger portion of
 * its invoices may differ from `before`.
 */
export function deriveCustomer(books: Writer, id: string, before: Ledger | undefined): boolean {
  books.run(
    `UPDATE customers
     SET ledger_balance = (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE customer = :id),
       balance_due = (SELECT COALESCE(SUM(balance_due), 0) FROM dispatches WHERE customer = :id AND balance_due <> 0),
       carrier = (
         SELECT id FROM invoices
         WHERE customer = :id AND state = 'Open' AND ledger_charge IS NOT NULL
         ORDER BY committed_stamp DESC, id DESC
         LIMIT 1
       )
     WHERE id = :id`,
    { id },
  );
  const after = books.first<Ledger>('SELECT ledger_balance AS balance, carrier FROM customers WHERE id = :id', { id });
  return after?.balance !== before?.balance || after?.carrier !== before?.carrier;
}
