/** The full export: one CSV per table, the journal as JSON lines, and what is needed to read both without us. One archive, streamed. */
import { createHash } from 'node:crypto';
import { assert } from '../../shared/assert.ts';
import type { Instant } from '../../shared/dates.ts';
import type { SealedOperation } from '../books/exchange.ts';
import { newestVersion } from '../books/file.ts';
import type { Snapshot } from '../books/open.ts';
import { sealedOperations } from '../books/sealed.ts';
import { createBytePieces } from '../exports/byte-pieces.ts';
import { csvPieces } from '../exports/csv-pieces.ts';
import type { RowDone } from '../exports/sheet.ts';
import type { Write } from '../exports/write-rows.ts';
import { type ZipEntry, zipPieces } from '../exports/zip-pieces.ts';
import { readSettings } from '../queries/settings.ts';
import { archive, type Manifest, type Part } from './manifest.ts';
import { readme } from './readme.ts';
import { tableSheets } from './tables.ts';

/** How many rows an export has: for its progress. */
export function countRows({ reader }: Pick<Snapshot, 'reader'>): number {
  const tables = ['journal', ...tableSheets(reader).map(({ name }) => name)];
  return tables.reduce((total, table) => total + reader.one<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`).rows, 0);
}

/** Books larger than this, in bytes, may make a file of more than 4 GB. */
const large = 1024 ** 3;
/** The usual one: an export is kept for long and read seldom. */
const level = 6;

/** Writes everything of `books` as an archive; answers what is in it. */
export async function writeExport(write: Write, books: Snapshot, at: Instant, rowDone: RowDone): Promise<Manifest> {
  const sheets = tableSheets(books.reader);
  const parts = new Map<string, Part>();
  const partOf = (name: string): Part => {
    const part = parts.get(name);
    assert(part, `${name} was written`);
    return part;
  };
  const manifest = (): Manifest => ({
    format: 'paydesk-export',
    version: 1,
    office: readSettings(books.reader).officeName,
    exportedAt: at,
    booksVersion: newestVersion,
    journal: partOf(archive.journal),
    tables: sheets.map(({ name }) => ({ table: name, ...partOf(archive.table(name)) })),
  });
  const part = (name: string, pieces: (counted: RowDone) => AsyncIterable<Uint8Array>): ZipEntry => ({
    name,
    level,
    pieces: async function* () {
      const hash = createHash('sha256');
      let rows = 0;
      const counted = () => {
        rows += 1;
        return rowDone();
      };
      for await (const piece of pieces(counted)) {
        hash.update(piece);
        yield piece;
      }
      parts.set(name, { file: name, rows, sha256: hash.digest('hex') });
    },
  });
  function* entries(): Generator<ZipEntry> {
    yield { name: archive.readme, level, pieces: () => [Buffer.from(readme(sheets))] };
    for (const { name, columns, sql } of sheets) {
      yield part(archive.table(name), (counted) => csvPieces(columns, books.cells(sql), counted));
    }
    yield part(archive.journal, (counted) => journalPieces(sealedOperations(books.reader), counted));
    yield { name: archive.manifest, level, pieces: () => [Buffer.from(JSON.stringify(manifest(), null, 2))] };
  }
  const { bytes } = books.reader.one<{ bytes: number }>(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  );
  for await (const piece of zipPieces(entries(), { at, large: bytes > large })) await write(piece);
  return manifest();
}

async function* journalPieces(operations: Iterable<SealedOperation>, rowDone: RowDone): AsyncGenerator<Uint8Array> {
  const pieces = createBytePieces();
  for (const operation of operations) {
    const piece = pieces.add(`${JSON.stringify(operation)}\n`);
    if (piece) yield piece;
    const turn = rowDone();
    if (turn) await turn;
  }
  yield pieces.rest();
}
