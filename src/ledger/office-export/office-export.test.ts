import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { aFolder } from '../../../test/builders/books.ts';
import { projections } from '../books/projections.ts';
import { createSnapshot } from '../books/connection.ts';
import { makeSampleOffice } from '../sample/office.ts';
import { instant } from '../../shared/dates.ts';
import { writeWhole } from '../exports/write-whole.ts';
import { linesOf } from './read-archive.ts';
import { restoreInto } from './restore.ts';
import { makeBeside } from '../books/beside.ts';
import { writeExport } from './write-export.ts';

/** A sample office and its export, made once: the tests only read them. */
let files: { books: string; archive: string };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-export-'));
  const [books, archive] = [join(folder, 'office.paydesk'), join(folder, 'office.zip')];
  await makeSampleOffice(books, { dispatches: 40, seed: 3, until: 1_772_000_000_000 });
  const snapshot = createSnapshot(new Database(books, { readonly: true }));
  await writeWhole(archive, (file) =>
    writeExport(
      (bytes) => file.writeFile(bytes),
      snapshot,
      instant(1_772_000_000_000),
      () => null,
    ),
  );
  snapshot.close();
  files = { books, archive };
  return () => rmSync(folder, { recursive: true });
}, 60_000);

async function contentOf(archive: string): Promise<Map<string, string>> {
  const zip = await openPromise(archive, { autoClose: false });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
  zip.close();
  return found;
}

/** The archive with some of its files changed. */
async function altered(change: (files: Map<string, string>) => void): Promise<string> {
  const content = await contentOf(files.archive);
  change(content);
  const zip = new ZipFile();
  for (const [name, body] of content) zip.addBuffer(Buffer.from(body), name);
  zip.end();
  const path = join(aFolder(), 'altered.zip');
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer); // what yazl's stream gives
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

/** With one word more in its line of that number. */
function editedIn(csv: string, line: number): string {
  const lines = csv.split('\n');
  lines[line - 1] = `edited ${lines[line - 1]}`;
  return lines.join('\n');
}

