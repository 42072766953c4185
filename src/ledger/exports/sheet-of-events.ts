/** Payment events as the Finder exports them, whatever their number. No patient's name is in it. */
import type { Reader } from '../books/connection.ts';
import { conditionsOfEvents, type EventFilter } from '../queries/event-filter.ts';
import { countOfEvents, eventJoins } from '../queries/events.ts';
import { readSettings } from '../queries/settings.ts';
import { listOf, type Selected, type Sheet } from './sheet.ts';

const selected = (timeZone: string): readonly Selected[] => [
  { header: 'PaymentEventID', holds: 'text', sql: 'event.id' },
  { header: 'Date', holds: 'date', sql: 'event.date' },
  { header: 'DateOfService', holds: 'date', sql: 'event.service_date' },
  { header: 'DateOfPosting', holds: 'date', sql: 'event.stamp', from: { day: 'of a stamp', timeZone } },
  { header: 'DateOfTransaction', holds: 'date', sql: 'event.transaction_date' },
  { header: 'Kind', holds: 'text', sql: 'event.kind' },
  { header: 'AssociatedTransactionTypeDescription', holds: 'text', sql: 'event.transaction_type' },
  { header: 'AssociatedTransactionNumber', holds: 'text', sql: 'record.number' },
  { header: 'Amount', holds: 'money', sql: 'event.amount' },
  { header: 'DispatchNumber', holds: 'number', sql: 'dispatch.number' },
  { header: 'ServiceLevel', holds: 'text', sql: 'dispatch.service_level' },
  { header: 'Payor', holds: 'text', sql: 'dispatch.payor' },
  { header: 'Customer', holds: 'text', sql: 'customer.name' },
  { header: 'InvoiceNumber', holds: 'text', sql: 'invoice.number' },
  { header: 'Comment', holds: 'text', sql: 'event.comment' },
  { header: 'Creator', holds: 'text', sql: 'event.creator' },
  { header: 'ReversesPaymentEventID', holds: 'text', sql: 'event.reverses' },
];

/** Everything that `filter` finds, the newest first. */
export function sheetOfEvents(reader: Reader, filter: EventFilter): Sheet {
  const columns = selected(readSettings(reader).timeZone);
  const { clause, params } = conditionsOfEvents(reader, filter);
  const sql = `
SELECT ${listOf(columns)}
FROM payment_events AS event
${eventJoins}
${clause}
ORDER BY event.date DESC, event.stamp DESC, event.part DESC, event.id DESC`;
  return { name: 'Payment Events', columns, sql, params, of: countOfEvents(reader, filter) };
}
