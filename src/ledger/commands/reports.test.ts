import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import type { DeskTools } from '../desk-tools.ts';
import { isoDate } from '../../shared/dates.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { allOf, type Definition, definition } from '../../shared/reports/definition.ts';
import { readyMade } from '../../shared/reports/ready-made.ts';

const saved = (part: Partial<Input<'views.save'>> = {}): Input<'views.save'> => ({
  list: 'reports',
  name: 'Prices',
  shared: false,
  filter: { report: JSON.parse(JSON.stringify(definition({ dataset: 'Dispatches', columns: ['number', 'price'] }))) },
  sort: null,
  columns: null,
  ...part,
});
const namesOf = async (office: Office) => (await office.do('views.all', { list: 'reports' })).views.map(({ name }) => name);

it('[REP-3] a report is kept under its name, renamed, shared and deleted, also after a replay; undo takes each back', async () => {
  const office = await anOffice().open();
  const other = office.as('Biller');
  const { id } = await office.do('views.save', saved());
  expect(await namesOf(other)).toEqual([]);
  const renamed = await office.do('views.save', saved({ id, name: 'All prices', shared: true }));
  expect(await namesOf(other)).toEqual(['All prices']);
  const before = projectedRows(office.books);
  office.books.rebuild();
  expect(projectedRows(office.books)).toEqual(before);
  await office.do('undo.undo', { operations: [renamed.operation] });
  expect(await namesOf(office)).toEqual(['Prices']);
  const { operation } = await office.do('views.remove', { id });
  expect(await namesOf(office)).toEqual([]);
  await office.do('undo.undo', { operations: [operation] });
  expect(await namesOf(office)).toEqual(['Prices']);
});

it('[REP-3] what is no report is not saved as one, and a Viewer saves none', async () => {
  const office = await anOffice().open();
  expect(await office.refusalOf('views.save', saved({ filter: { report: { dataset: 'users' } } }))).toMatchObject({
    code: 'invalid-input',
  });
  expect(await office.as('Viewer').refusalOf('views.save', saved())).toMatchObject({ code: 'not-allowed' });
});