function tablesOf(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  return Object.fromEntries(['journal', ...projections].map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
}

it('[ALL-1] books made again of an export are the same in every table, byte for byte', async () => {
  const file = join(aFolder(), 'again.paydesk');
  const restored = await makeBeside(file, (to) => restoreInto(files.archive, to));
  expect(restored).toMatchObject({ ok: true });
  if (restored.ok) restored.value.takePlace();
  expect(tablesOf(file)).toEqual(tablesOf(files.books));
});

it('[ALL-1] every table is there as a CSV that another program reads, the journal as a line an operation, each with its check sum', async () => {
  const content = await contentOf(files.archive);
  const tables = tablesOf(files.books);
  for (const name of projections.filter((table) => !['puts', 'search_text', 'settings'].includes(table))) {
    const csv = content.get(`tables/${name}.csv`) ?? '';
    expect(Papa.parse(csv, { header: true, skipEmptyLines: true }).data).toHaveLength(tables[name]?.length ?? -1);
    expect(content.get('manifest.json')).toContain(createHash('sha256').update(csv).digest('hex'));
    expect(content.get('README.md')).toContain(`\`${name}\``);
  }
  const owed = Papa.parse<Record<string, string>>(content.get('tables/dispatches.csv') ?? '', { header: true, skipEmptyLines: true }).data;
  expect(owed[0]?.['price']).toMatch(/^\d+\.\d\d$/);
  expect(content.get('journal.jsonl')?.trim().split('\n')).toHaveLength(tables['journal']?.length ?? -1);
});

it('[ALL-3] no table holds a hash of a password or the key of the self-pay IDs', async () => {
  const content = await contentOf(files.archive);
  expect(content.get('tables/users.csv')).not.toMatch(/password|\$scrypt/);
  expect(content.get('tables/settings.csv')).not.toContain('officeKey');
  expect(content.get('journal.jsonl')).toContain('officeKey');
});

describe('[ALL-2] refused, with nothing left beside', () => {
  it.each<[string, (content: Map<string, string>) => void, RegExp]>([
    [
      'an altered amount',
      (all) => void all.set('journal.jsonl', (all.get('journal.jsonl') ?? '').replace(/"amount":(\d+)/, '"amount":1$1')),
      /damaged .*line \d+ of journal\.jsonl/,
    ],
    [
      'a journal that was cut off',
      (all) => void all.set('journal.jsonl', (all.get('journal.jsonl') ?? '').trimEnd().replace(/\n[^\n]*$/, '\n')),
      /damaged/,
    ],
    ['a line that is no JSON', (all) => void all.set('journal.jsonl', `${all.get('journal.jsonl')}oops\n`), /damaged/],
    [
      'tables that do not follow from the journal',
      (all) => void all.set('manifest.json', (all.get('manifest.json') ?? '').replace(/("table": "customers"[^}]*"sha256": ")../, '$1ff')),
      /damaged/,
    ],
    [
      'one of a newer version',
      (all) => void all.set('manifest.json', (all.get('manifest.json') ?? '').replace('"version": 1', '"version": 2')),
      /newer version/,
    ],
    ['an archive of something else', (all) => void all.delete('manifest.json'), /no full export/],
    [
      'a table that somebody has edited, with its line',
      (all) => void all.set('tables/customers.csv', editedIn(all.get('tables/customers.csv') ?? '', 3)),
      /line 3 of tables\/customers\.csv is not what follows from the journal/,
    ],
    [
      'a table with a line more',
      (all) => void all.set('tables/users.csv', `${all.get('tables/users.csv')}x\r\n`),
      /line \d+ of tables\/users\.csv/,
    ],
    ['a table that is not there', (all) => void all.delete('tables/dispatches.csv'), /tables\/dispatches\.csv is missing/],
    [
      'a journal with a line taken out',
      (all) => void all.set('journal.jsonl', (all.get('journal.jsonl') ?? '').replace(/\n[^\n]*\n/, '\n')),
      /journal\.jsonl/,
    ],
    ['a manifest that is larger than any', (all) => void all.set('manifest.json', ' '.repeat(2 * 1024 * 1024)), /no full export/],
  ])('%s', async (_what, change, sentence) => {
    const path = await altered(change);
    const file = join(aFolder(), 'again.paydesk');
    const refused = await makeBeside(file, (to) => restoreInto(path, to));
    expect(refused).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(sentence) } });
    expect(existsSync(`${file}.restored`)).toBe(false);
  });

  it.each([
    ['names that lead out of it', '../../evil', 'aaaaa/evil'],
    ['two parts of one name', 'journal.jsonl', 'journal.jsonk'],
  ])('an archive with %s, which writes nothing anywhere', async (_what, name, written) => {
    const path = await altered((all) => void all.set(written, 'evil'));
    // Of the same length, so that only the names differ: no program would write them.
    writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll(written, name.padEnd(written.length, '/')), 'latin1'));
    const folder = aFolder();
    const refused = await makeBeside(join(folder, 'again.paydesk'), (to) => restoreInto(path, to));
    expect(refused).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/damaged/) } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a line without an end, before it fills the memory', async () => {
    const bomb = Buffer.alloc(1024 * 1024, 'x');
    let megabytes = 0;
    const endless = async function* () {
      for (;;) {
        megabytes += 1;
        yield await Promise.resolve(bomb);
      }
    };
    await expect(linesOf(endless()).next()).rejects.toThrow();
    expect(megabytes).toBeLessThan(100);
  });

  it.runIf(process.platform === 'linux')('a disk that takes no more than half of it', () => {
    const folder = aFolder();
    const cli = new URL('../cli.ts', import.meta.url).pathname;
    const imported = spawnSync(
      'bash',
      ['-c', 'ulimit -f 1000; exec "$0" "$@"', process.execPath, cli, 'import', join(folder, 'again.paydesk'), files.archive],
      { encoding: 'utf8' },
    );
    expect(imported).toMatchObject({ status: 1, stderr: expect.stringMatching(/not enough room on the disk/) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('[ALL-5] stopped half way, with nothing left of it', async () => {
    const folder = aFolder();
    let lines = 0;
    const stop = (done: number) => {
      lines = done;
      if (done > 100) throw new Error('stopped');
    };
    await expect(makeBeside(join(folder, 'again.paydesk'), (to) => restoreInto(files.archive, to, stop))).rejects.toThrow('stopped');
    expect(lines).toBe(101);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('what is no archive at all, or is cut off', async () => {
    const folder = aFolder();
    const cut = readFileSync(files.archive);
    writeFileSync(join(folder, 'cut.zip'), cut.subarray(0, cut.length / 2));
    for (const path of [join(folder, 'cut.zip'), files.books, join(folder, 'none.zip')])
      expect(await makeBeside(join(folder, 'again.paydesk'), (to) => restoreInto(path, to))).toMatchObject({ ok: false });
  });
});

it('[ALL-4] an Administrator exports it as a run; others and other desks’ books are refused', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 60_00 }).open();
  const { token, path } = offerFile(office, 'all.zip', '');
  expect(await office.as('Biller').refusalOf('office.export', { to: token })).toMatchObject({ code: 'not-allowed' });
  const done = await office.do('office.export', { to: token });
  expect(done?.operations).toBe(office.books.reader.one<{ n: number }>('SELECT count(*) AS n FROM journal').n);
  expect((await contentOf(path)).get('tables/dispatches.csv')).toContain('60.00');
  expect(await office.refusalOf('door.restore', { file: token })).toMatchObject({ code: 'wrong-state' });
});

it('[ALL-5] stopped, the export of all data leaves no file', async () => {
  const office = await anOffice().withCustomer('maple').open();
  const { token, path } = offerFile(office, 'all.zip', 'what was there');
  const running = office.ask('office.export', { to: token });
  while (!office.ledger.runs.current()) await new Promise((resolve) => setImmediate(resolve));
  expect(office.ledger.runs.cancel()).toBe(true);
  expect(await running).toMatchObject({ ok: true, output: null });
  expect(readFileSync(path, 'utf8')).toBe('what was there');
  expect(existsSync(`${path}.part`)).toBe(false);
});
