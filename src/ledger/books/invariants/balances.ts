/** Invariants 1 and 2: what is owed and what a record is made of, computed here in plain SQL, independently of `derive`. */
import { formatMoney, type Cents } from '../../../shared/money.ts';
import type { Reader } from '../connection.ts';
import type { Finding } from './finding.ts';

type DispatchRow = { id: string; number: number; owed: Cents; expected: Cents };
type RecordRow = { id: string; number: string; amount: Cents; expected: Cents };

/** The first dispatch whose balance is not its price less its payment events. `ids`: of these only. */
export function brokenDispatch(books: Reader, ids?: Iterable<string>): Finding | null {
  const row = books.first<DispatchRow>(
    `WITH billed AS (
       SELECT d.id, d.number, d.state, d.price, d.owed, d.balance_due, d.written_off, d.cancelled OR d.non_billable AS free,
         COALESCE(d.allowed, d.quoted + SUM(CASE e.kind WHEN 'service charge' THEN e.amount WHEN 'discount' THEN -e.amount ELSE 0 END))
           + SUM(CASE e.kind WHEN 'finance charge' THEN e.amount ELSE 0 END) AS full_price,
         SUM(CASE WHEN e.kind IN ('payment', 'reversal', 'insurance payment', 'sale to collections') THEN e.amount ELSE 0 END) AS paid
       FROM dispatches d
       LEFT JOIN payment_events e ON e.dispatch = d.id
       ${among('d.id', ids)}
       GROUP BY d.id
     ),
     expected AS (
       SELECT *, IIF(free, 0, full_price) AS true_price, IIF(free, MIN(0, -paid), full_price - paid) AS true_owed FROM billed
     )
     SELECT id, number, owed, true_owed AS expected
     FROM expected
     WHERE price <> true_price
       OR owed <> true_owed
       OR balance_due <> IIF(state = 'Finished', 0, true_owed)
       OR written_off <> IIF(state = 'Finished', MAX(0, true_owed), 0)
     ORDER BY number, id
     LIMIT 1`,
    parameters(ids),
  );
  if (!row) return null;
  const { id, number, owed, expected } = row;
  return {
    invariant: 1,
    row: id,
    message: `Dispatch ${number} (${id}) says that ${formatMoney(owed)} is owed; its price less its payment events is ${formatMoney(expected)}.`,
  };
}

/** The first payment event of a dispatch that is not in the books. */
export function strayEvent(books: Reader): Finding | null {
  const row = books.first<{ id: string; dispatch: string }>(
    `SELECT id, dispatch FROM payment_events WHERE dispatch NOT IN (SELECT id FROM dispatches) ORDER BY id LIMIT 1`,
  );
  return row
    ? { invariant: 1, row: row.id, message: `Payment event ${row.id} is of dispatch ${row.dispatch}, which is not in the books.` }
    : null;
}

/** The first customer or invoice whose sums are not those of its dispatches and its ledger. */
export function brokenSum(books: Reader): Finding | null {
  const customer = books.first<{ id: string; name: string }>(
    `SELECT c.id, c.name
     FROM customers c
     LEFT JOIN (SELECT customer, SUM(balance_due) AS due FROM dispatches WHERE balance_due <> 0 GROUP BY customer) d ON d.customer = c.id
     LEFT JOIN (SELECT customer, SUM(amount) AS balance FROM ledger_entries GROUP BY customer) l ON l.customer = c.id
     WHERE c.balance_due <> COALESCE(d.due, 0) OR c.ledger_balance <> COALESCE(l.balance, 0)
     ORDER BY c.id
     LIMIT 1`,
  );
  if (customer)
    return {
      invariant: 1,
      row: customer.id,
      message: `The balances of customer ${customer.id} are not the sums of its dispatches and its ledger.`,
    };
  const invoice = books.first<{ id: string; number: string | null }>(
    `SELECT i.id, i.number
     FROM invoices i
     LEFT JOIN (
       SELECT t.invoice, SUM(d.owed) AS due
       FROM invoice_items t
       JOIN dispatches d ON d.id = t.dispatch
       WHERE t.removed = 0 AND d.state <> 'Finished'
       GROUP BY t.invoice
     ) d ON d.invoice = i.id
     WHERE i.items_due <> COALESCE(d.due, 0) OR i.due_now <> i.items_due + i.ledger_portion
     ORDER BY i.id
     LIMIT 1`,
  );
  if (!invoice) return null;
  return {
    invariant: 1,
    row: invoice.id,
    message: `The amount now due of invoice ${invoice.number ?? invoice.id} is not what its items and its ledger portion add up to.`,
  };
}

/** The first register record that is not its parts and what is unallocated. `ids`: of these only. */
export function brokenRecord(books: Reader, ids?: Iterable<string>): Finding | null {
  const row = books.first<RecordRow>(
    `WITH parts AS (
       SELECT record, amount FROM payment_events
       WHERE kind IN ('payment', 'reversal', 'insurance payment', 'sale to collections') ${andAmong('record', ids)}
       UNION ALL
       SELECT record, -amount FROM ledger_entries WHERE record IS NOT NULL ${andAmong('record', ids)}
       UNION ALL
       SELECT record, amount FROM adjustments WHERE TRUE ${andAmong('record', ids)}
     ),
     sums AS (SELECT record, SUM(amount) AS amount FROM parts GROUP BY record)
     SELECT r.id, r.number, r.amount, COALESCE(s.amount, 0) + r.unallocated AS expected
     FROM register_records r
     LEFT JOIN sums s ON s.record = r.id
     WHERE r.amount <> COALESCE(s.amount, 0) + r.unallocated ${andAmong('r.id', ids)}
     ORDER BY r.stamp, r.id
     LIMIT 1`,
    parameters(ids),
  );
  if (!row) return null;
  const { id, number, amount, expected } = row;
  return {
    invariant: 2,
    row: id,
    message: `Register record ${number} (${id}) is ${formatMoney(amount)}; its payment events, ledger entries, adjustments and what is unallocated add up to ${formatMoney(expected)}.`,
  };
}

/** The first part of a register record that is not in the books. */
export function strayPart(books: Reader): Finding | null {
  const row = books.first<{ id: string; record: string }>(
    `SELECT id, record FROM (
       SELECT id, record FROM payment_events WHERE record IS NOT NULL
       UNION ALL
       SELECT id, record FROM ledger_entries WHERE record IS NOT NULL
       UNION ALL
       SELECT id, record FROM adjustments
     )
     WHERE record NOT IN (SELECT id FROM register_records UNION ALL SELECT id FROM takings WHERE entity = 'registerRecord')
     ORDER BY id
     LIMIT 1`,
  );
  return row
    ? { invariant: 2, row: row.id, message: `${row.id} belongs to register record ${row.record}, which is not in the books.` }
    : null;
}

function among(column: string, ids: Iterable<string> | undefined): string {
  return ids ? `WHERE ${column} IN (SELECT value FROM json_each(:ids))` : '';
}

function andAmong(column: string, ids: Iterable<string> | undefined): string {
  return ids ? `AND ${column} IN (SELECT value FROM json_each(:ids))` : '';
}

function parameters(ids: Iterable<string> | undefined): { ids: string } | Record<string, never> {
  return ids ? { ids: JSON.stringify([...ids]) } : {};
}
