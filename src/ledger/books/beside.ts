/** A new file of books that is made beside another one and takes its place once it is whole. */
import { renameSync, rmSync } from 'node:fs';

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

/** With what SQLite and our lock keep beside them. */
function removeBooks(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${suffix}`, { force: true });
}
