/** What a register that was written straight into the tables was paid for: invoices with their trips, who committed them, and fees; some trips still owe. */
import type { Database } from 'better-sqlite3';
import { fillTables } from '../register/fill-tables.ts';

/** Gives every four register records of `fillRegister` an invoice that they paid. Of the trips of the last year every third still owes something, or was written off. */
export function fillBilled(file: string): void {
  const run = (several: readonly string[]) => (db: Database) => several.forEach((sql) => db.exec(sql));
  fillTables(file, `tbl_name IN ('payment_events', 'dispatches')`, run(statements), run(sums));
}

const numberOf = (id: string, prefix: string) => `CAST(substr(${id}, ${prefix.length + 1}, 10) AS INTEGER)`;
const invoiceOf = (record: string) => `'invoice' || printf('%08d', (${record} - 1) / 4)`;

const statements = [
  `INSERT INTO invoices (id, op, customer, customer_named, kind, state, created_on, number, self_pay_id, committed_on, committed_stamp, due_on, item_count, invoiced)
   SELECT ${invoiceOf(numberOf('id', 'record'))}, 'operation0', customer, customer, 'differential', 'Paid', day, ${numberOf('id', 'record')} / 4 + 1001,
     printf('%010d', 1000000000 + ${numberOf('id', 'record')}), day, 'invoiced' || id, date(day, '30 days'), 4, 4 * abs(amount)
   FROM (SELECT *, date(date, '-' || (5 + ${numberOf('id', 'record')} % 53) || ' days') AS day FROM register_records)
   WHERE ${numberOf('id', 'record')} % 4 = 1`,
  `INSERT INTO invoice_items (id, op, invoice, dispatch, quoted, invoiced, position)
   SELECT 'item' || id, 'operation0', ${invoiceOf(numberOf('record', 'record'))}, dispatch, amount, amount, ${numberOf('record', 'record')} % 4
   FROM payment_events
   WHERE part = 0 AND kind IN ('payment', 'reversal')`,
  `INSERT INTO journal (device, seq, op, stamp, user, kind, hash, body)
   SELECT 'bench', row_number() OVER (ORDER BY id), 'op' || id, committed_stamp, CASE ${numberOf('id', 'invoice')} % 3 WHEN 0 THEN 'Dana Ruiz' WHEN 1 THEN 'Sam Okafor' ELSE 'Lee Park' END,
     'invoice committed', x'00', '{}'
   FROM invoices`,
  `UPDATE payment_events SET invoice = invoices.id, invoiced_on = invoices.committed_on
   FROM invoices
   WHERE record IS NOT NULL AND invoices.id = ${invoiceOf(numberOf('record', 'record'))}`,
  `UPDATE register_records SET invoice = ${invoiceOf(numberOf('id', 'record'))}`,
  `INSERT INTO adjustments (id, op, record, kind, code, amount, description)
   SELECT 'fee' || id, op, id, 'fee', '', 300, 'Online processing fee' FROM register_records WHERE type = 'Stripe' AND unallocated >= 300`,
  `UPDATE register_records SET unallocated = unallocated - 300 WHERE type = 'Stripe' AND unallocated >= 300`,
  `UPDATE dispatches SET service_level = CASE number % 4 WHEN 0 THEN 'ALS' WHEN 1 THEN 'Wheelchair' ELSE 'BLS' END, mileage = number % 400,
     state = IIF(number % 6 = 1, 'Awaiting payment', 'Finished'), quoted = quoted + 5000, price = price + 5000, owed = owed + 5000,
     balance_due = IIF(number % 6 = 1, owed + 5000, 0), written_off = IIF(number % 6 = 1, 0, max(0, owed + 5000))
   WHERE number % 3 = 1 AND number > (SELECT max(number) FROM dispatches) * 4 / 5`,
];

const sums = [
  `UPDATE customers SET balance_due = sums.due
   FROM (SELECT customer, sum(balance_due) AS due FROM dispatches WHERE balance_due <> 0 GROUP BY customer) AS sums
   WHERE sums.customer = customers.id`,
];
