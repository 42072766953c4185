import Database from 'better-sqlite3';
import { createSnapshot, type Snapshot } from './connection.ts';

/** Who reads through it once from one end to the other has no use for more of it in memory; in kilobytes. */
const cache = 2048;

/** The books in `file` as they are now, for work that takes many turns or another thread; to be closed. */
export function openSnapshot(file: string): Snapshot {
  const db = new Database(file, { readonly: true });
  db.pragma(`cache_size = -${cache}`);
  return createSnapshot(db);
}
