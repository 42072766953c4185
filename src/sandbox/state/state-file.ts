/** The file behind `--data`: one SQLite table of JSON, read whole at the start and written with each change. */
import Database from 'better-sqlite3';
import type { Kind, Kinds } from './objects.ts';
import type { Change } from './store.ts';

const format = 1;

export type StateFile = { read(): Change[]; write(changes: readonly Change[]): void; close(): void };

/** Opens the file, or makes it. Throws with a sentence for people when it is not a sandbox's. */
export function openStateFile(path: string): StateFile {
  const database = new Database(path, { timeout: 500 });
  try {
    prepare(database, path);
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new Error(`${path} is in use by another sandbox`, { cause: error });
    }
    throw error;
  }

  const upsert = database.prepare<[string, string, string, string]>(
    'INSERT INTO objects (account, kind, id, body) VALUES (?, ?, ?, ?) ON CONFLICT (account, kind, id) DO UPDATE SET body = excluded.body',
  );
  const remove = database.prepare<[string, string, string]>('DELETE FROM objects WHERE account = ? AND kind = ? AND id = ?');

  return {
    read: () =>
      database
        .prepare<[], { account: string; kind: Kind; id: string; body: string }>('SELECT account, kind, id, body FROM objects ORDER BY seq')
        .all()
        // only `write` below writes this file, so the body is an object of its kind
        .map(({ body, ...row }) => ({ ...row, object: JSON.parse(body) as Kinds[Kind] })),
    write: database.transaction((changes: readonly Change[]) => {
      for (const { account, kind, id, object } of changes) {
        if (object) upsert.run(account, kind, id, JSON.stringify(object));
        else remove.run(account, kind, id);
      }
    }),
    close: () => database.close(),
  };
}

function prepare(database: Database.Database, path: string): void {
  database.pragma('locking_mode = EXCLUSIVE'); // two sandboxes on one file would each believe in a state of their own
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  const found = database.pragma('user_version', { simple: true });
  if (found !== 0 && found !== format) {
    throw new Error(`${path} was written by another version of the sandbox (format ${String(found)}, not ${format})`);
  }
  database.exec(`CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (account, kind, id)
  ) STRICT`);
  database.pragma(`user_version = ${format}`);
}
