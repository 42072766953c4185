/** The floor of bringing in a file: the very rows that the ledger leaves, read back and written by hand with prepared statements. Nothing is decided. */
import Database from 'better-sqlite3';
import { assert } from '../../src/shared/assert.ts';

type Row = Record<string, unknown>;
export type Imported = { table: string; rows: Row[] }[];

const tables = ['journal', 'puts', 'history', 'dispatches', 'payment_events', 'imports'] as const;

/** Everything that the import of the last file in `file` wrote but what it changed of the customers. */
export function readImported(file: string, trips: number): Imported {
  const db = new Database(file, { readonly: true });
  const { id } = db.prepare<[], { id: string }>('SELECT MAX(id) AS id FROM imports').get() ?? { id: '' };
  const range = [`import:${id}:`, `import:${id};`] as const;
  const imported = tables.map((table) => ({
    table,
    rows: db.prepare<[string, string], Row>(`SELECT * FROM ${table} WHERE op >= ? AND op < ?`).all(...range),
  }));
  db.close();
  assert(imported.find(({ table }) => table === 'dispatches')?.rows.length === trips, 'every trip was read back');
  return imported;
}

/** Writes the rows into a copy of the books in one durable transaction; answers how many milliseconds it took. */
export function insertByHand(file: string, imported: Imported): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const inserts = imported.map(({ table, rows }) => {
    const columns = Object.keys(rows[0] ?? { id: '' });
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`;
    return { insert: db.prepare<[Row]>(sql), rows };
  });
  const write = db.transaction(() => {
    for (const { insert, rows } of inserts) for (const row of rows) insert.run(row);
  });
  const started = performance.now();
  write.immediate();
  const took = performance.now() - started;
  db.close();
  return took;
}
