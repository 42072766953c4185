/**
 * What global search looks for, each as one statement that steps down an index, however many records there are: numbers by their beginning, amounts
 * to the cent, names and comments by the beginnings of their words.
 */
import { type Cents, parseMoney } from '../../shared/money.ts';
import type { SearchHit } from '../../shared/office-api/office.ts';
import type { Params } from './page.ts';

/** What is found by its number comes first, then by its name, then by anything else. */
export type Tier = 'number' | 'name' | 'more';

/** One way to find something: the IDs it finds, and what of them matched, in words; empty where the title says it. */
export type Look = { what: SearchHit['what']; why: string; tier: Tier; sql: string; params: Params };

/** So many of what words find are looked at; more would only cost time. */
const mostByWords = 400;

/** The looks for what was typed: by numbers, by words, by amounts. */
export function looksFor(typed: string): Look[] {
  const text = typed.trim();
  const words = wordQuery(text);
  const amount = /\d/.test(text) ? parseMoney(text) : null;
  return [
    ...numberLooks(text),
    ...(words === null ? [] : wordLooks(words)),
    ...(amount === null || amount === 0 ? [] : amountLooks(amount)),
  ];
}

function numberLooks(text: string): Look[] {
  const looks: Look[] = [];
  const look = (what: Look['what'], why: string, sql: string, params: Params) => looks.push({ what, why, tier: 'number', sql, params });
  const digits = text.replace(/[\s-]/g, '');
  look('invoice', '', invoiceNumberSql, beginning(text.toUpperCase().replace(/^INV(OICE)?\s*/, '')));
  // A self-pay ID has ten digits; a few of them would find half the office.
  if (/^\d{4,10}$/.test(digits)) look('invoice', 'self-pay ID', selfPaySql, beginning(digits));
  look('record', '', recordNumberSql, beginning(text));
  // Stripe's IDs tell capitals from small letters; `eob 77310` may be typed small.
  if (text.toUpperCase() !== text) look('record', '', recordNumberSql, beginning(text.toUpperCase()));
  if (/^(pi|re|dp|du)_/.test(text)) {
    look('record', 'payment at Stripe', paymentIntentSql, beginning(text));
    look('record', 'Stripe ID', stripeObjectSql, beginning(text));
  }
  if (text !== '') {
    look('customer', 'ID in the former system', formerCustomerSql, { text });
    look('dispatch', 'ID in the former system', formerDispatchSql, { text });
  }
  if (/^\d{1,9}$/.test(text)) look('dispatch', '', dispatchNumberSql, numbersBeginning(Number(text)));
  return looks;
}

function wordLooks(words: string): Look[] {
  const look = (what: Look['what'], entity: string, columns: string, why: string): Look => {
    const params = { words: `entity : ${entity} AND ${columns} : (${words})`, most: mostByWords };
    return { what, why, tier: columns === 'name' ? 'name' : 'more', sql: wordsSql, params };
  };
  return [
    look('customer', 'customer', 'name', ''),
    look('customer', 'customer', '{name more}', 'address or contact'),
    look('dispatch', 'dispatch', 'name', 'patient'),
    look('record', 'registerRecord', 'more', 'comment'),
  ];
}

function amountLooks(amount: Cents): Look[] {
  const look = (what: Look['what'], why: string, sql: string): Look => ({ what, why, tier: 'more', sql, params: { amount } });
  return [look('invoice', 'due now', dueNowSql), look('invoice', 'invoiced', invoicedSql), look('record', 'amount', recordAmountSql)];
}

/** The parameters of a range that holds what begins with `prefix`. */
function beginning(prefix: string): Params {
  return { from: prefix, until: `${prefix}\u{10ffff}` };
}

/** The ranges of numbers whose digits begin with those of `number`. */
function numbersBeginning(number: number): Params {
  const ranges = [1, 10, 100, 1000, 10_000, 100_000].map((times) => [number * times, number * times + times - 1]);
  return { ranges: JSON.stringify(number === 0 ? [] : ranges) };
}

/** Customers found by words, as FTS5 asks for it; nobody where there are none. */
export function customerWords(text: string): string {
  const words = wordQuery(text);
  return words === null ? 'entity : nobody' : `entity : customer AND {name more} : (${words})`;
}

/** `Maple cou` as FTS5 asks for it: every word a beginning. Null where there is no word of two letters. */
function wordQuery(text: string): string | null {
  const words = text
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');
  return words.some((word) => word.length >= 2) ? words.map((word) => `"${word}"*`).join(' AND ') : null;
}

const invoiceNumberSql = `
SELECT id FROM invoices
WHERE number >= :from AND number < :until
ORDER BY length(number), number DESC
LIMIT :limit`;

const selfPaySql = `
SELECT id FROM invoices
WHERE self_pay_id >= :from AND self_pay_id < :until
LIMIT :limit`;

const recordNumberSql = `
SELECT id FROM register_records
WHERE number >= :from AND number < :until
ORDER BY number, id
LIMIT :limit`;

const paymentIntentSql = `
SELECT id FROM register_records
WHERE payment_intent >= :from AND payment_intent < :until
LIMIT :limit`;

const stripeObjectSql = `
SELECT id FROM register_records
WHERE stripe_object >= :from AND stripe_object < :until
LIMIT :limit`;

const formerCustomerSql = `
SELECT id FROM customers
WHERE external_id = :text AND external_id <> ''
LIMIT :limit`;

const formerDispatchSql = `
SELECT id FROM dispatches
WHERE external_id = :text AND external_id <> ''
LIMIT :limit`;

const dispatchNumberSql = `
SELECT dispatch.id
FROM json_each(:ranges) AS range
CROSS JOIN dispatches AS dispatch ON dispatch.number BETWEEN range.value ->> 0 AND range.value ->> 1
ORDER BY range.key
LIMIT :limit`;

const wordsSql = `
SELECT text.id
FROM (SELECT rowid FROM search_words WHERE search_words MATCH :words LIMIT :most) AS found
JOIN search_text AS text ON text.key = found.rowid`;

const dueNowSql = `
SELECT id FROM invoices
WHERE due_now = :amount
ORDER BY id DESC
LIMIT :limit`;

const invoicedSql = `
SELECT id FROM invoices
WHERE invoiced = :amount
ORDER BY id DESC
LIMIT :limit`;

const recordAmountSql = `
SELECT id FROM register_records
WHERE amount IN (:amount, -:amount)
LIMIT :limit`;
