/**
 * Global search: an invoice number, a self-pay ID, a `pi_…`, a check number, a dispatch number, a customer's name, or an ID of the
 * former system. Numbers are found by their beginning, former IDs as a whole, so that every look-up is one step down an index however many records there are.
 */
import { type Cents, formatMoney } from '../../shared/money.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { done } from '../../shared/refusal.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { wordsOf } from './page.ts';

export const search = query('office.search', ({ reader }, { text, limit }) => {
  const wanted = text.trim();
  if (wanted === '') return done({ hits: [] });
  const hits = [
    ...invoices(reader, wanted, limit),
    ...records(reader, wanted, limit),
    ...dispatches(reader, wanted, limit),
    ...customers(reader, wanted, limit),
  ];
  return done({ hits: hits.slice(0, limit) });
});

/** The parameters of a range that holds what begins with `prefix`. */
function beginning(prefix: string): { from: string; until: string } {
  return { from: prefix, until: `${prefix}\u{10ffff}` };
}

type FoundInvoice = { id: string; number: string; self_pay_id: string; state: string; name: string; due_now: Cents };

function invoices(reader: Reader, wanted: string, limit: number): SearchHit[] {
  const number = beginning(wanted.toUpperCase().replace(/^INV\s*/, ''));
  const digits = wanted.replace(/[\s-]/g, '');
  // A self-pay ID has ten digits; a few of them would find half the office.
  const ids = /^\d{4,10}$/.test(digits) ? beginning(digits) : { from: ' ', until: ' ' };
  const params = { ...number, fromId: ids.from, untilId: ids.until, limit };
  return reader.all<FoundInvoice>(invoicesSql, params).map((invoice) => ({
    what: 'invoice',
    id: invoice.id,
    title: `Invoice ${invoice.number}`,
    text: `${invoice.name} · ${invoice.state} · self-pay ID ${formatSelfPayId(invoice.self_pay_id)}`,
    amount: invoice.due_now,
  }));
}

type FoundRecord = { id: string; type: string; number: string; date: IsoDate; name: string | null; amount: Cents };

function records(reader: Reader, wanted: string, limit: number): SearchHit[] {
  // Stripe's IDs tell capitals from small letters; `eob 77310` may be typed small.
  const capitals = beginning(wanted.toUpperCase());
  const params = { ...beginning(wanted), fromCapitals: capitals.from, untilCapitals: capitals.until, limit };
  return reader.all<FoundRecord>(recordsSql, params).map((record) => ({
    what: 'record',
    id: record.id,
    title: `${record.type} ${record.number}`,
    text: [record.name, formatDate(record.date)].filter(Boolean).join(' · '),
    amount: record.amount,
  }));
}

type FoundDispatch = { id: string; number: number; external_id: string; date: IsoDate; name: string | null; state: string; owed: Cents };

function dispatches(reader: Reader, wanted: string, limit: number): SearchHit[] {
  const number = /^\d{1,12}$/.test(wanted) ? Number(wanted) : -1;
  return reader.all<FoundDispatch>(dispatchesSql, { number, formerId: wanted, limit }).map((dispatch) => ({
    what: 'dispatch',
    id: dispatch.id,
    title: `Dispatch ${dispatch.number}`,
    text: [dispatch.name, formatDate(dispatch.date), dispatch.state, formerId(dispatch.external_id)].filter(Boolean).join(' · '),
    amount: dispatch.owed,
  }));
}

type FoundCustomer = {
  id: string;
  name: string;
  external_id: string;
  kind: string;
  city: string;
  balance_due: Cents;
  ledger_balance: Cents;
};

function customers(reader: Reader, wanted: string, limit: number): SearchHit[] {
  return reader.all<FoundCustomer>(customersSql, { words: wordsOf(wanted), formerId: wanted, limit }).map((customer) => ({
    what: 'customer',
    id: customer.id,
    title: customer.name,
    text: [
      customer.kind,
      customer.city,
      formerId(customer.external_id),
      customer.ledger_balance < 0 ? `${formatMoney(customer.ledger_balance)} on the ledger` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    amount: customer.balance_due,
  }));
}

function formerId(id: string): string {
  return id === '' ? '' : `former ID ${id}`;
}

const invoicesSql = `
SELECT invoice.id, invoice.number, invoice.self_pay_id, invoice.state, customer.name, invoice.due_now
FROM invoices AS invoice
JOIN customers AS customer ON customer.id = invoice.customer
WHERE invoice.id IN (
  SELECT id FROM invoices WHERE number >= :from AND number < :until
  UNION
  SELECT id FROM invoices WHERE self_pay_id >= :fromId AND self_pay_id < :untilId
)
ORDER BY invoice.committed_stamp DESC
LIMIT :limit`;

const recordsSql = `
SELECT record.id, record.type, record.number, record.date, customer.name, record.amount
FROM (
  SELECT id FROM register_records WHERE number >= :from AND number < :until
  UNION
  SELECT id FROM register_records WHERE number >= :fromCapitals AND number < :untilCapitals
  UNION
  SELECT id FROM register_records WHERE payment_intent >= :from AND payment_intent < :until
  LIMIT :limit
) AS found
JOIN register_records AS record ON record.id = found.id
LEFT JOIN customers AS customer ON customer.id = record.customer
ORDER BY record.stamp DESC`;

const dispatchesSql = `
SELECT dispatch.id, dispatch.number, dispatch.external_id, dispatch.date, customer.name, dispatch.state, dispatch.owed
FROM dispatches AS dispatch
LEFT JOIN customers AS customer ON customer.id = dispatch.customer
WHERE dispatch.id IN (
  SELECT id FROM dispatches WHERE number = :number
  UNION
  SELECT id FROM dispatches WHERE external_id = :formerId AND external_id <> ''
)
LIMIT :limit`;

const customersSql = `
SELECT customer.id, customer.name, customer.external_id, customer.kind, customer.city, customer.balance_due, customer.ledger_balance
FROM customers AS customer
WHERE NOT EXISTS (SELECT 1 FROM merged_customers WHERE id = customer.id) AND (
  customer.id IN (SELECT id FROM customers WHERE external_id = :formerId AND external_id <> '')
  OR NOT EXISTS (
    SELECT 1
    FROM json_each(:words) AS word
    WHERE instr(lower(customer.name), word.value) = 0
  )
)
ORDER BY customer.name COLLATE NOCASE
LIMIT :limit`;
