/**
 * Global search: an invoice number, a self-pay ID, a `pi_…`, a check number, an amount, a dispatch number, words of a customer's or a patient's name.
 * Answers with what is found, grouped by what it is, and what of it matched.
 */
import { type Cents, formatMoney } from '../../shared/money.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { done } from '../../shared/refusal.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { type Look, looksFor, type Tier } from './search-looks.ts';

type What = SearchHit['what'];
/** IDs in the order in which they were found, each with how. */
type Found = Map<string, Pick<Look, 'why' | 'tier'>>;

export const search = query('office.search', ({ reader }, { text, limit }) => {
  const found = findAll(reader, text, limit);
  const hits = [
    ...invoices(reader, found.invoice, limit),
    ...customers(reader, found.customer, limit),
    ...records(reader, found.record, limit),
    ...dispatches(reader, found.dispatch, limit),
  ];
  return done({ hits: fairShare(hits, limit) });
});

function findAll(reader: Reader, text: string, limit: number): Record<What, Found> {
  const found: Record<What, Found> = { invoice: new Map(), customer: new Map(), record: new Map(), dispatch: new Map() };
  if (text.trim() === '') return found;
  for (const { what, why, tier, sql, params } of looksFor(text)) {
    for (const { id } of reader.all<{ id: string }>(sql, sql.includes(':limit') ? { ...params, limit } : params)) {
      if (!found[what].has(id)) found[what].set(id, { why, tier });
    }
  }
  return found;
}

/** No kind crowds out the others: of each the first few, then as many more as there is room for. */
function fairShare(hits: readonly SearchHit[], limit: number): SearchHit[] {
  const kinds = new Set(hits.map(({ what }) => what));
  const share = Math.max(3, Math.floor(limit / Math.max(1, kinds.size)));
  const seen = new Map<What, number>();
  return hits
    .filter(({ what }) => {
      const count = (seen.get(what) ?? 0) + 1;
      seen.set(what, count);
      return count <= share;
    })
    .slice(0, limit);
}

type FoundInvoice = {
  id: string;
  number: string | null;
  self_pay_id: string | null;
  state: string;
  name: string;
  due_now: Cents;
  invoiced: Cents;
};

function invoices(reader: Reader, found: Found, limit: number): SearchHit[] {
  return details<FoundInvoice>(reader, invoicesSql, found, limit).map(({ row, why }) => ({
    what: 'invoice',
    id: row.id,
    title: row.number === null ? 'Draft' : `Invoice ${row.number}`,
    text: [row.name, row.state, row.self_pay_id === null ? '' : `self-pay ID ${formatSelfPayId(row.self_pay_id)}`]
      .filter(Boolean)
      .join(' · '),
    why: why === 'invoiced' ? `invoiced ${formatMoney(row.invoiced)}` : why,
    amount: row.due_now,
  }));
}

type FoundRecord = { id: string; type: string; number: string; date: IsoDate; name: string | null; amount: Cents; comment: string };

function records(reader: Reader, found: Found, limit: number): SearchHit[] {
  return details<FoundRecord>(reader, recordsSql, found, limit).map(({ row, why }) => ({
    what: 'record',
    id: row.id,
    title: `${row.type} ${row.number}`.trim(),
    text: [row.name, formatDate(row.date), why === 'comment' ? row.comment : ''].filter(Boolean).join(' · '),
    why,
    amount: row.amount,
  }));
}

type FoundDispatch = { id: string; number: number; date: IsoDate; patient: string; name: string | null; state: string; owed: Cents };

function dispatches(reader: Reader, found: Found, limit: number): SearchHit[] {
  return details<FoundDispatch>(reader, dispatchesSql, found, limit).map(({ row, why }) => ({
    what: 'dispatch',
    id: row.id,
    title: `Dispatch ${row.number}`,
    text: [row.patient, row.name === row.patient ? '' : row.name, formatDate(row.date), row.state].filter(Boolean).join(' · '),
    why,
    amount: row.owed,
  }));
}

type FoundCustomer = {
  id: string;
  found: string;
  found_name: string;
  name: string;
  kind: string;
  city: string;
  owed: Cents;
  archived: number;
};

/** A merged customer leads to the one that is kept. */
function customers(reader: Reader, found: Found, limit: number): SearchHit[] {
  const seen = new Set<string>();
  return details<FoundCustomer>(reader, customersSql, found, limit)
    .filter(({ row }) => !seen.has(row.id) && seen.add(row.id))
    .map(({ row, why }) => ({
      what: 'customer',
      id: row.id,
      title: row.name,
      text: [row.kind, row.city, row.archived === 1 ? 'archived' : ''].filter(Boolean).join(' · '),
      why: row.found === row.id ? why : `merged: ${row.found_name}`,
      amount: row.owed,
    }));
}

/** What is shown of the things found, and why each was. */
function details<Row extends { id: string; found?: string }>(
  reader: Reader,
  sql: string,
  found: Found,
  limit: number,
): { row: Row; why: string }[] {
  if (found.size === 0) return [];
  const ids = [...found].map(([id, { tier }], position) => [id, tiers.indexOf(tier), tier === 'number' ? position : 0]);
  const rows = reader.all<Row>(sql, { ids: JSON.stringify(ids), limit });
  return rows.map((row) => ({ row, why: found.get(row.found ?? row.id)?.why ?? '' }));
}

const tiers: readonly Tier[] = ['number', 'name', 'more'];

/** Those found by their number as they were found, then by what is said after it. */
const bestFirst = 'ORDER BY found.value ->> 1, found.value ->> 2';

const invoicesSql = `
SELECT invoice.id, invoice.number, invoice.self_pay_id, invoice.state, customer.name, invoice.due_now, invoice.invoiced
FROM json_each(:ids) AS found
JOIN invoices AS invoice ON invoice.id = found.value ->> 0
JOIN customers AS customer ON customer.id = invoice.customer
${bestFirst}, invoice.committed_stamp DESC, invoice.id
LIMIT :limit`;

const recordsSql = `
SELECT record.id, record.type, record.number, record.date, customer.name, record.amount, record.comment
FROM json_each(:ids) AS found
JOIN register_records AS record ON record.id = found.value ->> 0
LEFT JOIN customers AS customer ON customer.id = record.customer
${bestFirst}, record.date DESC, record.stamp DESC, record.id
LIMIT :limit`;

const dispatchesSql = `
SELECT dispatch.id, dispatch.number, dispatch.date, dispatch.patient, customer.name, dispatch.state, dispatch.owed
FROM json_each(:ids) AS found
JOIN dispatches AS dispatch ON dispatch.id = found.value ->> 0
LEFT JOIN customers AS customer ON customer.id = dispatch.customer
${bestFirst}, dispatch.date DESC, dispatch.number DESC, dispatch.id
LIMIT :limit`;

const customersSql = `
SELECT
  customer.id, named.id AS found, named.name AS found_name, customer.name, customer.kind, customer.city,
  customer.balance_due + customer.ledger_balance AS owed, customer.archived
FROM json_each(:ids) AS found
JOIN customers AS named ON named.id = found.value ->> 0
LEFT JOIN merged_customers AS merged ON merged.id = named.id
JOIN customers AS customer ON customer.id = ifnull(merged.kept, named.id)
${bestFirst}, customer.archived, customer.name COLLATE NOCASE, customer.id
LIMIT :limit`;
