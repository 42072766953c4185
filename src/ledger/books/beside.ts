/** A new file of books that is made beside another one and takes its place once it is whole. */
import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export type BooksBeside = {
  /** Where it is made. */
  path: string;
  /** Puts it in the place of the other one; both must be closed. */
  takePlace(): void;
  /** Nothing of it is left. */
  remove(): void;
};

/** Room for books beside `file`; what was left there by an earlier try is gone. */
export function booksBeside(file: string, ending: string): BooksBeside {
  const path = `${file}.${ending}`;
  removeBooks(path);
  return {
    path,
    takePlace: () => {
      removeBooks(file);
      renameSync(path, file);
      removeBooks(path);
    },
    remove: () => removeBooks(path),
  };
}

/** Whether what was thrown says that the disk takes no more. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR)/.test(error.code);
}

/** With what SQLite and our lock keep beside them. */
function removeBooks(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${suffix}`, { force: true });
}
