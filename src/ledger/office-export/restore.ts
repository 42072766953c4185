/** Books made anew of a full export: its journal is replayed, and the tables that follow are compared with those that were exported. */
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Entry, ZipFile } from 'yauzl';
import * as z from 'zod';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { booksBeside, type BooksBeside } from '../books/beside.ts';
import { newestVersion } from '../books/file.ts';
import { type Books, openBooks } from '../books/open.ts';
import type { Progress } from '../books/projections.ts';
import { csvPieces } from '../exports/csv-pieces.ts';
import { createClock } from '../journal/clock.ts';
import { firstBrokenLink } from '../journal/journal.ts';
import { systemRandom } from '../journal/ids.ts';
import { archive, type Manifest, manifestSchema } from './manifest.ts';
import { tableSheets } from './tables.ts';

const noExport = () =>
  refuse(
    'invalid-input',
    'This is no full export of an office. Choose the .zip that “Export all data” wrote; nothing was changed.',
    'file',
  );
const damaged = () =>
  refuse('invalid-input', 'This export is damaged or was altered. Take another copy of it; nothing was changed.', 'file');
const fromNewer = () =>
  refuse('wrong-state', 'This export was written by a newer version of Paydesk. Update Paydesk first; nothing was changed.');

/** More than any manifest has. */
const mostManifest = 1024 * 1024;
const operationsATime = 500;

/** Makes the books of the export `from` beside `file`, to be put in its place once it is closed. Refused, nothing is left of them. */
export async function restoreBeside(from: string, file: string, onProgress?: Progress): Promise<Outcome<BooksBeside>> {
  const beside = booksBeside(file, 'restored');
  let restored: Outcome<BooksBeside>;
  try {
    const made = await restoreInto(from, beside.path, onProgress);
    restored = made.ok ? done(beside) : made;
  } catch (error) {
    beside.remove();
    throw error;
  }
  if (!restored.ok) beside.remove();
  return restored;
}

/** Makes the books of the export `from` in the file `to`; refused, some of them may be there. */
export function restoreInto(from: string, to: string, onProgress?: Progress): Promise<Outcome<null>> {
  return inExport(from, (parts) => replayInto(to, parts, onProgress));
}

type Parts = { zip: ZipFile; entries: ReadonlyMap<string, Entry>; manifest: Manifest };

async function inExport(from: string, work: (parts: Parts) => Promise<Outcome<null>>): Promise<Outcome<null>> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(from, { autoClose: false }).catch(() => null);
  if (!zip) return noExport();
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await readManifest(zip, entries.get(archive.manifest));
    if (!manifest.ok) return manifest;
    return await work({ zip, entries, manifest: manifest.value });
  } catch (error) {
    if (error instanceof Unreadable) return damaged();
    throw error;
  } finally {
    zip.close();
  }
}

/** What the archive's own checks find: sizes, check sums and deflated bytes that are not as they should be. */
class Unreadable extends Error {}

/** A file of the archive, line by line. */
async function* linesOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: await zip.openReadStreamPromise(entry), crlfDelay: Infinity });
  } catch (error) {
    throw new Unreadable(`${entry.fileName} cannot be read`, { cause: error });
  }
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Outcome<Manifest>> {
  if (!entry || entry.uncompressedSize > mostManifest) return noExport();
  let text = '';
  for await (const line of linesOf(zip, entry)) text += line;
  const json = jsonOf(text);
  const version = z.object({ format: z.literal('paydesk-export'), version: z.int() }).safeParse(json);
  if (!version.success) return noExport();
  if (version.data.version > 1) return fromNewer();
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return damaged();
  return manifest.data.booksVersion > newestVersion ? fromNewer() : done(manifest.data);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // and then it is no manifest
  }
}

async function replayInto(path: string, { zip, entries, manifest }: Parts, onProgress?: Progress): Promise<Outcome<null>> {
  const entry = entries.get(archive.journal);
  if (!entry) return damaged();
  const opened = openBooks(path, { clock: createClock(), random: systemRandom, create: true, joining: true });
  if (!opened.ok) return opened;
  const books = opened.value;
  try {
    if (!(await keepJournal(books, zip, entry, manifest))) return damaged();
    books.rebuild(onProgress);
    return (await hasSameTables(books, manifest)) ? done(null) : damaged();
  } finally {
    books.close();
  }
}

/** Whether the journal is the one that was exported, whole and with every seal. */
async function keepJournal(books: Books, zip: ZipFile, entry: Entry, { journal }: Manifest): Promise<boolean> {
  const hash = createHash('sha256');
  let operations: unknown[] = [];
  let rows = 0;
  for await (const line of linesOf(zip, entry)) {
    hash.update(`${line}\n`);
    operations.push(jsonOf(line));
    rows += 1;
    if (operations.length < operationsATime) continue;
    if (!books.keepOperations(operations)) return false;
    operations = [];
  }
  return (
    books.keepOperations(operations) &&
    rows === journal.rows &&
    hash.digest('hex') === journal.sha256 &&
    firstBrokenLink(books.reader) === null
  );
}

/** Whether the tables are those that were exported, byte for byte; another version of Paydesk may make others of the same journal. */
async function hasSameTables(books: Books, { booksVersion, tables }: Manifest): Promise<boolean> {
  if (booksVersion !== newestVersion) return true;
  const snapshot = books.snapshot();
  try {
    for (const { name, columns, sql } of tableSheets(snapshot.reader)) {
      const hash = createHash('sha256');
      for await (const piece of csvPieces(columns, snapshot.cells(sql), () => null)) hash.update(piece);
      if (tables.find(({ table }) => table === name)?.sha256 !== hash.digest('hex')) return false;
    }
    return true;
  } finally {
    snapshot.close();
  }
}
