import type { Writer } from '../connection.ts';

type Ledger = { balance: number; carrier: string | null };
type Figures = Ledger & { due: number };

/**
 * A customer's ledger balance, balance due and carrier: the newest Open invoice with a ledger charge. Answers whether the ledger portion of
 * its invoices may differ from `before`.
 */
export function deriveCustomer(books: Writer, id: string, before: Ledger | undefined): boolean {
  const row = books.first<Figures & { oldBalance: number; oldDue: number; oldCarrier: string | null }>(
    `SELECT ledger_balance AS oldBalance, balance_due AS oldDue, carrier AS oldCarrier,
       (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE customer = :id) AS balance,
       (SELECT COALESCE(SUM(balance_due), 0) FROM dispatches WHERE customer = :id AND balance_due <> 0) AS due,
       (
         SELECT id FROM invoices
         WHERE customer = :id AND state = 'Open' AND ledger_charge IS NOT NULL
         ORDER BY committed_stamp DESC, id DESC
         LIMIT 1
       ) AS carrier
     FROM customers
     WHERE id = :id`,
    { id },
  );
  if (!row) return before !== undefined;
  const { balance, due, carrier } = row;
  if (balance !== row.oldBalance || due !== row.oldDue || carrier !== row.oldCarrier)
    books.run('UPDATE customers SET ledger_balance = :balance, balance_due = :due, carrier = :carrier WHERE id = :id', {
      id,
      balance,
      due,
      carrier,
    });
  return balance !== before?.balance || carrier !== before.carrier;
}
