import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { decimal } from '../../shared/money.ts';

type Row = Record<string, string>;

async function anOfficeWithLists(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withCustomer('evil', { name: '＝cmd|"/c calc"!A1' })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00, patient: '@Ruth\nWeiss' })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-07', price: 1234_05 })
    .withDispatch('d3', { customer: 'evil', date: '2026-01-06', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.commit('i2', { customer: 'evil' });
  await office.pay('i1', { amount: 1400_00 });
  return office;
}

async function csvOf(
  office: Office,
  name: string,
  call: 'customers' | 'dispatches' | 'invoices' | 'register',
  asked: object,
): Promise<Row[]> {
  const { token, path } = offerFile(office, `${name}.csv`, '');
  const answer = await office.ask(`${call}.export`, { to: token, form: 'csv', filter: {}, ...asked } as never); // each takes its own filter
  const { data } = Papa.parse<Row>(readFileSync(path, 'utf8').slice(1), { header: true, skipEmptyLines: true });
  expect(answer).toMatchObject({ ok: true, output: { rows: data.length } });
  return data;
}

const column = (rows: readonly Row[], name: string) => rows.map((row) => row[name]);

it('[EXP-6] customers, in the order of the screen, with a name that would run as text', async () => {
  const office = await anOfficeWithLists();
  const rows = await csvOf(office, 'customers', 'customers', { sort: { by: 'balanceDue', descending: true } });
  expect(column(rows, 'Name')).toEqual([`'＝cmd|"/c calc"!A1`, 'Maple Court']);
  expect(column(rows, 'Trips due')).toEqual(['50.00', '0.00']);
  expect(column(rows, 'Ledger')).toEqual(['0.00', '-65.95']);
});

it('[EXP-6] dispatches: what the filter finds, and the sum of the screen', async () => {
  const office = await anOfficeWithLists();
  const filter = { customer: office.id('maple') };
  const rows = await csvOf(office, 'dispatches', 'dispatches', { filter, sort: { by: 'date', descending: false } });
  expect(column(rows, 'Date')).toEqual(['2026-01-05', '2026-01-07']);
  expect(column(rows, 'Patient')[0]).toBe(`'@Ruth\nWeiss`);
  expect(column(rows, 'State')).toEqual(['Finished', 'Finished']);
  const { totals } = await office.do('dispatches.list', { filter });
  expect(decimal(totals.price)).toBe('1334.05');
  expect(column(rows, 'Price')).toEqual(['100.00', '1234.05']);
});

it('[EXP-6] invoices, with what is due now', async () => {
  const office = await anOfficeWithLists();
  const rows = await csvOf(office, 'invoices', 'invoices', { sort: { by: 'dueNow', descending: true } });
  expect(column(rows, 'State')).toEqual(['Open', 'Paid']);
  expect(column(rows, 'Due now')).toEqual(['50.00', '-65.95']);
  const { rows: listed } = await office.do('invoices.list', { filter: {}, sort: { by: 'dueNow', descending: true } });
  expect(column(rows, 'Self-pay ID')).toEqual(listed.map(({ selfPayId }) => selfPayId));
});

it('[EXP-6] the check register', async () => {
  const office = await anOfficeWithLists();
  const rows = await csvOf(office, 'register', 'register', { filter: { text: 'maple' } });
  expect(rows).toMatchObject([{ Type: 'Check', From: 'Maple Court', Amount: '1400.00', Unallocated: '0.00', Dispatches: '2' }]);
});
