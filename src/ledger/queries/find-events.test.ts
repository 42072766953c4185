import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { beginningOf, dateIn, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';

type Filter = Input<'events.list'>['filter'];
const day = isoDate;

/** The events that a filter finds, as `payment 60.00 d1`; their totals by kind and by type come to the same, and so does what is exported of them. */
async function found(office: Office, filter: Filter): Promise<string[]> {
  const { rows, count } = await office.do('events.list', { filter, limit: 500 });
  expect(count).toBe(rows.length);
  const { kinds, transactionTypes } = await office.do('events.totals', { filter });
  for (const groups of [kinds, transactionTypes]) {
    expect(groups.reduce((total, group) => total + group.count, 0)).toBe(count);
    expect(groups.reduce((total, group) => total + group.amount, 0)).toBe(rows.reduce((total, { amount }) => total + amount, 0));
  }
  const { token, path } = offerFile(office, 'found.csv', '');
  expect(await office.do('events.export', { to: token, form: 'csv', filter })).toEqual({ rows: count });
  const exported = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const sum = exported.reduce((total, row) => total + Math.round(Number(row['Amount']) * 100), 0);
  expect([exported.length, sum]).toEqual([count, rows.reduce((total, { amount }) => total + amount, 0)]);
  return rows
    .map(({ kind, amount, dispatch }) => `${kind} ${amount / 100} ${nameOf(office, dispatch.id)}`)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

const nameOf = (office: Office, id: string) => ['d1', 'd2', 'd3'].find((name) => office.id(name) === id) ?? id;

async function ofTwoCustomers(): Promise<Office> {
  const office = await anOffice()
    .on('2026-03-02')
    .withCustomer('maple')
    .withCustomer('oak')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 60_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-20', price: 80_00 })
    .withDispatch('d3', { customer: 'oak', date: '2026-02-10', price: 40_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.pay('i1', { amount: 140_00, date: day('2026-02-27') });
  const d3 = office.id('d3');
  await office.do('dispatches.addEvent', { dispatch: d3, kind: 'service charge', amount: cents(5_00), comment: 'Oxygen' });
  await office.do('dispatches.addEvent', { dispatch: d3, kind: 'payment', amount: cents(10_00), comment: '' });
  await office.do('dispatches.addEvent', { dispatch: d3, kind: 'reversal', amount: cents(3_00), comment: '' });
  await office.commit('i2', { customer: 'oak' });
  await office.do('invoices.close', { id: office.id('i2'), as: 'Sold' });
  return office;
}

const [first, second] = ['payment 60 d1', 'payment 80 d2'];
const ofOak = ['payment 10 d3', 'reversal -3 d3', 'sale to collections 0 d3', 'service charge 5 d3'];

const cases: readonly [string, Filter, string[]][] = [
  ['everything', {}, [ofOak[0] ?? '', first, second, ...ofOak.slice(1)]],
  ['of a range of dates, with its first and last day', { from: day('2026-02-27'), to: day('2026-02-27') }, [first, second]],
  ['of dates of service', { servedFrom: day('2026-01-20'), servedTo: day('2026-02-09') }, [second]],
  ['of a date of posting before any', { postedTo: day('2020-01-01') }, []],
  ['of a date of transaction', { transactionFrom: day('2026-02-27'), transactionTo: day('2026-02-27') }, [first, second]],
  ['of a later date of transaction: none without a transaction', { transactionFrom: day('2026-03-01') }, ofOak.slice(0, 2)],
  ['of some kinds', { kinds: ['reversal', 'service charge'] }, ['reversal -3 d3', 'service charge 5 d3']],
  ['of a type of transaction', { transactionTypes: ['Check'] }, [first, second]],
  ['of no transaction', { transactionTypes: ['No transaction'] }, ofOak.slice(2)],
  ['by nobody', { creator: '[Paydesk]' }, []],
  ['of some money', { nonZero: true, kinds: ['sale to collections'] }, []],
  ['of no money', { nonZero: false }, ['sale to collections 0 d3']],
  ['of amounts, both included', { least: cents(-3_00), most: cents(5_00) }, ofOak.slice(1)],
  ['of an amount', { least: cents(80_00), most: cents(80_00) }, [second]],
];

it('[FINDER-1] [FINDER-2] [FINDER-3] [FINDER-4] [EXP-1] finds by dates, words, people and amounts, and sums up what it found by kind and by type of transaction', async () => {
  const office = await ofTwoCustomers();
  const are: Record<string, string[]> = {};
  for (const [what, filter] of cases) are[what] = await found(office, filter); // one export at a time
  expect(are).toEqual(Object.fromEntries(cases.map(([what, , events]) => [what, events])));
  expect(await found(office, { customer: office.id('oak') })).toEqual(ofOak);
  expect(await found(office, { dispatch: office.id('d2') })).toEqual([second]);
  expect(await found(office, { invoice: office.id('i1') })).toEqual([first, second]);
  expect((await office.do('events.creators', {})).creators.at(-1)).toBe('[Paydesk]');

  // A day of posting is one of the office's time zone, whatever the clock of this computer says.
  const { rows } = await office.do('events.list', { filter: {} });
  const { timeZone } = await office.do('settings.get', {});
  const posted = rows.map(({ postedAt }) => Date.parse(postedAt));
  const today = dateIn(Math.max(...posted), timeZone);
  const { count } = await office.do('events.list', { filter: { postedFrom: today, postedTo: today } });
  expect(count).toBe(posted.filter((at) => at >= beginningOf(today, timeZone)).length);
});

it('[FINDER-2] finds what somebody made under a name of before', async () => {
  const office = await ofTwoCustomers();
  const before = (await office.do('events.list', { filter: {} })).rows[0]?.creator ?? '';
  const { user } = await office.do('office.session', {});
  await office.do('people.change', { id: user.id, set: { name: 'Another Name' } });
  const { creators } = await office.do('events.creators', {});
  expect(creators).toEqual(expect.arrayContaining([before, 'Another Name']));
  expect(new Set(creators).size).toBe(creators.length);
  expect((await office.do('events.list', { filter: { creator: before } })).count).toBeGreaterThan(0);
});

it('[FINDER-5] an event follows the date of its trip', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 60_00 }).open();
  const dispatch = office.id('d1');
  await office.do('dispatches.addEvent', { dispatch, kind: 'payment', amount: cents(10_00) });
  await office.do('dispatches.change', { id: dispatch, set: { date: day('2026-02-01') } });
  const { count } = await office.do('events.list', { filter: { servedFrom: day('2026-02-01') } });
  expect(count).toBe(1);
  expect(office.books.check()).toEqual([]);
});

it.each([
  ['2026-03-08', 'America/Chicago', '2026-03-08T06:00:00.000Z'],
  ['2026-03-09', 'America/Chicago', '2026-03-09T05:00:00.000Z'],
  ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
])('%s begins in %s at %s', (date, timeZone, at) => {
  expect(beginningOf(day(date), timeZone)).toBe(Date.parse(at));
});
