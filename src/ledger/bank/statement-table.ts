/** A bank's table of lines: which of its first rows names the columns, or none. */
import type { ColumnMapping } from '../../shared/import-fields.ts';
import type { StatementColumns } from '../../shared/statement-fields.ts';
import type { ReadFile } from '../imports/read-file.ts';
import { columnNames, type Table, type TableRow } from '../imports/table.ts';
import { lettersOf, readDate, readMoney } from '../imports/values.ts';
import { missingColumn, suggestColumns } from './statement-columns.ts';

/** Banks write a summary above the lines, of not more rows than this. */
const rowsAbove = 20;

/** The table with the row as its heading that names the columns of a statement, else the first; without a heading all rows are lines. */
export function statementTable({ heading, table }: ReadFile, hasHeading: boolean): Table {
  const rows = [heading, ...table.rows];
  if (!hasHeading) return { columns: columnNames(Array.from({ length: widthOf(rows) }, () => '')), rows };
  const found = rows.slice(0, rowsAbove).findIndex(({ cells }) => missingColumn(suggestColumns(columnNames(cells))) === null);
  const at = Math.max(found, 0);
  return { columns: columnNames(rows[at]?.cells ?? []), rows: rows.slice(at + 1) };
}

/** How a table is most likely read: a first row that has a date and an amount names no columns, but is the first line. */
export function suggestReading(read: ReadFile): StatementColumns {
  const mapping = suggestMapping(read, true);
  const isLine = read.heading.cells.some(isDate) && read.heading.cells.some(isAmount);
  if (missingColumn(mapping) === null || !isLine) return { mapping, heading: true };
  return { mapping: suggestMapping(read, false), heading: false };
}

/** What the columns mean by their names; without a heading by what stands in the first line. */
export function suggestMapping(read: ReadFile, heading: boolean): ColumnMapping {
  const { columns, rows } = statementTable(read, heading);
  if (heading) return suggestColumns(columns);
  const [first] = rows;
  const at = (is: (cell: string) => boolean) => columns[first?.cells.findIndex(is) ?? -1];
  const [date, amount, description] = [at(isDate), at(isAmount), at((cell) => /[a-z]{2}/i.test(cell) && !isDate(cell))];
  return { ...(date && { date }), ...(amount && { amount }), ...(description && { description }) };
}

/** The columns of a table as one text: statements of the same columns are read alike. */
export function statementKey({ columns }: Table, heading: boolean): string {
  return heading ? `bank columns: ${columns.map(lettersOf).join(' ')}` : `bank columns without names: ${columns.length}`;
}

function widthOf(rows: readonly TableRow[]): number {
  return Math.max(1, ...rows.slice(0, rowsAbove).map(({ cells }) => cells.length));
}

function isDate(cell: string): boolean {
  return /[-/. ]/.test(cell) && readDate(cell) !== null;
}

function isAmount(cell: string): boolean {
  return /\d[.,]\d\d\)?$/.test(cell) && readMoney(cell) !== null;
}
