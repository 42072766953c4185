/** A new file of books that is made beside another one and takes its place once it is whole. */
import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { done, type Outcome } from '../../shared/refusal.ts';

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
      removeAround(file);
      renameSync(path, file); // in one step: there are books at every moment
      removeBooks(path);
    },
    remove: () => removeBooks(path),
  };
}

/** Lets `make` write new books beside `file`, to be put in its place once it is closed. Refused, thrown out or stopped, nothing is left of them. */
export async function makeBeside(file: string, make: (to: string) => Promise<Outcome<null>>): Promise<Outcome<BooksBeside>> {
  const beside = booksBeside(file, 'restored');
  let made: Outcome<null>;
  try {
    made = await make(beside.path);
  } catch (error) {
    beside.remove();
    throw error;
  }
  if (made.ok) return done(beside);
  beside.remove();
  return made;
}

/** Whether what was thrown says that the disk takes no more. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR)/.test(error.code);
}

function removeBooks(file: string): void {
  rmSync(file, { force: true });
  removeAround(file);
}

/** What SQLite and our lock keep beside books. */
function removeAround(file: string): void {
  for (const suffix of ['-wal', '-shm', '.lock']) rmSync(`${file}${suffix}`, { force: true });
}
