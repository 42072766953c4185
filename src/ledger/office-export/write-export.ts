/** The full export: one CSV per table, the journal as JSON lines, and what is needed to read both without us. One archive, streamed. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
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
  const zip = new ZipFile();
  const { bytes } = books.reader.one<{ bytes: number }>(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  );
  const options = { compressionLevel: level, forceZip64Format: bytes > large };
  const add = (name: string, pieces: () => AsyncIterable<Uint8Array>) =>
    zip.addReadStreamLazy(name, options, (give) => give(null, Readable.from(pieces(), { objectMode: false })));
  const addPart = (name: string, pieces: (counted: RowDone) => AsyncIterable<Uint8Array>) => {
    add(name, async function* () {
      const hash = createHash('sha256');
      let rows = 0;
      const counted = () => {
        rows += 1;
        return rowDone();
      };
      for await (const piece of pieces(counted)) {
        hash.update(piece);
        yield Buffer.from(piece); // a copy: what compresses reads ahead
      }
      parts.set(name, { file: name, rows, sha256: hash.digest('hex') });
    });
  };

  zip.addBuffer(Buffer.from(readme(sheets)), archive.readme);
  for (const { name, columns, sql } of sheets) {
    addPart(archive.table(name), (counted) => csvPieces(columns, books.cells(sql), counted));
  }
  addPart(archive.journal, (counted) => journalPieces(sealedOperations(books.reader), counted));
  // Its turn comes when all the others are written.
  add(archive.manifest, async function* () {
    yield Buffer.from(JSON.stringify(manifest(), null, 2));
  });
  zip.end();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  await Promise.race([failed, pour(zip, write)]);
  return manifest();
}

async function pour(zip: ZipFile, write: Write): Promise<void> {
  for await (const piece of zip.outputStream) await write(piece as Buffer); // what yazl's stream gives
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
