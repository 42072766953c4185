/** Files as they come: empty, cut short, in other encodings, with other separators, and with what has no business in them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { importFile, offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { readFile } from './read-file.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../test/files/${name}`, import.meta.url));

it.each([
  ['nothing at all', '', 'The file is empty.'],
  ['only empty lines', '\n\n , ,\n', 'There is nothing in the file.'],
  ['NUL bytes alone', new Uint8Array(64), 'There is nothing in the file.'],
  ['a PDF', '%PDF-1.7 …', 'This is a PDF.'],
  [
    'an old Excel file',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'This is an old or password-protected Excel file.',
  ],
  ['a damaged workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4, 5, 6, 7, 8]), 'This is no Excel workbook that can be read'],
  ['a thousand columns', Array.from({ length: 1000 }, (_, n) => `c${n}`).join(','), 'The first row has 1000 columns.'],
])('says in a sentence why %s cannot be read', async (_what, content, sentence) => {
  const office = await anOffice().open();
  const { token } = offerFile(office, 'a.csv', content);
  const refusal = await office.refusalOf('imports.open', { file: token });
  expect(refusal.code).toBe('invalid-input');
  expect(refusal.message).toContain(sentence);
});

it('says so when the file has gone meanwhile', async () => {
  const office = await anOffice().open();
  office.ledger.files.offer('gone', '/nowhere/at/all.csv');
  expect((await office.refusalOf('imports.open', { file: 'gone' })).message).toContain('Is it still there');
  expect((await office.refusalOf('imports.open', { file: 'never offered' })).message).toContain('Choose it again');
});

it('only headers: there is nothing to add, and nothing breaks', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, 'Name,Kind\r\n');
  expect(file.opened.rows).toBe(0);
  expect((await file.check()).counts.rows).toBe(0);
});

it('columns that are none of ours: says which one is needed', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, 'Colour,Size\nred,XL');
  const plan = { file: file.token, holds: 'customers' as const, mapping: file.opened.mappings.customers };
  expect(await office.refusalOf('imports.check', plan)).toMatchObject({ message: 'Say which column holds: Name.', field: 'mapping.name' });
  const trips = { ...plan, holds: 'dispatches' as const, mapping: { date: 'Colour' } };
  expect((await office.refusalOf('imports.check', trips)).message).toBe('Say which column holds the customer’s name or ID.');
  const wrong = { ...plan, mapping: { name: 'Taste' } };
  expect((await office.refusalOf('imports.check', wrong)).message).toBe('The file has no column “Taste” for Name.');
});

it('the same header twice: each column keeps a name of its own', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, 'Name,Phone,Phone,\nMaple House,1,2,3');
  expect(file.opened.columns.map(({ name }) => name)).toEqual(['Name', 'Phone', 'Phone (2)']);
});

it.each([
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffName,City\nCafé Señor,Ávila', 'utf8')],
  ['UTF-8 without one', Buffer.from('Name,City\nCafé Señor,Ávila', 'utf8')],
  ['Windows-1252', Buffer.from('Name,City\nCafé Señor,Ávila', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffName,City\nCafé Señor,Ávila', 'utf16le')],
  ['semicolons', Buffer.from('Name;City\nCafé Señor;Ávila')],
  ['tabs', Buffer.from('Name\tCity\nCafé Señor\tÁvila')],
  ['bars and Windows line ends', Buffer.from('Name|City\r\nCafé Señor|Ávila\r\n')],
  ['a line that names the separator', Buffer.from('sep=;\r\nName;City\r\nCafé Señor;Ávila')],
])('reads %s', async (_what, bytes) => {
  const office = await anOffice().open();
  const file = await importFile(office, bytes, { holds: 'customers' });
  expect(file.opened.columns).toEqual([
    { name: 'Name', samples: ['Café Señor'] },
    { name: 'City', samples: ['Ávila'] },
  ]);
});

it('quotes, line ends and separators within cells, and rows that keep their place', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, 'Name,Address\n"Maple ""The"" House","12 Elm, Suite 4"\n\n"Oak\nHospital",1 Main St\n');
  expect((await file.rows()).map(({ line, what }) => [line, what])).toEqual([
    [2, 'Maple "The" House'],
    [4, 'Oak Hospital'],
  ]);
});

it('formulas stay words, control characters go, what is too long is bad', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, ['Name,City', '=HYPERLINK(1),x', `Ma\u0000ple\u0007,y`, `${'x'.repeat(100_000)},z`]);
  const rows = await file.rows();
  expect(rows.map(({ what, status }) => [what.slice(0, 13), status])).toEqual([
    ['=HYPERLINK(1)', 'new'],
    ['Maple', 'new'],
    ['xxxxxxxxxxxxx', 'bad'],
  ]);
  expect(rows[2]?.reason).toBe('The name is longer than 200 characters.');
});

it('a quote that never ends makes rows bad, not the program', async () => {
  const office = await anOffice().open();
  const file = await importFile(office, 'Name,City\n"Maple House,Austin\nOak Hospital,Austin');
  expect((await file.check()).counts.rows).toBeGreaterThan(0);
});

it('an Excel workbook: its dates, amounts and sheets', async () => {
  const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).open();
  const { token } = offerFile(office, 'trips.xlsx', fixture('trips.xlsx'));
  const opened = await office.do('imports.open', { file: token });
  expect(opened).toMatchObject({ form: 'Excel workbook', sheets: ['Notes', 'Trips'], sheet: 'Notes' });
  const trips = await office.do('imports.open', { file: token, sheet: 'Trips' });
  expect(trips.holds).toBe('dispatches');
  await office.do('imports.check', { file: token, holds: 'dispatches', mapping: trips.mappings.dispatches });
  const { rows } = await office.do('importRows.list', { filter: { file: token } });
  expect(rows.map(({ date, price, owed, status }) => [date, price, owed, status])).toEqual([
    ['2026-01-05', 10425, 10425, 'new'],
    ['2026-01-06', 123456, 100000, 'new'],
    ['2026-01-07', 30, 0, 'new'],
  ]);
});

it('reads back every cell that a spreadsheet can write', async () => {
  const office = await anOffice().open();
  const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\s\p{C}\u200b\ufeff]+/gu, ' ').trim());
  const row = fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), cell, cell).filter((cells) => !cells.some((text) => text.startsWith("'")));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom(',', ';', '\t', '|'), async (rows, delimiter) => {
      const text = Papa.unparse([['Name', 'One', 'Two'], ...rows], { delimiter });
      const { path } = offerFile(office, 'a.csv', text);
      const read = await readFile(path);
      expect(read.ok && read.value.table.rows.map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
