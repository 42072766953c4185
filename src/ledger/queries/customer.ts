/** One customer: address, ledger, and what waits to be invoiced. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import { type Customer, customer } from '../../shared/office-api/customers.ts';
import { done, refuse } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { instantOf } from '../journal/stamp.ts';
import { rowColumns, type StoredRow, toRow } from './customers.ts';

type StoredCustomer = StoredRow &
  Pick<Customer, 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'region' | 'postal'> & {
    external_id: string;
    contacts: string;
    physical: string | null;
  };

const moreSchema = customer.pick({ contacts: true, physical: true });

export const getCustomer = query('customers.get', ({ reader }, { id }) => {
  const stored = reader.first<StoredCustomer>(customerSql, { id });
  if (!stored) return refuse('not-found', 'There is no such customer.', 'id');
  const { email, phone, line1, line2, city, region, postal } = stored;
  return done({
    ...toRow(stored),
    email,
    phone,
    line1,
    line2,
    city,
    region,
    postal,
    externalId: stored.external_id,
    ...moreSchema.parse({ contacts: JSON.parse(stored.contacts), physical: stored.physical && JSON.parse(stored.physical) }),
    ledger: ledgerOf(reader, id),
    waiting: reader.one<Customer['waiting']>(waitingSql, { id }),
    mergedInto: reader.first<{ id: string; name: string }>(mergedIntoSql, { id }) ?? null,
    duplicates: reader
      .all<StoredDuplicate>(duplicatesSql, { id })
      .map(({ stamp, ...duplicate }) => ({ ...duplicate, mergedAt: instantOf(stamp) })),
  });
});

type StoredDuplicate = { id: string; name: string; stamp: string };

type StoredEntry = {
  id: string;
  date: IsoDate;
  amount: Cents;
  comment: string;
  creator: string;
  balance_after: Cents;
  record: string | null;
  record_number: string | null;
  invoice: string | null;
  invoice_number: string | null;
};

function ledgerOf(reader: Reader, id: string): Customer['ledger'] {
  return reader.all<StoredEntry>(ledgerSql, { id }).map((entry) => ({
    id: entry.id,
    date: entry.date,
    amount: entry.amount,
    comment: entry.comment,
    creator: entry.creator,
    balanceAfter: entry.balance_after,
    record: entry.record === null ? null : { id: entry.record, number: entry.record_number ?? '' },
    invoice: entry.invoice === null ? null : { id: entry.invoice, number: entry.invoice_number ?? '' },
  }));
}

const customerSql = `
SELECT ${rowColumns}, customer.email, customer.phone, customer.line1, customer.line2, customer.region, customer.postal,
  customer.external_id, customer.contacts, customer.physical
FROM customers AS customer
WHERE customer.id = :id`;

const ledgerSql = `
SELECT
  entry.id, entry.date, entry.amount, entry.comment, entry.creator,
  SUM(entry.amount) OVER (ORDER BY entry.date, entry.stamp, entry.id) AS balance_after,
  entry.record, record.number AS record_number, entry.invoice, invoice.number AS invoice_number
FROM ledger_entries AS entry
LEFT JOIN register_records AS record ON record.id = entry.record
LEFT JOIN invoices AS invoice ON invoice.id = entry.invoice
WHERE entry.customer = :id
ORDER BY entry.date DESC, entry.stamp DESC, entry.id DESC`;

const waitingSql = `
SELECT count(*) AS count, ifnull(sum(balance_due), 0) AS amount
FROM dispatches
WHERE customer = :id AND state = 'Billing office' AND parked = 0`;

const mergedIntoSql = `
SELECT kept.id, kept.name
FROM merged_customers AS merged
JOIN customers AS kept ON kept.id = merged.kept
WHERE merged.id = :id`;

const duplicatesSql = `
SELECT duplicate.id, duplicate.name, duplicate.merged_stamp AS stamp
FROM merged_customers AS merged
JOIN customers AS duplicate ON duplicate.id = merged.id
WHERE merged.kept = :id
ORDER BY duplicate.merged_stamp DESC, duplicate.id`;
