import { createHash } from 'node:crypto';
import { newestVersion } from '../books/file.ts';
import type { Books } from '../books/open.ts';
import { csvPieces } from '../exports/csv-pieces.ts';
import { archive, type Manifest } from './manifest.ts';
import { type Archive, linesOf } from './read-archive.ts';
import { tableSheets } from './tables.ts';

/**
 * Where the tables that were exported are not those that follow from the journal, byte for byte; null: nowhere. Another version of Paydesk may make others of the
 * same journal: then it is only asked whether they are as they were written.
 */
export async function compareTables(
  books: Books,
  parts: Archive,
  { booksVersion, tables }: Manifest,
  onLine: (line: number) => void,
): Promise<string | null> {
  let done = 0;
  if (booksVersion !== newestVersion) {
    for (const { file, sha256 } of tables) {
      const hash = createHash('sha256');
      for await (const line of parts.lines(file)) {
        hash.update(line);
        onLine((done += 1));
      }
      if (hash.digest('hex') !== sha256) return `${file} was altered`;
    }
    return null;
  }
  const snapshot = books.snapshot();
  try {
    for (const { name, columns, sql } of tableSheets(snapshot.reader)) {
      const file = archive.table(name);
      if (parts.sizeOf(file) === null) return `${file} is missing`;
      const hash = createHash('sha256');
      const written = parts.lines(file);
      let line = 0;
      for await (const follows of linesOf(csvPieces(columns, snapshot.cells(sql), () => null))) {
        line += 1;
        hash.update(follows);
        const { value } = await written.next();
        if (!value?.equals(follows)) return `line ${line} of ${file} is not what follows from the journal`;
        onLine((done += 1));
      }
      if ((await written.next()).done !== true) return `line ${line + 1} of ${file} is not what follows from the journal`;
      if (tables.find(({ table }) => table === name)?.sha256 !== hash.digest('hex'))
        return `${archive.manifest} says something else of ${file}`;
    }
    return null;
  } finally {
    snapshot.close();
  }
}
