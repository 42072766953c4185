import type { ExportFile } from '../../shared/office-api/exports.ts';
import type { Snapshot } from '../books/connection.ts';
import { csvPieces } from './csv-pieces.ts';
import type { RowDone, Sheet } from './sheet.ts';
import { xlsxPieces } from './xlsx-pieces.ts';

/** Where the bytes go; waited for. */
export type Write = (bytes: Uint8Array) => unknown;

/** Writes all rows of the sheet as they are in `books`; answers how many there are. */
export async function writeRows(
  write: Write,
  books: Snapshot,
  { sheet: { name, columns, sql, params }, form }: { sheet: Sheet; form: ExportFile['form'] },
  rowDone: RowDone,
): Promise<{ rows: number }> {
  let rows = 0;
  const counted = () => {
    rows += 1;
    return rowDone();
  };
  const cells = books.cells(sql, params);
  const pieces = form === 'csv' ? csvPieces(columns, cells, counted) : xlsxPieces({ name, columns }, cells, counted);
  for await (const piece of pieces) await write(piece);
  return { rows };
}
