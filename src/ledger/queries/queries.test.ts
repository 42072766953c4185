import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from '../sync/alone.ts';
import { assert } from '../../shared/assert.ts';
import { isoDate } from '../../shared/dates.ts';
import { calls, type Input, type Output, type QueryName } from '../../shared/office-api/index.ts';
import type { Params, Reader } from '../books/connection.ts';
import { type Books, openBooks } from '../books/open.ts';
import { firstUser } from '../commands/first-user.ts';
import { registry } from '../commands/registry.ts';
import { createRuns } from '../commands/runs.ts';
import { createFiles } from '../files.ts';
import { createSeat } from '../door/seat.ts';
import { handlers } from '../handlers.ts';
import { createImportDesk } from '../imports/import-desk.ts';
import { createClock } from '../journal/clock.ts';
import { systemRandom } from '../journal/ids.ts';
import { makeSampleOffice } from '../sample/office.ts';
import { type Ledger, serve } from '../serve.ts';

const until = Date.parse('2026-11-25T15:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'paydesk-queries-'));
let books: Books;
/** Every statement that was run, with its values. */
const run: { sql: string; params: Params }[] = [];

beforeAll(async () => {
  const file = join(folder, 'office.paydesk');
  await makeSampleOffice(file, { dispatches: 300, seed: 7, until });
  const opened = openBooks(file, { clock: createClock({ now: () => until }), random: systemRandom });
  assert(opened.ok, 'the sample office opens');
  books = opened.value;
}, 60_000);

afterAll(() => {
  books.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a screen gets, with every statement noted. */
async function ask<Name extends QueryName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const noted = (sql: string, params: Params = {}) => run.push({ sql, params });
  const reader: Reader = {
    ...books.reader,
    all: (sql, params) => (noted(sql, params), books.reader.all(sql, params)),
    first: (sql, params) => (noted(sql, params), books.reader.first(sql, params)),
    one: (sql, params) => (noted(sql, params), books.reader.one(sql, params)),
  };
  const ledger: Ledger = {
    registry: registry(handlers),
    books: { ...books, reader },
    sync: alone(),
    log: pino({ level: 'silent' }),
    seat: createSeat(firstUser(books)),
    runs: createRuns(() => books.newId(), books.clock.now),
    files: createFiles(),
    importDesk: createImportDesk(),
  };
  const response = await serve({ id: 1, name, input }, ledger);
  assert(response.ok, `${name}: ${response.ok ? '' : response.refusal.message}`);
  return calls[name].output.parse(response.output) as Output<Name>; // by the very schema of the name
}

const sumOf = (sql: string) => books.reader.one<{ total: number }>(`SELECT COALESCE(SUM(${sql}`, {}).total;

describe('a list', () => {
  it('the register: its totals are those of all it finds, page after page without a gap', async () => {
    const whole = await ask('register.list', { filter: {}, limit: 500 });
    const [first, second] = [
      await ask('register.list', { filter: {}, limit: 30 }),
      await ask('register.list', { filter: {}, offset: 30, limit: 30 }),
    ];
    expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 60));
    expect(whole.totals.net).toBe(sumOf('amount), 0) AS total FROM register_records'));
    expect(whole.totals.in + whole.totals.out).toBe(whole.totals.net);
  });

  it('the register: filters find what they say', async () => {
    const checks = await ask('register.list', { filter: { types: ['Check'] }, limit: 500 });
    expect(checks.rows.every(({ type }) => type === 'Check')).toBe(true);
    expect(checks.count).toBe(sumOf("type = 'Check'), 0) AS total FROM register_records"));
    const [row] = checks.rows;
    assert(row?.customer, 'there is a check of a customer');
    const found = await ask('register.list', { filter: { text: row.number }, limit: 500 });
    expect(found.rows.map(({ id }) => id)).toContain(row.id);
    const ofCustomer = await ask('register.list', { filter: { customer: row.customer.id }, limit: 500 });
    expect(ofCustomer.rows.every(({ customer }) => customer?.id === row.customer?.id)).toBe(true);
    const dated = await ask('register.list', { filter: { from: row.date, to: row.date }, limit: 500 });
    expect(dated.rows.every(({ date }) => date === row.date)).toBe(true);
  });

  it('invoices: due now and invoiced add up', async () => {
    const { rows, totals, count } = await ask('invoices.list', { filter: {}, limit: 500 });
    expect(rows).toHaveLength(count);
    expect(totals.dueNow).toBe(rows.reduce((total, { dueNow }) => total + dueNow, 0));
    const open = await ask('invoices.list', { filter: { states: ['Open'] }, limit: 500 });
    expect(open.rows.map(({ id }) => id).toSorted()).toEqual(
      rows
        .filter(({ state }) => state === 'Open')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('dispatches: the views of a biller', async () => {
    const waiting = await ask('dispatches.list', { filter: { states: ['Billing office'] }, limit: 500 });
    expect(waiting.rows.every(({ state }) => state === 'Billing office')).toBe(true);
    const some = await ask('dispatches.list', { filter: { levels: ['BLS', 'ALS'], payors: ['insurance'] }, limit: 500 });
    expect(some.rows.every(({ serviceLevel, payor }) => ['BLS', 'ALS'].includes(serviceLevel) && payor === 'insurance')).toBe(true);
    expect(some.count).toBe(sumOf("service_level IN ('BLS', 'ALS') AND payor = 'insurance'), 0) AS total FROM dispatches"));
    const writtenOff = await ask('dispatches.list', { filter: { writtenOff: true }, limit: 500 });
    expect(writtenOff.rows.every(({ writtenOff: amount }) => amount > 0)).toBe(true);
    expect(writtenOff.totals.writtenOff).toBe(sumOf('written_off), 0) AS total FROM dispatches'));
  });

  it('customers are found by any word, in any order', async () => {
    const { rows } = await ask('customers.list', { filter: {}, limit: 500 });
    const named = rows.find(({ name }) => name.includes(' '));
    assert(named, 'a name has two words');
    const words = named.name.toLowerCase().split(' ').toReversed().join(' ');
    const found = await ask('customers.list', { filter: { text: words }, limit: 500 });
    expect(found.rows.map(({ id }) => id)).toContain(named.id);
  });

  it('payment events add up to what dispatches were paid', async () => {
    const { totals } = await ask('events.list', { filter: { kinds: ['payment', 'reversal', 'insurance payment'] }, limit: 1 });
    expect(totals.amount).toBe(sumOf('paid), 0) AS total FROM dispatches'));
  });
});

it('the search finds an invoice by its number and its self-pay ID, a record by its number, a customer by name', async () => {
  const { rows } = await ask('invoices.list', { filter: { states: ['Open'] }, limit: 1 });
  const [invoice] = rows;
  assert(invoice?.number && invoice.selfPayId, 'an invoice is open');
  for (const text of [invoice.number, invoice.selfPayId, invoice.customer.name.split(' ')[0] ?? '']) {
    const { hits } = await ask('office.search', { text });
    expect(hits.map(({ id }) => id).some((id) => id === invoice.id || id === invoice.customer.id)).toBe(true);
  }
});

it('no screen reads through a whole table of money or trips', async () => {
  run.length = 0;
  const { rows: records } = await ask('register.list', { filter: {} });
  const { rows: invoices } = await ask('invoices.list', { filter: {} });
  const { rows: dispatches } = await ask('dispatches.list', { filter: {} });
  await ask('register.list', { filter: { types: ['Check'], from: records[5]?.date } });
  await ask('register.list', { filter: { needsReview: true } });
  await ask('register.list', { filter: { customer: records.find(({ customer }) => customer)?.customer?.id ?? '' } });
  await ask('invoices.list', { filter: { states: ['Open'], overdue: true } });
  await ask('dispatches.list', { filter: { states: ['Billing office'] } });
  await ask('events.list', { filter: {} });
  await ask('register.get', { id: records[0]?.id ?? '' });
  await ask('invoices.get', { id: invoices[0]?.id ?? '' });
  await ask('dispatches.get', { id: dispatches[0]?.id ?? '' });
  await ask('customers.get', { id: invoices[0]?.customer.id ?? '' });
  await ask('office.session', {});
  await ask('register.waiting', {});
  const period = { from: isoDate('2026-10-01'), to: isoDate('2026-11-25') };
  const { lines } = await ask('bank.reconciliation', period);
  await ask('bank.candidates', { id: lines[0]?.id ?? '' });
  await ask('deposits.made', period);
  await ask('deposits.waiting', { kind: 'deposit' });
  await ask('deposits.waiting', { kind: 'payout' });
  await ask('payouts.sent', period);
  await ask('payouts.report', period);
  await ask('payouts.elsewhere', {});
  await ask('payouts.feeCheck', period);
  const big =
    /^SCAN (?!.*USING (COVERING )?INDEX)(record|records|register_records|event|events|payment_events|dispatch|dispatches|journal|puts|item|items|invoice_items)\b/;
  const scans = run
    .filter(({ sql }) => /^\s*(SELECT|WITH)/.test(sql))
    .flatMap(({ sql, params }) =>
      books.reader
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params)
        .filter(({ detail }) => big.test(detail))
        .map(({ detail }) => `${detail} in ${sql}`),
    );
  expect(scans).toEqual([]);
});
