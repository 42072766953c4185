/** The full export: one CSV per table, the journal as JSON lines, and what is needed to read both without us. One archive, streamed. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ZipFile } from 'yazl';
import type { Instant } from '../../shared/dates.ts';
import type { SealedOperation } from '../books/exchange.ts';
import { newestVersion } from '../books/file.ts';
import type { Snapshot } from '../books/open.ts';
import { sealedOperations } from '../books/sealed.ts';
import { csvPieces } from '../exports/csv-pieces.ts';
import { readSettings } from '../queries/settings.ts';
import { archive, type Manifest, type Part } from './manifest.ts';
import { readme } from './readme.ts';
import { tableSheets } from './tables.ts';

/** Told after each row; waited for where it wants that. */
export type RowDone = () => Promise<void> | null;

const linesAPiece = 100;

/** How many rows an export has: for its progress. */
export function countRows({ reader }: Pick<Snapshot, 'reader'>): number {
  const tables = ['journal', ...tableSheets(reader).map(({ name }) => name)];
  return tables.reduce((total, table) => total + reader.one<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`).rows, 0);
}

/** Writes everything of `books` into the file; answers what is in it. */
export async function writeExport(file: FileHandle, books: Snapshot, at: Instant, rowDone: RowDone): Promise<Manifest> {
  const yazl = await import('yazl');
  const zip = new yazl.ZipFile();
  const sheets = tableSheets(books.reader);
  const parts = new Map<string, Part>();
  const add = (name: string, pieces: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, { compressionLevel: 6 }, (give) => give(null, Readable.from(pieces(), { objectMode: false })));
  const addPart = (name: string, pieces: (counted: RowDone) => AsyncIterable<string>) => {
    add(name, async function* () {
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
    });
  };
  const partOf = (name: string): Part => {
    const part = parts.get(name);
    if (!part) throw new Error(`${name} was written`);
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

  zip.addBuffer(Buffer.from(readme(sheets)), archive.readme);
  for (const { name, columns, sql } of sheets) {
    addPart(archive.table(name), (counted) => csvPieces(columns, [books.cells(sql)], counted));
  }
  addPart(archive.journal, (counted) => journalPieces(sealedOperations(books.reader), counted));
  // Its turn comes when all the others are written.
  add(archive.manifest, async function* () {
    yield JSON.stringify(manifest(), null, 2);
  });
  zip.end();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  await Promise.race([failed, pour(zip, file)]);
  return manifest();
}

async function pour(zip: ZipFile, file: FileHandle): Promise<void> {
  for await (const piece of zip.outputStream) await file.write(piece as Buffer); // what yazl's stream gives
}

async function* journalPieces(operations: Iterable<SealedOperation>, rowDone: RowDone): AsyncGenerator<string> {
  let lines: string[] = [];
  for (const operation of operations) {
    lines.push(`${JSON.stringify(operation)}\n`);
    if (lines.length >= linesAPiece) {
      yield lines.join('');
      lines = [];
    }
    const turn = rowDone();
    if (turn) await turn;
  }
  yield lines.join('');
}
