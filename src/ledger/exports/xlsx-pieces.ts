/**
 * Rows as an Excel workbook, piece by piece: text is text whatever it begins with, money and dates are numbers in a format of theirs. Beyond the rows that a sheet
 * holds it goes on in another one.
 */
import type { Instant } from '../../shared/dates.ts';
import type { SqlValue } from '../books/connection.ts';
import { createBytePieces } from './byte-pieces.ts';
import type { RowDone, SheetColumn } from './sheet.ts';
import { cellsOf, headingsOf } from './xlsx-cells.ts';
import { partsOf, sheetEnd, sheetStart } from './xlsx-parts.ts';
import { type ZipEntry, zipPieces } from './zip-pieces.ts';

/** More rows, the headings among them, Excel does not open. */
const mostRows = 1_048_576;
/** What is quick to make: a file that is a fifth smaller would take several times as long. */
const level = 1;

export type Workbook = { name: string; columns: readonly SheetColumn[]; at: Instant; rowsASheet?: number };

/** The bytes of the workbook; each piece is good until the next one is asked for. */
export function xlsxPieces(workbook: Workbook, rows: Iterable<readonly SqlValue[]>, rowDone: RowDone): AsyncIterable<Uint8Array> {
  return zipPieces(entriesOf(workbook, rows, rowDone), { at: workbook.at });
}

/** The sheets, and after them what says how many there are. */
function* entriesOf(
  { name, columns, rowsASheet = mostRows }: Workbook,
  rows: Iterable<readonly SqlValue[]>,
  rowDone: RowDone,
): Generator<ZipEntry> {
  const iterator = rows[Symbol.iterator]();
  const toCells = cellsOf(columns);
  let next = iterator.next();
  let sheets = 0;

  async function* sheetPieces(): AsyncGenerator<Uint8Array> {
    const pieces = createBytePieces();
    pieces.add(sheetStart(columns) + headingsOf(columns));
    for (let row = 2; row <= rowsASheet && !next.done; row += 1) {
      const piece = pieces.add(toCells(next.value, row));
      if (piece) yield piece;
      next = iterator.next();
      const turn = rowDone();
      if (turn) await turn;
    }
    pieces.add(sheetEnd);
    yield pieces.rest();
  }

  try {
    do {
      sheets += 1;
      yield { name: `xl/worksheets/sheet${sheets}.xml`, level, pieces: sheetPieces };
    } while (!next.done);
    for (const [part, text] of Object.entries(partsOf(name, sheets))) yield { name: part, level, pieces: () => [Buffer.from(text)] };
  } finally {
    iterator.return?.();
  }
}
