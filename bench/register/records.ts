/**
 * A check register of any size, written straight into the tables of the books: through the journal a million records would take an hour. The rows
 * keep the invariants that `ledger check` asks of them (all but the replay: nothing of it is in the journal). The same size gives the same rows.
 */
import { fillTables } from './fill-tables.ts';

/** Fills the tables of the books in `file`, which must be empty, with `count` records of five years, the last of them on `until`, and three times as many payment events. */
export function fillRegister(file: string, count: number, until: string): void {
  const parameters = { count, until, customers: Math.ceil(count / 1000), dispatches: Math.ceil(count / 10) };
  fillTables(
    file,
    'true',
    (db) => rows.forEach((sql) => db.prepare(sql).run(parameters)),
    (db) => sums.forEach((sql) => db.exec(sql)),
  );
}

/** Numbers from 1 to :count, as the rest of a statement. */
const upTo = (count: string) => `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;

/** What each record is made of. Its unlike divisors mix types, surpluses and refunds over all customers and dates. */
const records = `
  ${upTo(':count')},
  kinds AS (
    SELECT n, n % 20 AS turn, (n / 3) % 100 = 3 AS back, 1 + (n - 1) % :dispatches AS dispatch FROM numbers
  ),
  typed AS (
    SELECT *, 'record' || printf('%010d', n) AS id,
      IIF(back OR turn IN (1, 6, 11, 16), 'Stripe',
        CASE WHEN turn < 10 THEN 'Check' WHEN turn < 14 THEN 'EFT' WHEN turn < 17 THEN 'Insurance' WHEN turn < 19 THEN 'Card' ELSE 'Cash' END) AS type,
      IIF(back, 'refund', 'payment') AS fact, IIF(back, 're_', 'pi_') || n AS object
    FROM kinds
  ),
  records AS (
    SELECT n, id, type, fact, object, dispatch, back,
      IIF(type = 'Stripe', 'stripe:' || object || ':' || fact, 'op' || id) AS op,
      printf('%09d-0000-00', n) AS stamp,
      IIF(back, -1, 1) * (3000 + (n * 7919) % 90000) AS amount,
      IIF(n % 250 = 7 AND NOT back, 1000, 0) AS unallocated,
      IIF(n % 50 = 9 AND NOT back, 1500, 0) AS credit,
      date(:until, '-' || ((:count - n) * 1826 / :count) || ' days') AS date,
      'customer' || printf('%08d', dispatch % :customers) AS customer
    FROM typed
  )`;

const rows = [
  `INSERT INTO customers (id, op, name, kind)
   ${upTo(':customers')}
   SELECT 'customer' || printf('%08d', n - 1), 'operation0',
     CASE n % 5 WHEN 0 THEN 'Maple Court Nursing' WHEN 1 THEN 'Harbor View Rehab' WHEN 2 THEN 'Hill Country EMS' WHEN 3 THEN 'St. Anne Hospital'
       ELSE 'Twin Rivers Dialysis' END || ' ' || n,
     IIF(n % 5 = 2, 'affiliate', 'facility')
   FROM numbers`,
  `INSERT INTO dispatches (id, op, number, customer, customer_named, date, patient, state)
   ${upTo(':dispatches')}
   SELECT 'dispatch' || printf('%010d', n), 'operation0', n, 'customer' || printf('%08d', n % :customers), 'customer' || printf('%08d', n % :customers),
     date(:until, '-' || ((:dispatches - n) * 1826 / :dispatches) || ' days'), 'Patient ' || n, 'Finished'
   FROM numbers`,
  `INSERT INTO register_records (
     id, op, stamp, type, number, amount, date, comment, creator, recorded_at, customer, customer_named,
     stripe_fact, stripe_object, payment_intent, stripe_account, livemode, method, flagged, needs_review, unallocated, to_trips, to_ledger)
   ${records}
   SELECT id, op, stamp, type, IIF(type = 'Stripe', IIF(back, 'txn_' || n, object), CAST(10000 + n AS TEXT)), amount, date,
     IIF(back, 'Refund of pi_' || n, ''), IIF(type = 'Stripe', '[Paydesk]', 'Dana Ruiz'), date || 'T15:00:00.000Z', customer, customer,
     IIF(type = 'Stripe', fact, NULL), IIF(type = 'Stripe', object, NULL), IIF(type = 'Stripe', 'pi_' || n, NULL), IIF(type = 'Stripe', 'acct_1', NULL), IIF(type = 'Stripe', 0, NULL),
     IIF(type = 'Stripe', 'Visa ···· 4242', NULL), back, back AND :count - n < 50000, unallocated, amount - unallocated - credit, credit
   FROM records`,
  `INSERT INTO payment_events (id, op, stamp, part, dispatch, kind, amount, date, comment, creator, record, transaction_type, transaction_date, service_date)
   ${records},
   parts (part) AS (VALUES (0), (1), (2)),
   money AS (SELECT *, amount - unallocated - credit AS whole FROM records)
   SELECT 'event' || printf('%010d', n) || part, op, stamp, part, 'dispatch' || printf('%010d', 1 + (dispatch - 1 + 7 * part) % :dispatches),
     IIF(back, 'reversal', 'payment'), IIF(part = 0, whole - 2 * (whole / 3), whole / 3),
     date, IIF(back, 'Refund', ''), IIF(type = 'Stripe', '[Paydesk]', 'Dana Ruiz'), id, type, date, date
   FROM money, parts`,
  `INSERT INTO ledger_entries (id, op, stamp, customer, customer_named, amount, date, comment, creator, record)
   ${records}
   SELECT 'entry' || printf('%010d', n), op, stamp, customer, customer, -credit, date, 'Overpayment', 'Dana Ruiz', id
   FROM records
   WHERE credit > 0`,
];

/** Every dispatch was quoted what has been paid for it. */
const sums = [
  `UPDATE dispatches SET paid = sums.paid, quoted = sums.paid, price = sums.paid
   FROM (SELECT dispatch, sum(amount) AS paid FROM payment_events GROUP BY dispatch) AS sums
   WHERE sums.dispatch = dispatches.id`,
  `UPDATE customers SET ledger_balance = sums.balance
   FROM (SELECT customer, sum(amount) AS balance FROM ledger_entries GROUP BY customer) AS sums
   WHERE sums.customer = customers.id`,
];
