/** Rows of a query on their way into a file that the user chose: streamed, as a run that shows how far it is and can be cancelled. */
import type { ExportFile, Exported } from '../../shared/office-api/exports.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Books } from '../books/open.ts';
import type { Runs } from '../commands/runs.ts';
import type { Files } from '../files.ts';
import { inThread } from '../thread/in-thread.ts';
import type { Sheet } from './sheet.ts';
import { writeRows } from './write-rows.ts';
import { writeWhole } from './write-whole.ts';

/** So many rows are written before a thread could have begun. */
const few = 2000;

/**
 * Writes all rows of `sheet` into the chosen file, as the books are now; nothing is there when it is cancelled or fails.
 *
 * `exportRows(context, { to, form: 'xlsx' }, 'Export payment events', sheetOfEvents(filter))`
 */
export async function exportRows(
  { books, runs, files }: { books: Books; runs: Runs; files: Files },
  { to, form }: ExportFile,
  what: string,
  sheet: Sheet,
): Promise<Outcome<Exported>> {
  const path = files.path(to);
  if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
  const ran = await runs.along(what, sheet.of ?? 0, async (turn) => {
    return writeWhole(path, async (file) => {
      const written =
        sheet.of !== null && sheet.of <= few
          ? await writeHere((bytes) => file.writeFile(bytes))
          : await inThread('export rows', { books: books.file, fd: file.fd, sheet, form }, turn);
      await turn(written.rows);
      return written;
    });

    async function writeHere(write: (bytes: Uint8Array) => Promise<void>): Promise<{ rows: number }> {
      const snapshot = books.snapshot();
      try {
        return await writeRows(write, snapshot, { sheet, form }, () => null);
      } finally {
        snapshot.close();
      }
    }
  });
  if (!ran.ok) return ran;
  return ran.value ?? done(null);
}
