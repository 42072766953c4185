import { isoDateSchema, serialDay } from '../../shared/dates.ts';
import { cents, decimal } from '../../shared/money.ts';
import type { SqlValue } from '../books/connection.ts';
import type { Batches, Holds, SheetColumn } from './sheet.ts';

type Cell = string | number | null;

/**
 * Rows as an Excel workbook, piece by piece: text is text whatever it begins with, money and dates are numbers in a format of theirs. Beyond the 1,048,576 rows
 * that a sheet holds it goes on in a second one.
 */
export async function* xlsxPieces(
  name: string,
  columns: readonly SheetColumn[],
  batches: Batches,
  rowDone: () => Promise<void> | null,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx'); // when it is first needed
  const cells = columns.map(({ holds, from }) => (from ? (value: SqlValue) => cellOf[holds](from(value)) : cellOf[holds]));
  async function* sheetRows(): AsyncGenerator<Cell[]> {
    for await (const rows of batches) {
      for (const row of rows) {
        yield cells.map((cell, index) => cell(row[index] ?? null));
        const turn = rowDone();
        if (turn) await turn;
      }
    }
  }
  yield* writeXlsxStream(sheetRows(), {
    name,
    columns: columns.map(({ header, holds }) => ({ header, width: widths[holds], ...formats[holds] })),
    freezePane: { rows: 1 },
  });
}

const widths: Record<Holds, number> = { text: 22, date: 12, number: 12, money: 14 };
const formats: Partial<Record<Holds, { numFmt: string }>> = { date: { numFmt: 'yyyy-mm-dd' }, money: { numFmt: '#,##0.00' } };

const cellOf: Record<Holds, (value: SqlValue) => Cell> = {
  text: (value) => (value === null || value === '' ? null : String(value)),
  number: (value) => (value === null ? null : Number(value)),
  money: (value) => (value === null ? null : Number(decimal(cents(Number(value))))),
  date: (value) => {
    const date = isoDateSchema.safeParse(value);
    return date.success ? serialDay(date.data) : value === null || value === '' ? null : String(value);
  },
};
