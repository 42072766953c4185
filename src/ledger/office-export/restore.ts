/** Books made anew of a full export: its journal is replayed, and the tables that follow are compared, line by line, with those that were exported. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { isOutOfRoom } from '../books/beside.ts';
import { newestVersion } from '../books/file.ts';
import { type Books, openBooks } from '../books/open.ts';
import { createClock } from '../journal/clock.ts';
import { firstBrokenLink } from '../journal/journal.ts';
import { systemRandom } from '../journal/ids.ts';
import { compareTables } from './compare-tables.ts';
import { archive, type Manifest, manifestSchema } from './manifest.ts';
import { type Archive, openArchive, Unreadable } from './read-archive.ts';

const noExport = () =>
  refuse(
    'invalid-input',
    'This is no full export of an office. Choose the .zip that “Export all data” wrote; nothing was changed.',
    'file',
  );
const damaged = (where: string) =>
  refuse('invalid-input', `This export is damaged or was altered: ${where}. Take another copy of it; nothing was changed.`, 'file');
const fromNewer = () =>
  refuse('wrong-state', 'This export was written by a newer version of Paydesk. Update Paydesk first; nothing was changed.');
const noRoom = () => refuse('wrong-state', 'There is not enough room on the disk for these books. Nothing was changed.');

/** More than any manifest has, in bytes. */
const mostManifest = 1024 * 1024;
const operationsATime = 500;

/** How far it is, in lines of the export; of how many. */
export type Restored = (done: number, of: number) => unknown;

/** Makes the books of the export `from` in the new file `to`; where it is refused, part of them may be there. */
export async function restoreInto(from: string, to: string, onProgress: Restored = () => {}): Promise<Outcome<null>> {
  let parts: Archive | null = null;
  try {
    parts = await openArchive(from);
    if (!parts) return noExport();
    const manifest = await readManifest(parts);
    return manifest.ok ? await replayInto(to, parts, manifest.value, onProgress) : manifest;
  } catch (error) {
    if (error instanceof Unreadable) return damaged(`${error.part} cannot be read`);
    if (isOutOfRoom(error)) return noRoom();
    throw error;
  } finally {
    parts?.close();
  }
}

async function readManifest(parts: Archive): Promise<Outcome<Manifest>> {
  const size = parts.sizeOf(archive.manifest);
  if (size === null || size > mostManifest) return noExport();
  let text = '';
  for await (const line of parts.lines(archive.manifest)) text += line.toString();
  const json = jsonOf(text);
  const version = z.object({ format: z.literal('paydesk-export'), version: z.int() }).safeParse(json);
  if (!version.success) return noExport();
  if (version.data.version > 1) return fromNewer();
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return damaged(`${archive.manifest} does not say what it should`);
  return manifest.data.booksVersion > newestVersion ? fromNewer() : done(manifest.data);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // and then it is no manifest, and no operation
  }
}

async function replayInto(to: string, parts: Archive, manifest: Manifest, onProgress: Restored): Promise<Outcome<null>> {
  const { rows } = manifest.journal;
  const of = 2 * rows + manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const opened = openBooks(to, { clock: createClock(), random: systemRandom, create: true, joining: true });
  if (!opened.ok) return opened;
  const books = opened.value;
  try {
    const broken = await keepJournal(books, parts, manifest, (line) => onProgress(line, of));
    if (broken !== null) return damaged(broken);
    books.rebuild((replayed) => onProgress(rows + replayed, of));
    const differs = await compareTables(books, parts, manifest, (line) => onProgress(2 * rows + line, of));
    return differs === null ? done(null) : damaged(differs);
  } finally {
    books.close();
  }
}

/** What is wrong with the journal; null: it is the one that was exported, whole and with every seal. */
async function keepJournal(books: Books, parts: Archive, { journal }: Manifest, onLine: (line: number) => void): Promise<string | null> {
  const hash = createHash('sha256');
  let operations: unknown[] = [];
  let rows = 0;
  const keep = (): string | null => {
    if (books.keepOperations(operations)) return null;
    const bad = operations.findIndex((operation) => !books.keepOperations([operation]));
    const line = rows - operations.length + bad + 1;
    return `${bad < 0 ? 'some line' : `line ${line}`} of ${archive.journal} is not as it was written`;
  };
  for await (const line of parts.lines(archive.journal)) {
    hash.update(line);
    operations.push(jsonOf(line.toString()));
    rows += 1;
    onLine(rows);
    if (operations.length < operationsATime) continue;
    const bad = keep();
    if (bad !== null) return bad;
    operations = [];
  }
  const bad = keep();
  if (bad !== null) return bad;
  if (rows !== journal.rows) return `${archive.journal} has ${rows} lines, and should have ${journal.rows}`;
  if (hash.digest('hex') !== journal.sha256 || firstBrokenLink(books.reader) !== null)
    return `${archive.journal} is not the one that was written`;
  return null;
}
