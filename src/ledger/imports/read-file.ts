/**
 * Reads a file that a biller chose into a table of text: an Excel workbook or text with separators, told apart by what is in it, not by its name.
 * What reads each is loaded with the first file of its kind.
 */
import { open, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Sheet } from './read-xlsx.ts';
import { cleanCell, columnNames, mostColumns, type Table, type TableRow } from './table.ts';

export type ReadFile = {
  table: Table;
  /** The row that names the columns, as it stands in the file. */
  heading: TableRow;
  /** The names of all sheets of a workbook; none for text. */
  sheets: string[];
  sheet: string | null;
  /** How it was read: `Excel workbook`, `Text in Windows-1252, separated by semicolons`. */
  form: string;
};

const mostBytes = 200 * 1024 * 1024;
const mostRows = 200_000;
/** Rows are cleaned in pieces of this many; other requests are answered in between. */
const rowsATurn = 2000;

const separators: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** What stops the reading of a file, as a sentence for people. */
class Unreadable extends Error {}

/** The first sheet of a workbook, or `sheet`. Refuses what is too big, damaged, or no table at all. */
export async function readFile(path: string, sheet?: string): Promise<Outcome<ReadFile>> {
  try {
    const { size } = await stat(path);
    if (size === 0) throw new Unreadable('The file is empty.');
    if (size > mostBytes) throw new Unreadable('The file is larger than 200 MB. Split it, and import the parts one by one.');
    const start = await firstBytes(path);
    if (start.startsWith('504b')) return done(await workbook(path, sheet));
    if (start.startsWith('d0cf11e0'))
      throw new Unreadable(
        'This is an old or password-protected Excel file. Open it in Excel and save it as .xlsx without a password, or as CSV.',
      );
    if (start.startsWith('25504446')) throw new Unreadable('This is a PDF. Export a CSV or an Excel file from where it came from.');
    return done(await text(path));
  } catch (error) {
    if (error instanceof Unreadable) return refuse('invalid-input', error.message, 'file');
    if (isFileError(error))
      return refuse('not-found', 'The file cannot be read. Is it still there, and not open elsewhere? Choose it again.', 'file');
    throw error;
  }
}

async function text(path: string): Promise<ReadFile> {
  const { readCsv } = await import('./read-csv.ts');
  const rows: string[][] = [];
  const { encoding, delimiter } = await readCsv(path, (more) => {
    for (const row of more) rows.push(row);
    if (rows.length > mostRows + 1) throw tooLong();
  });
  if (/^sep=.?$/.test(rows[0]?.join('') ?? '')) rows[0] = []; // the line by which some programs name the separator
  const form = `Text in ${encodings[encoding] ?? encoding}, separated by ${separators[delimiter] ?? `“${delimiter}”`}`;
  return { ...(await tableOf(rows)), sheets: [], sheet: null, form };
}

async function workbook(path: string, wanted: string | undefined): Promise<ReadFile> {
  const sheets = await sheetsOf(path);
  const chosen = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ rows }) => rows.length > 0) ?? sheets[0];
  if (!chosen) throw new Unreadable('The workbook has no sheet.');
  if (chosen.rows.length > mostRows + 1) throw tooLong();
  return { ...(await tableOf(chosen.rows)), sheets: sheets.map(({ name }) => name), sheet: chosen.name, form: 'Excel workbook' };
}

async function sheetsOf(path: string): Promise<Sheet[]> {
  const { readXlsx } = await import('./read-xlsx.ts');
  try {
    return await readXlsx(path);
  } catch (error) {
    if (isFileError(error)) throw error;
    throw new Unreadable(
      'This is no Excel workbook that can be read: it may be damaged. Open it in Excel, save it again, or save it as CSV.',
    );
  }
}

/** The first row with something in it names the columns; rows with nothing in them are left out, the others keep their place. */
async function tableOf(rows: readonly (readonly string[])[]): Promise<Pick<ReadFile, 'table' | 'heading'>> {
  let heading: TableRow | null = null;
  const kept: TableRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsATurn === rowsATurn - 1) await nextTurn();
    const cells = row.map(cleanCell);
    if (cells.every((cell) => cell === '')) continue;
    if (heading) kept.push({ line: index + 1, cells });
    else heading = { line: index + 1, cells };
  }
  if (!heading) throw new Unreadable('There is nothing in the file.');
  const header = [...heading.cells];
  while (header.at(-1) === '') header.pop();
  if (header.length > mostColumns)
    throw new Unreadable(`The first row has ${header.length} columns. That is no list of customers, trips or balances.`);
  return { table: { columns: columnNames(header), rows: kept }, heading };
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('hex', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function tooLong(): Unreadable {
  return new Unreadable('The file has more than 200,000 rows. Split it, and import the parts one by one.');
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}
