/**
 * What the row of a payment event tells of its register record, its dispatch and its invoice, so that millions of them are filtered and summed up by one index.
 * Each of them may arrive after the event, a dispatch may change its date, and of two commits of an invoice the earlier one holds.
 */
import type { AddRow } from './add-rows.ts';
import type { Reader, Writer } from './connection.ts';

type Facts = Record<'transaction_type' | 'transaction_date' | 'service_date' | 'invoiced_on', string | null>;

/** The row with what is known of it already: deriving then finds nothing to change. Rows of other tables stay as they are. */
export function withEventFacts(books: Reader, row: AddRow): AddRow {
  const { record, dispatch, invoice } = row.values;
  if (row.table !== 'payment_events' || record === undefined || dispatch === undefined || invoice === undefined) return row;
  const facts = books.one<Facts>(
    `SELECT
       (SELECT type FROM register_records WHERE id = :record) AS transaction_type,
       (SELECT date FROM register_records WHERE id = :record) AS transaction_date,
       (SELECT date FROM dispatches WHERE id = :dispatch) AS service_date,
       (SELECT committed_on FROM invoices WHERE id = :invoice) AS invoiced_on`,
    { record, dispatch, invoice },
  );
  return { ...row, values: { ...row.values, ...facts } };
}

/** Tells the payment events of a register record its type and date; nothing while it is not here. */
export function deriveTransaction(books: Writer, record: string): void {
  books.run(
    `UPDATE payment_events
     SET transaction_type = transactions.type, transaction_date = transactions.date
     FROM (SELECT MAX(type) AS type, MAX(date) AS date FROM register_records WHERE id = :record) AS transactions
     WHERE record = :record AND (transaction_type, transaction_date) IS NOT (transactions.type, transactions.date)`,
    { record },
  );
}

/** Tells the payment events of a dispatch its date of service; nothing while it is not here. */
export function deriveService(books: Writer, dispatch: string): void {
  books.run(
    `UPDATE payment_events
     SET service_date = trip.date
     FROM (SELECT MAX(date) AS date FROM dispatches WHERE id = :dispatch) AS trip
     WHERE dispatch = :dispatch AND service_date IS NOT trip.date`,
    { dispatch },
  );
}

/** Tells the payment events of an invoice the day of its commit. */
export function deriveInvoiced(books: Writer, invoice: string, committedOn: string | null): void {
  books.run(
    `UPDATE payment_events
     SET invoiced_on = :committedOn
     WHERE invoice = :invoice AND invoiced_on IS NOT :committedOn`,
    { invoice, committedOn },
  );
}
