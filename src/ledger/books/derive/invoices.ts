import { type Cents, cents, sum, zero } from '../../../shared/money.ts';
import type { WorkflowState } from '../../../shared/words.ts';
import { itemsDue, ledgerPortion } from '../../billing/amount-due.ts';
import type { Writer } from '../connection.ts';
import { deriveInvoiced } from '../event-facts.ts';

type ItemSums = { count: number; invoiced: Cents; due: Cents };
type Figures = ItemSums & { portion: Cents; dueNow: Cents };
type Row = Figures & {
  charge: Cents | null;
  selfPayId: string | null;
  committedOn: string | null;
  balance: Cents | null;
  carrier: string | null;
};
type ItemRow = { invoiced: Cents; owed: Cents; state: WorkflowState };

/**
 * The ledger portion of an invoice and its amount now due; with `items` also how many it has, what was invoiced, and what they still ask for. Its
 * payable may differ from what the companion has.
 */
export function deriveInvoice(books: Writer, id: string, { items }: { items: boolean }): void {
  const row = books.first<Row>(
    `SELECT i.item_count AS count, i.invoiced, i.items_due AS due, i.ledger_portion AS portion, i.due_now AS dueNow,
       i.ledger_charge AS charge, i.self_pay_id AS selfPayId, i.committed_on AS committedOn, c.ledger_balance AS balance, c.carrier
     FROM invoices i
     LEFT JOIN customers c ON c.id = i.customer
     WHERE i.id = :id`,
    { id },
  );
  if (!row) return;
  const { charge, selfPayId, committedOn, balance, carrier, ...before } = row;
  deriveInvoiced(books, id, committedOn);
  const sums = items ? sumItems(books, id, charge ?? zero) : before;
  const portion = ledgerPortion({ balance: balance ?? zero, carrier }, id);
  const after: Figures = { count: sums.count, invoiced: sums.invoiced, due: sums.due, portion, dueNow: cents(sums.due + portion) };
  if (!isSame(before, after))
    books.run(
      `UPDATE invoices
       SET item_count = :count, invoiced = :invoiced, items_due = :due, ledger_portion = :portion, due_now = :dueNow
       WHERE id = :id`,
      { id, ...after },
    );
  if (selfPayId !== null) books.run('INSERT OR IGNORE INTO stale_payables (invoice) VALUES (:id)', { id });
}

function sumItems(books: Writer, id: string, charge: Cents): ItemSums {
  const items = books.all<ItemRow>(
    `SELECT i.invoiced, COALESCE(d.owed, 0) AS owed, COALESCE(d.state, 'Billing office') AS state
     FROM invoice_items i
     LEFT JOIN dispatches d ON d.id = i.dispatch
     WHERE i.invoice = :id AND i.removed = 0`,
    { id },
  );
  return { count: items.length, invoiced: sum([...items.map(({ invoiced }) => invoiced), charge]), due: itemsDue(items) };
}

function isSame(a: Figures, b: Figures): boolean {
  return a.count === b.count && a.invoiced === b.invoiced && a.due === b.due && a.portion === b.portion && a.dueNow === b.dueNow;
}
