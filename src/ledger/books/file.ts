/**
 * Opens the SQLite file of the books. Looks before it touches: a file that is not ours, damaged, from a newer Paydesk or open elsewhere is
 * refused with a sentence, and nothing is written.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { migrations } from './migrations/index.ts';

/** `Pdsk`: marks a SQLite file as the books of an office. */
export const applicationId = 0x5064736b;
export const newestVersion = migrations.length;

/** Files up to this size are checked page by page at every opening (some milliseconds); `ledger check` checks any. */
const checkedAtOpening = 32 * 1024 * 1024;

const notALedger = (file: string) => refuse('invalid-input', `${file} is not a Paydesk ledger. Choose another file; nothing was changed.`);
const damaged = (file: string) =>
  refuse('wrong-state', `${file} is damaged and cannot be opened. Restore it from a backup; nothing was changed.`);
const fromNewer = (file: string) =>
  refuse(
    'wrong-state',
    `${file} was written by a newer version of Paydesk. Update Paydesk on this computer to open it; nothing was changed.`,
  );
const locked = (file: string) => refuse('conflict', `${file} is open in another Paydesk. Close that one first; nothing was changed.`);

/** Two connections to one file: one writes, the other only reads. */
export type OpenFile = { writing: Database.Database; reading: Database.Database; close: () => void };

/** Opens the books in `file` for this process alone, bringing them to the newest version; with `create`, makes them if there are none. */
export function openFile(file: string, { create }: { create: boolean }): Outcome<OpenFile> {
  const isNew = !existsSync(file);
  if (isNew && !create) return refuse('not-found', `There is no file ${file}.`);
  const looked = isNew ? done(null) : lookAt(file);
  if (!looked.ok) return looked;
  const lock = takeLock(file);
  if (lock === null) return locked(file);
  return guarded(file, lock, () => {
    const writing = new Database(file);
    try {
      writing.pragma('busy_timeout = 2000');
      const refused = isNew ? null : inspect(writing, file);
      if (refused) return closing(refused, writing, lock);
      prepare(writing);
      const reading = new Database(file, { readonly: true });
      return done({ writing, reading, close: () => [reading, writing, lock].forEach((db) => db.close()) });
    } catch (error) {
      writing.close();
      throw error;
    }
  });
}

/**
 * Opens the books in `file` to look at them, also while a desk has them open. Not as a read-only file, because SQLite then leaves its
 * write-ahead log behind; but nothing can be written through it.
 */
export function openToRead(file: string): Outcome<Database.Database> {
  if (!existsSync(file)) return refuse('not-found', `There is no file ${file}.`);
  const looked = lookAt(file);
  if (!looked.ok) return looked;
  return guarded(file, null, () => {
    const reading = new Database(file, { fileMustExist: true });
    reading.pragma('query_only = ON');
    const refused = inspect(reading, file);
    return refused ? closing(refused, reading) : done(reading);
  });
}

function closing<T>(outcome: T, ...databases: Database.Database[]): T {
  for (const db of databases) db.close();
  return outcome;
}

/** What SQLite finds wrong with the file, as a refusal; everything else it throws is ours. */
function guarded<T>(file: string, lock: Database.Database | null, open: () => Outcome<T>): Outcome<T> {
  try {
    return open();
  } catch (error) {
    lock?.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code === 'SQLITE_NOTADB') return notALedger(file);
    if (error.code.startsWith('SQLITE_CORRUPT')) return damaged(file);
    if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) return locked(file);
    if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(error.code))
      return refuse('wrong-state', `${file} cannot be opened here: ${error.message}. Check that its folder can be written to.`);
    throw error;
  }
}

/** Reads the header without SQLite, which would already leave files beside it. */
function lookAt(file: string): Outcome<null> {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const header = Buffer.alloc(100);
    if (size === 0 || readSync(handle, header, 0, 100, 0) < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
      return notALedger(file);
    if (existsSync(`${file}-wal`)) return done(null); // what the header says may still lie in the write-ahead log: SQLite will see
    if (header.readUInt32BE(68) !== applicationId) return notALedger(file);
    if (header.readUInt32BE(60) > newestVersion) return fromNewer(file);
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
    const truncated = header.readUInt32BE(28) * pageSize > size;
    return truncated ? damaged(file) : done(null);
  } finally {
    closeSync(handle);
  }
}

/** The same questions through SQLite, which also sees what is still in the write-ahead log. */
function inspect(db: Database.Database, file: string): Outcome<never> | null {
  if (db.pragma('application_id', { simple: true }) !== applicationId) return notALedger(file);
  if (Number(db.pragma('user_version', { simple: true })) > newestVersion) return fromNewer(file);
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  if (bytes <= checkedAtOpening && db.pragma('quick_check(1)', { simple: true }) !== 'ok') return damaged(file);
  return null;
}

function prepare(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  migrate(db);
}

/** Brings a file to the newest version: each step with its number, whole or not at all. */
export function migrate(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  migrations.slice(version).forEach((sql, index) => {
    const step = db.transaction(() => {
      db.exec(sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version + index + 1}`);
    });
    step.immediate();
  });
}

/** Holds `<file>.lock` until closed, or until the process is gone, however it goes. Null: another process holds it. */
function takeLock(file: string): Database.Database | null {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
