/** Reads the customers that an invoice generator goes through, each with what may be invoiced. */
import * as z from 'zod';
import { assert } from '../../shared/assert.ts';
import type { Debtor, Gathering, Receivable } from '../billing/gather.ts';
import type { Reader } from '../books/connection.ts';
import { type DispatchRow, dispatchColumns, dispatchOf, loadAccount, loadCustomerKind } from './load.ts';

export type DebtorName = { id: string; name: string };

/** Whom the generator may have something to invoice: customers with a balance on a dispatch or owing on the ledger, by name. */
export function listDebtors(reader: Reader, gathering: Gathering): DebtorName[] {
  if (gathering.kind === 'custom') return reader.all<DebtorName>(customersOfSql, { items: JSON.stringify([...gathering.items]) });
  return reader.all<DebtorName>(debtorsSql, {});
}

/** One customer with its dispatches that have a balance, or with those picked by hand. */
export function loadDebtor(reader: Reader, customer: string, gathering: Gathering): Debtor {
  const account = loadAccount(reader, customer);
  const kind = loadCustomerKind(reader, customer);
  assert(account && kind, `customer ${customer} is in the books`);
  const rows =
    gathering.kind === 'custom'
      ? reader.all<ReceivableRow>(pickedSql, { customer, items: JSON.stringify([...gathering.items]) })
      : reader.all<ReceivableRow>(withBalanceSql, { customer });
  const hasDraft = reader.first("SELECT 1 FROM invoices WHERE customer = :customer AND state = 'Draft'", { customer }) !== undefined;
  return { account, kind, hasDraft, receivables: rows.map(receivableOf) };
}

type ReceivableRow = DispatchRow & { stands_on: string };

/** ID, state, and whether it was ever committed. */
const standsOnSchema = z.array(z.tuple([z.string(), z.string(), z.number()]));

function receivableOf({ stands_on: standsOn, ...row }: ReceivableRow): Receivable {
  const invoices = standsOnSchema.parse(JSON.parse(standsOn));
  const open = invoices.filter(([, state]) => state === 'Open').map(([id]) => id);
  return {
    dispatch: dispatchOf(row, open.toSorted()),
    timesInvoiced: invoices.filter(([, state, committed]) => committed === 1 && state !== 'Cancelled').length,
    onDraft: invoices.some(([, state]) => state === 'Draft'),
  };
}

const receivableColumns = `
  ${dispatchColumns},
  (
    SELECT json_group_array(json_array(invoices.id, invoices.state, invoices.number IS NOT NULL))
    FROM invoice_items
    JOIN invoices ON invoices.id = invoice_items.invoice
    WHERE invoice_items.dispatch = dispatches.id AND invoice_items.removed = 0
  ) AS stands_on`;

const withBalanceSql = `
SELECT ${receivableColumns}
FROM dispatches
WHERE customer = :customer AND balance_due <> 0
ORDER BY date, number, id`;

const pickedSql = `
SELECT ${receivableColumns}
FROM json_each(:items) AS item
JOIN dispatches ON dispatches.id = item.value
WHERE customer = :customer
ORDER BY date, number, dispatches.id`;

const debtorsSql = `
SELECT id, name
FROM customers
WHERE id IN (SELECT customer FROM dispatches WHERE balance_due <> 0) OR ledger_balance > 0
ORDER BY name COLLATE NOCASE, id`;

const customersOfSql = `
SELECT id, name
FROM customers
WHERE id IN (SELECT dispatches.customer FROM json_each(:items) AS item JOIN dispatches ON dispatches.id = item.value)
ORDER BY name COLLATE NOCASE, id`;