async function threeTrips(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 100_01 })
    .withDispatch('d3', { customer: 'maple', date: '2026-02-06', price: 333_33 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.pay('i1', { amount: 250_00 });
  return office;
}

async function fileOf(office: Office, report: Definition): Promise<string[][]> {
  const { token, path } = offerFile(office, 'report.csv', '');
  await office.do('reports.export', { to: token, form: 'csv', report });
  return Papa.parse<string[]>(readFileSync(path, 'utf8').slice(1), { skipEmptyLines: true }).data;
}

it('[REP-4] a file has the columns, the order and all rows', async () => {
  const office = (await threeTrips()).as('Viewer');
  const sort = [{ by: 'price', descending: true }];
  const report = definition({ dataset: 'Dispatches', columns: ['date', 'customer', 'price', 'miles', 'parked'], sort });
  expect(await fileOf(office, report)).toEqual([
    ['Date of service', 'Customer', 'Price', 'Miles', 'Parked'],
    ['2026-02-06', 'Maple Court', '333.33', '0', 'no'],
    ['2026-01-06', 'Maple Court', '100.01', '0', 'no'],
    ['2026-01-05', 'Maple Court', '100.00', '0', 'no'],
  ]);
});

it('[REP-4] and what the pivot has made of it', async () => {
  const report = definition({
    dataset: 'Dispatches',
    columns: ['number'],
    groups: [{ column: 'customer' }],
    measures: [{ as: 'count' }, { as: 'sum', column: 'price' }],
    pivot: { column: 'date', by: 'month' },
  });
  const [heads, ...lines] = await fileOf(await threeTrips(), report);
  expect(heads?.slice(3)).toEqual([
    'Jan 2026: Number of dispatches',
    'Jan 2026: Price',
    'Feb 2026: Number of dispatches',
    'Feb 2026: Price',
  ]);
  expect(lines).toEqual([['Maple Court', '3', '533.34', '2', '200.01', '1', '333.33']]);
});

/** Keeps what would be printed. */
function printerOf(office: Office): { pages: string[]; shown: string[] } {
  const [pages, shown]: [string[], string[]] = [[], []];
  const tools: DeskTools = {
    ask: (ask) => {
      if (ask.what === 'make PDF') pages.push(ask.html);
      if (ask.what === 'print') shown.push(ask.title);
      return Promise.resolve({ ok: true, pdf: new TextEncoder().encode('%PDF') });
    },
  };
  office.ledger.tools = tools;
  return { pages, shown };
}

it('[REP-4] a PDF has the headings and the sums, and nothing typed runs in it', async () => {
  const office = await threeTrips();
  const { pages: printed } = printerOf(office);
  const { token, path } = offerFile(office, 'report.pdf', '');
  const report = definition({ dataset: 'Dispatches', columns: ['number', 'customer', 'price'] });
  expect(await office.do('reports.pdf', { to: token, name: '<b>Prices', report })).toEqual({ rows: 3 });
  expect(readFileSync(path, 'utf8')).toBe('%PDF');
  expect(printed[0]).toContain('&lt;b&gt;Prices');
  expect(printed[0]).toMatch(/In all[^]*533\.34/);
});

it('[REP-6] on paper its chart stands above its table, with what its colours mean, as a picture in which nothing runs', async () => {
  const office = await threeTrips();
  const { pages, shown } = printerOf(office);
  const report = definition({
    dataset: 'Dispatches',
    columns: ['number'],
    groups: [{ column: 'date', by: 'month' }],
    measures: [{ as: 'sum', column: 'price' }],
    chart: 'bars',
  });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const chart = { svg, legend: [{ name: '<i>Price', color: '#1f5fbf' }], points: 1 };
  expect(await office.as('Viewer').do('reports.print', { name: 'Prices', report, chart })).toEqual({ rows: 2 });
  expect(shown).toEqual(['Prices']);
  expect(pages[0]).toMatch(/<img src="data:image[^]*&lt;i&gt;Price[^]*The first 1 of 2 groups[^]*<table>/);
  expect(pages[0]).not.toContain('<script>');
  const refused = { ...chart, legend: [{ name: 'Price', color: 'red; } body { display: none' }] };
  expect(await office.refusalOf('reports.print', { name: 'Prices', report, chart: refused })).toMatchObject({ code: 'invalid-input' });
});

it('[REP-5] an average is in whole cents, half a cent away from zero', async () => {
  const office = await threeTrips();
  const report = definition({
    dataset: 'Dispatches',
    columns: ['number'],
    filter: allOf({ column: 'date', op: 'dated', to: isoDate('2026-01-31') }),
    groups: [{ column: 'date', by: 'year' }],
    measures: [
      { as: 'average', column: 'price' },
      { as: 'average', column: 'allowed' },
    ],
  });
  const { rows } = await office.do('reports.list', { filter: { report } });
  expect(rows.map(({ cells }) => cells)).toEqual([['2026', 100_01, null]]); // of 200.01
});

it('[REP-1] the ready-made reports run', async () => {
  const office = await threeTrips();
  for (const { report } of readyMade) await office.do('reports.list', { filter: { report } });
});

it('[REP-3] a report of somebody who has left stays shared, others change a copy, and an Administrator changes it', async () => {
  const office = await anOffice().open();
  const biller = office.as('Biller');
  const { id } = await biller.do('views.save', saved({ shared: true }));
  await office.do('people.change', { id: biller.userId, set: { active: false } });
  const other = office.as('Biller', 'Captain');
  expect(await namesOf(other)).toEqual(['Prices']);
  expect(await other.refusalOf('views.save', saved({ id, name: 'Mine now' }))).toMatchObject({ code: 'not-allowed' });
  await other.do('views.save', saved({ name: 'Copy of Prices' }));
  await office.do('views.save', saved({ id, name: 'Prices of all', shared: true }));
  expect((await namesOf(other)).toSorted()).toEqual(['Copy of Prices', 'Prices of all']);
});
