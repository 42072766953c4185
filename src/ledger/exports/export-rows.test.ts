import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { paidOn, tell } from '../../../test/builders/stripe-facts.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Office } from '../../../test/builders/office.ts';

/** A name that a spreadsheet would run. */
const nasty = '=HYPERLINK("http://x"),"a"';

async function twoTripsPaid(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: nasty })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00, patient: 'Ruth Weiss' })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 1234_05, patient: 'Ruth Weiss' })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.pay('i1', { amount: 1334_05 });
  return office;
}

type Row = Record<string, string>;

async function exportCsv(office: Office): Promise<{ text: string; rows: Row[] }> {
  const { token, path } = offerFile(office, 'events.csv', '');
  await office.do('events.export', { to: token, form: 'csv', filter: {} });
  const text = readFileSync(path, 'utf8');
  return { text, rows: Papa.parse<Row>(text.slice(1), { header: true, skipEmptyLines: true }).data };
}

it('[EXP-1] [EXP-3] everything that was found, in UTF-8 that spreadsheets know, with decimal money and ISO dates', async () => {
  const office = await twoTripsPaid();
  const { text, rows } = await exportCsv(office);
  expect(text.startsWith('\uFEFFPaymentEventID,Date,')).toBe(true);
  expect(rows.map(({ DateOfService, Amount, Kind }) => `${DateOfService} ${Kind} ${Amount}`).toSorted()).toEqual([
    '2026-01-05 payment 100.00',
    '2026-01-06 payment 1234.05',
  ]);
});

it('[EXP-2] a formula in a name is text in both kinds of file', async () => {
  const office = await twoTripsPaid();
  expect((await exportCsv(office)).rows[0]?.['Customer']).toBe(`'${nasty}`);
  const { token, path } = offerFile(office, 'events.xlsx', '');
  expect(await office.do('events.export', { to: token, form: 'xlsx', filter: {} })).toEqual({ rows: 2 });
  const [sheet] = await readWorkbook(path);
  expect(sheet?.data[1]).toContain(nasty);
  expect(readFileSync(path).includes('<f>')).toBe(false);
});

it('[FINDER-6] says of each event what kind of transaction it came from, and names no patient', async () => {
  const office = await twoTripsPaid();
  const { rows, text } = await exportCsv(office);
  const types = (of: readonly Row[]) => of.map((row) => row['AssociatedTransactionTypeDescription']);
  expect(types(rows)).toEqual(['Check', 'Check']);
  await office.do('dispatches.create', { customer: office.id('maple'), date: isoDate('2026-02-01'), quoted: cents(50_00) });
  await office.commit('i2', { customer: 'maple' });
  await tell(office, [paidOn(office.id('i2'), { balance: 50_00 })]);
  expect(types((await exportCsv(office)).rows).filter((type) => type === 'Stripe')).toHaveLength(1);
  expect(text).not.toContain('Weiss');
});

it('[EXP-3] in a workbook money and dates are numbers and dates', async () => {
  const office = await twoTripsPaid();
  const { token, path } = offerFile(office, 'events.xlsx', '');
  await office.do('events.export', { to: token, form: 'xlsx', filter: {} });
  const [sheet] = await readWorkbook(path);
  const [heads = [], ...rows] = sheet?.data ?? [];
  const column = (name: string) =>
    rows.map((row) => row[heads.indexOf(name)]).map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell)));
  expect(sheet?.sheet).toBe('Payment Events');
  expect(column('Amount').toSorted()).toEqual(['100', '1234.05']);
  expect(column('DateOfService').toSorted()).toEqual(['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z']);
});

it('[EXP-4] cancelled, it leaves the file that was there, and nothing else', async () => {
  const office = await twoTripsPaid();
  const { token, path } = offerFile(office, 'events.csv', 'what was there');
  const running = office.ask('events.export', { to: token, form: 'csv', filter: {} });
  // Two rows are done within a turn: the end itself is what is cancelled here.
  while (!office.ledger.runs.current()) await new Promise((resolve) => setImmediate(resolve));
  expect(await office.do('runs.cancel', { id: office.ledger.runs.current()?.id ?? '' })).toEqual({ cancelled: true });
  expect(await running).toMatchObject({ ok: true, output: null });
  expect(readFileSync(path, 'utf8')).toBe('what was there');
  expect(readdirSync(dirname(path))).toEqual(['events.csv']);
});

it('[EXP-4] a place that cannot be written to is refused in a sentence', async () => {
  const office = await twoTripsPaid();
  office.ledger.files.offer('nowhere', '/no such folder/events.csv');
  const refusal = await office.refusalOf('events.export', { to: 'nowhere', form: 'csv', filter: {} });
  expect(refusal).toMatchObject({ code: 'wrong-state', field: 'to' });
  expect(existsSync('/no such folder')).toBe(false);
});

it('[EXP-5] also for somebody who may only read', async () => {
  const office = await twoTripsPaid();
  const { token } = offerFile(office, 'events.csv', '');
  expect(await office.as('Viewer').do('events.export', { to: token, form: 'csv', filter: {} })).toEqual({ rows: 2 });
});
