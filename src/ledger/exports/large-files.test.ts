/** What is written by a thread of its own, and files of any size. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { aFolder } from '../../../test/builders/books.ts';
import { inThread } from '../thread/in-thread.ts';
import { createBytePieces } from './byte-pieces.ts';
import { exportRows } from './export-rows.ts';
import type { Sheet } from './sheet.ts';
import { xlsxPieces } from './xlsx-pieces.ts';

/** Rows that are numbered, as many as one wants. */
const numbered = (of: number): Sheet => ({
  name: 'Numbers',
  columns: [
    { header: 'Number', holds: 'number' },
    { header: 'Cents', holds: 'money' },
    { header: 'Text', holds: 'text' },
  ],
  sql: `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${of}) SELECT n, n, 'row ' || n FROM numbers`,
  params: {},
  of,
});

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const piece of pieces) copies.push(Buffer.from(piece));
  return Buffer.concat(copies);
}

describe('rows by a thread of its own', () => {
  it.each(['csv', 'xlsx'] as const)('[EXP-1] every row, once and in its order, as %s', async (form) => {
    const office = await anOffice().open();
    const { token, path } = offerFile(office, `numbers.${form}`, '');
    expect(await exportRows(office.ledger, { to: token, form }, 'Export', numbered(12_345))).toEqual({ ok: true, value: { rows: 12_345 } });
    const rows =
      form === 'csv'
        ? Papa.parse<string[]>(readFileSync(path, 'utf8').trim()).data.map((row) => row.map(String))
        : ((await readWorkbook(path))[0]?.data ?? []).map((row) => row.map(String));
    expect(rows).toHaveLength(12_346);
    expect(rows[12_345]).toEqual(['12345', '123.45', 'row 12345']);
    expect(rows.slice(1).every(([number], index) => number === String(index + 1))).toBe(true);
  });

  it('[EXP-4] stopped half way it leaves the file that was there, while other requests are answered', async () => {
    const office = await anOffice().open();
    const { token, path } = offerFile(office, 'numbers.csv', 'what was there');
    const { runs } = office.ledger;
    const half = new Promise<void>((resolve) => runs.onProgress((run) => (run && run.done > 1000 ? resolve() : undefined)));
    const running = exportRows(office.ledger, { to: token, form: 'csv' }, 'Export', numbered(50_000_000));
    await half;
    expect(await office.do('customers.list', { filter: {}, limit: 5 })).toMatchObject({ count: 0 });
    expect(runs.cancel()).toBe(true);
    expect(await running).toEqual({ ok: true, value: null });
    expect(readFileSync(path, 'utf8')).toBe('what was there');
    expect(readdirSync(dirname(path)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('[EXP-4] stopped before there is a first row', async () => {
    const office = await anOffice().open();
    const { token, path } = offerFile(office, 'sum.csv', 'what was there');
    const { sql, ...sheet } = numbered(30_000_000);
    const summed = { ...sheet, sql: `SELECT count(*), 0, '' FROM (${sql})`, of: null };
    const running = exportRows(office.ledger, { to: token, form: 'csv' }, 'Export', summed);
    await new Promise((resolve) => setImmediate(resolve));
    office.ledger.runs.cancel();
    expect(await running).toEqual({ ok: true, value: null });
    expect(readFileSync(path, 'utf8')).toBe('what was there');
  });

  it.runIf(existsSync('/dev/full'))('[EXP-4] a full disk is what the disk says, also out of the thread', async () => {
    const office = await anOffice().open();
    const fd = openSync('/dev/full', 'w');
    const written = inThread('export rows', { books: office.books.file, fd, sheet: numbered(10_000), form: 'csv' }, () =>
      Promise.resolve(),
    );
    await expect(written).rejects.toMatchObject({ code: 'ENOSPC', syscall: 'write' });
    closeSync(fd);
  });
});

it('[EXP-1] beyond the rows that a sheet holds a workbook goes on in another one, with the headings again', async () => {
  const { columns } = numbered(0);
  const rows = [1, 2, 3, 4, 5].map((n) => [n, n * 100, `row ${n}`]);
  const path = join(aFolder(), 'sheets.xlsx');
  writeFileSync(path, await bytesOf(xlsxPieces({ name: 'Numbers', columns, rowsASheet: 3 }, rows, () => null)));
  const sheets = await readWorkbook(path);
  expect(sheets.map(({ sheet, data }) => [sheet, data.map(([first]) => first)])).toEqual([
    ['Numbers', ['Number', 1, 2]],
    ['Numbers_2', ['Number', 3, 4]],
    ['Numbers_3', ['Number', 5]],
  ]);
});

it.each([
  ['marks', '<b>&"\'</b>'],
  ['a formula', '=1+1'],
  ['lines and blanks', '  two\nlines\tand  blanks '],
  ['what XML cannot write, as Excel writes it', 'a\u0000b\u001fc\rd', 'a_x0000_b_x001F_c_x000D_d'],
  ['what looks like that, but is not', '_x0041_', '_x005F_x0041_'],
  ['every script', 'Ærø — 東京 🚑'],
  ['half a sign', 'a\ud83d', 'a\ufffd'],
  ['more than a cell holds', 'x'.repeat(40_000), 'x'.repeat(32_767)],
])('[EXP-2] a workbook takes %s as text', async (_what, text, written = text) => {
  const path = join(aFolder(), 'text.xlsx');
  writeFileSync(path, await bytesOf(xlsxPieces({ name: 'Texts', columns: [{ header: 'Text', holds: 'text' }] }, [[text]], () => null)));
  const zip = await fromBufferPromise(readFileSync(path));
  const entries = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  const [sheet] = entries;
  const xml = sheet ? (await buffer(await zip.openReadStreamPromise(sheet))).toString() : '';
  const [, found = ''] = /<row r="2">.*?<t[^>]*>(.*)<\/t>/s.exec(xml) ?? [];
  expect(found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(written);
});

it.each([1, 40_000, 200_000])('[EXP-1] of texts of %i characters each piece stays as it was until the second one after it', (length) => {
  const pieces = createBytePieces();
  const texts = Array.from({ length: 30 }, (_, index) => String(index % 10).repeat(length));
  let gathered = '';
  let held: Uint8Array = Buffer.alloc(0);
  for (const next of [...texts.map((text) => () => pieces.add(text)), () => pieces.rest()]) {
    const piece = next();
    if (!piece) continue;
    gathered += Buffer.from(held).toString(); // only now: the one after it is there
    held = piece;
  }
  expect(gathered + Buffer.from(held).toString() === texts.join('')).toBe(true);
});
