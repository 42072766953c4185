import { writeXlsxStream } from 'hucre/xlsx';
import { isoDateSchema, serialDay } from '../../shared/dates.ts';
import { cents, decimal } from '../../shared/money.ts';
import type { SqlValue } from '../books/connection.ts';
import { cellFrom } from './cell-from.ts';
import type { Holds, RowDone, SheetColumn } from './sheet.ts';

export type Workbook = { name: string; columns: readonly SheetColumn[]; rowsASheet?: number };

type Cell = string | number | null;

/**
 * Rows as an Excel workbook, piece by piece: text is text whatever it begins with, money and dates are numbers in a format of theirs. Beyond the rows that a sheet
 * holds it goes on in another one.
 */
export function xlsxPieces(
  { name, columns, rowsASheet }: Workbook,
  rows: Iterable<readonly SqlValue[]>,
  rowDone: RowDone,
): AsyncIterable<Uint8Array> {
  const cells = columns.map(({ holds, from }) => {
    const [cell, made] = [cellOf[holds], cellFrom(from)];
    return from ? (value: SqlValue) => cell(made(value)) : cell;
  });
  async function* sheetRows(): AsyncGenerator<Cell[]> {
    for (const row of rows) {
      yield cells.map((cell, index) => cell(row[index] ?? null));
      const turn = rowDone();
      if (turn) await turn;
    }
  }
  return writeXlsxStream(sheetRows(), {
    name,
    columns: columns.map(({ header, holds }) => ({ header, width: widths[holds], ...formats[holds] })),
    freezePane: { rows: 1 },
    ...(rowsASheet !== undefined && { maxRowsPerSheet: rowsASheet }),
  });
}

/** More characters Excel does not take in a cell. */
const mostCharacters = 32_767;
/** By `_x0041_` Excel writes what XML cannot: text that only looks like it is told apart. */
const likeEscape = /_(?=x[\da-fA-F]{4}_)/g;

const widths: Record<Holds, number> = { text: 22, date: 12, number: 12, money: 14 };
const formats: Partial<Record<Holds, { numFmt: string }>> = { date: { numFmt: 'yyyy-mm-dd' }, money: { numFmt: '#,##0.00' } };

const cellOf: Record<Holds, (value: SqlValue) => Cell> = {
  text: (value) => (value === null || value === '' ? null : String(value).slice(0, mostCharacters).replaceAll(likeEscape, '_x005F_')),
  number: (value) => (value === null ? null : Number(value)),
  money: (value) => (value === null ? null : Number(decimal(cents(Number(value))))),
  date: (value) => {
    const date = isoDateSchema.safeParse(value);
    return date.success ? serialDay(date.data) : value === null || value === '' ? null : String(value);
  },
};
