import { byteOrderMark, csvLine } from '../../shared/csv.ts';
import { cents, decimal } from '../../shared/money.ts';
import type { SqlValue } from '../books/connection.ts';
import { cellFrom } from './cell-from.ts';
import { createBytePieces } from './byte-pieces.ts';
import type { Holds, RowDone, SheetColumn } from './sheet.ts';

/** Rows as comma-separated text in UTF-8, with a line of headings, piece by piece; a piece is good until the second one after it is asked for. */
export async function* csvPieces(
  columns: readonly SheetColumn[],
  rows: Iterable<readonly SqlValue[]>,
  rowDone: RowDone,
): AsyncGenerator<Uint8Array> {
  const texts = columns.map(({ holds, from }) => {
    const [text, made] = [textOf[holds], cellFrom(from)];
    return from ? (value: SqlValue) => text(made(value)) : text;
  });
  const pieces = createBytePieces();
  pieces.add(byteOrderMark + csvLine(columns.map(({ header }) => header)));
  for (const row of rows) {
    const piece = pieces.add(csvLine(texts.map((text, index) => text(row[index] ?? null))));
    if (piece) yield piece;
    const turn = rowDone();
    if (turn) await turn;
  }
  yield pieces.rest();
}

const asItIs = (value: SqlValue) => (value === null ? '' : String(value));
const textOf: Record<Holds, (value: SqlValue) => string> = {
  text: asItIs,
  date: asItIs,
  number: asItIs,
  money: (value) => (value === null ? '' : decimal(cents(Number(value)))),
};
