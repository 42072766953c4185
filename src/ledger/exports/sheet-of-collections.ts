/** The trips of sold invoices for a collection agency: a trip that stands on several of them comes once, with the newest [COLL-1]. */
import type { Reader } from '../books/connection.ts';
import { listOf, type Selected, type Sheet } from './sheet.ts';

/** What an agency needs to find the debtor and prove the debt. Change the layout here; docs/billflash.md tells it. */
const selected: readonly Selected[] = [
  { header: 'DispatchNumber', holds: 'number', sql: 'dispatch.number' },
  { header: 'DateOfService', holds: 'date', sql: 'dispatch.date' },
  { header: 'ServiceLevel', holds: 'text', sql: 'dispatch.service_level' },
  { header: 'Patient', holds: 'text', sql: 'dispatch.patient' },
  { header: 'Origin', holds: 'text', sql: 'dispatch.origin' },
  { header: 'Destination', holds: 'text', sql: 'dispatch.destination' },
  { header: 'Debtor', holds: 'text', sql: 'customer.name' },
  { header: 'DebtorKind', holds: 'text', sql: 'customer.kind' },
  { header: 'Address1', holds: 'text', sql: 'customer.line1' },
  { header: 'Address2', holds: 'text', sql: 'customer.line2' },
  { header: 'City', holds: 'text', sql: 'customer.city' },
  { header: 'State', holds: 'text', sql: 'customer.region' },
  { header: 'Zip', holds: 'text', sql: 'customer.postal' },
  { header: 'Phone', holds: 'text', sql: 'customer.phone' },
  { header: 'Email', holds: 'text', sql: 'customer.email' },
  { header: 'InvoiceNumber', holds: 'text', sql: 'invoice.number' },
  { header: 'InvoiceDate', holds: 'date', sql: 'invoice.committed_on' },
  { header: 'Price', holds: 'money', sql: 'dispatch.price' },
  { header: 'Paid', holds: 'money', sql: 'dispatch.paid' },
  { header: 'Owed', holds: 'money', sql: 'dispatch.owed' },
  {
    header: 'LastPaymentDate',
    holds: 'date',
    sql: `(SELECT max(date) FROM payment_events AS event WHERE event.dispatch = dispatch.id AND kind IN ('payment', 'insurance payment') AND amount > 0)`,
  },
];

/**
 * Trips that still owe something, of the invoices `ids` that are Sold, or of all Sold ones; not what was written off before the
 * sale, and not what was taken back into the workflow after it [COLL-2].
 */
export function sheetOfCollections(reader: Reader, ids: readonly string[] | undefined): Sheet {
  const from = `
FROM (
  SELECT item.dispatch, max(invoice.committed_stamp || ' ' || invoice.id) AS newest
  FROM invoices AS invoice
  JOIN invoice_items AS item ON item.invoice = invoice.id AND item.removed = 0
  WHERE invoice.state = 'Sold' AND EXISTS (
    SELECT 1 FROM payment_events AS sale
    WHERE sale.dispatch = item.dispatch AND sale.kind = 'sale to collections' AND sale.invoice = invoice.id
  ) ${ids ? 'AND invoice.id IN (SELECT value FROM json_each(:ids))' : ''}
  GROUP BY item.dispatch
) AS sold
JOIN dispatches AS dispatch ON dispatch.id = sold.dispatch AND dispatch.owed > 0 AND dispatch.state = 'Finished'
JOIN invoices AS invoice ON invoice.id = substr(sold.newest, instr(sold.newest, ' ') + 1)
LEFT JOIN customers AS customer ON customer.id = invoice.customer`;
  const params: Record<string, string> = ids ? { ids: JSON.stringify(ids) } : {};
  return {
    name: 'Collections',
    columns: selected,
    sql: `SELECT ${listOf(selected)} ${from} ORDER BY customer.name, dispatch.date, dispatch.number`,
    params,
    of: reader.one<{ rows: number }>(`SELECT count(*) AS rows ${from}`, params).rows,
  };
}
