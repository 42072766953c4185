/**
 * What the row of a payment event tells of its register record and its dispatch, so that millions of them are filtered and summed up by one index.
 * Either may arrive after the event, and a dispatch may change its date.
 */
import type { AddRow } from './add-rows.ts';
import type { Reader, Writer } from './connection.ts';

/** The row with what is known of it already: deriving then finds nothing to change. Rows of other tables stay as they are. */
export function withEventFacts(books: Reader, row: AddRow): AddRow {
  const { record, dispatch } = row.values;
  if (row.table !== 'payment_events' || record === undefined || dispatch === undefined) return row;
  const facts = books.one<{ transaction_type: string | null; transaction_date: string | null; service_date: string | null }>(
    `SELECT
       (SELECT type FROM register_records WHERE id = :record) AS transaction_type,
       (SELECT date FROM register_records WHERE id = :record) AS transaction_date,
       (SELECT date FROM dispatches WHERE id = :dispatch) AS service_date`,
    { record, dispatch },
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
