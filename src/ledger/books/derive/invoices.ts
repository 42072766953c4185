import { type Cents, cents, sum, zero } from '../../../shared/money.ts';
import type { WorkflowState } from '../../../shared/words.ts';
import { itemsDue, ledgerPortion } from '../../billing/amount-due.ts';
import type { Writer } from '../connection.ts';

type ItemRow = { invoiced: Cents; owed: Cents; state: WorkflowState };
type PortionRow = { itemsDue: Cents; balance: Cents | null; carrier: string | null };

/** How many items an invoice has, what was invoiced, and what its items still ask for. */
export function deriveItems(books: Writer, id: string): void {
  const invoice = books.first<{ charge: Cents | null }>('SELECT ledger_charge AS charge FROM invoices WHERE id = :id', { id });
  if (!invoice) return;
  const items = books.all<ItemRow>(
    `SELECT i.invoiced, COALESCE(d.owed, 0) AS owed, COALESCE(d.state, 'Billing office') AS state
     FROM invoice_items i
     LEFT JOIN dispatches d ON d.id = i.dispatch
     WHERE i.invoice = :id AND i.removed = 0`,
    { id },
  );
  const invoiced = sum([...items.map((item) => item.invoiced), invoice.charge ?? zero]);
  books.run('UPDATE invoices SET item_count = :count, invoiced = :invoiced, items_due = :due WHERE id = :id', {
    id,
    count: items.length,
    invoiced,
    due: itemsDue(items),
  });
}

/** The ledger portion of an invoice and its amount now due. Its payable may differ from what the companion has. */
export function deriveLedgerPortion(books: Writer, id: string): void {
  const row = books.first<PortionRow>(
    `SELECT i.items_due AS itemsDue, c.ledger_balance AS balance, c.carrier
     FROM invoices i
     LEFT JOIN customers c ON c.id = i.customer
     WHERE i.id = :id`,
    { id },
  );
  if (!row) return;
  const portion = ledgerPortion({ balance: row.balance ?? zero, carrier: row.carrier }, id);
  const dueNow = cents(row.itemsDue + portion);
  books.run('UPDATE invoices SET ledger_portion = :portion, due_now = :dueNow WHERE id = :id', { id, portion, dueNow });
  books.run('INSERT OR IGNORE INTO stale_payables (invoice) SELECT id FROM invoices WHERE id = :id AND self_pay_id IS NOT NULL', { id });
}
