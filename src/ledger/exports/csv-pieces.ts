import { byteOrderMark, csvLine } from '../../shared/csv.ts';
import { cents, decimal } from '../../shared/money.ts';
import type { SqlValue } from '../books/connection.ts';
import type { Batches, Holds, SheetColumn } from './sheet.ts';

/** Text is written in pieces of about this many characters. */
const pieceSize = 128 * 1024;

/** Rows as comma-separated text in UTF-8, with a line of headings, piece by piece. `rowDone` is told after each row, and waited for where it wants that. */
export async function* csvPieces(
  columns: readonly SheetColumn[],
  batches: Batches,
  rowDone: () => Promise<void> | null,
): AsyncGenerator<string> {
  const texts = columns.map(({ holds, from }) => (from ? (value: SqlValue) => textOf[holds](from(value)) : textOf[holds]));
  let piece = byteOrderMark + csvLine(columns.map(({ header }) => header));
  for await (const rows of batches) {
    for (const row of rows) {
      piece += csvLine(texts.map((text, index) => text(row[index] ?? null)));
      if (piece.length >= pieceSize) {
        yield piece;
        piece = '';
      }
      const turn = rowDone();
      if (turn) await turn;
    }
  }
  yield piece;
}

const asItIs = (value: SqlValue) => (value === null ? '' : String(value));
const textOf: Record<Holds, (value: SqlValue) => string> = {
  text: asItIs,
  date: asItIs,
  number: asItIs,
  money: (value) => (value === null ? '' : decimal(cents(Number(value)))),
};
