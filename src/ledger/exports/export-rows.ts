/** Rows of a query on their way into a file that the user chose: streamed, as a run that shows how far it is and can be cancelled. */
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import type { ExportFile, Exported } from '../../shared/office-api/exports.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { SqlValue } from '../books/connection.ts';
import type { Books } from '../books/open.ts';
import type { Runs } from '../commands/runs.ts';
import type { Files } from '../files.ts';
import type { Sheet } from './sheet.ts';
import { csvPieces } from './csv-pieces.ts';
import { writeWhole } from './write-whole.ts';
import { xlsxPieces } from './xlsx-pieces.ts';

/** Other requests are answered once in so many rows. */
const rowsATurn = 500;
const bytesAtOnce = 128 * 1024;

/**
 * Writes all rows of `sheet` into the chosen file, as the books are now; nothing is there when it is cancelled or fails. `aside`: its rows, where a thread
 * reads them because the first one may take long.
 *
 * `exportRows(context, { to, form: 'xlsx' }, 'Export payment events', sheetOfEvents(filter))`
 */
export async function exportRows(
  { books, runs, files }: { books: Books; runs: Runs; files: Files },
  { to, form }: ExportFile,
  what: string,
  { name, columns, sql, params, of }: Sheet,
  aside: AsyncGenerator<SqlValue[][], void, void> | null = null,
): Promise<Outcome<Exported>> {
  const path = files.path(to);
  if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
  const ran = await runs.along(what, of, async (turn) => {
    const snapshot = books.snapshot();
    try {
      let rows = 0;
      const rowDone = () => {
        rows += 1;
        return rows % rowsATurn === 0 ? turn(rows) : null;
      };
      return await writeWhole(path, async (file) => {
        const batches = aside ? letIn(aside, () => turn(rows)) : [snapshot.cells(sql, params)];
        const pieces = form === 'csv' ? csvPieces(columns, batches, rowDone) : xlsxPieces(name, columns, batches, rowDone);
        await writePieces(file, pieces);
        await turn(rows);
        return { rows };
      });
    } finally {
      snapshot.close();
    }
  });
  if (!ran.ok) return ran;
  return ran.value ?? done(null);
}

/** Looks a few times a second, also while a batch is on its way, whether the run was cancelled: `look` throws then. */
async function* letIn<T>(batches: AsyncGenerator<T, void, void>, look: () => Promise<void>): AsyncGenerator<T> {
  try {
    for (;;) {
      const next = batches.next();
      while (!(await Promise.race([next.then(() => true), after(100, false)]))) await look();
      const { value, done: isDone } = await next;
      if (isDone === true) return;
      yield value;
    }
  } finally {
    void batches.return(); // whoever cancels does not wait for the batch that is on its way
  }
}

/** Gathers small pieces, so that the disk is asked once for many of them. */
async function writePieces(file: FileHandle, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece);
    gathered.push(buffer);
    bytes += buffer.length;
    if (bytes < bytesAtOnce) continue;
    await file.write(Buffer.concat(gathered));
    gathered = [];
    bytes = 0;
  }
  await file.write(Buffer.concat(gathered));
}
