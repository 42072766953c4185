/** The floor of generating invoices: the very rows that the ledger leaves, read back and written by hand with prepared statements. Nothing is decided. */
import Database from 'better-sqlite3';

type Row = Record<string, unknown>;
/** The rows of one table that belong to one invoice. */
type Part = { table: string; rows: Row[] };
/** What one operation wrote: rows that are new, and the dispatches that it changed. */
export type WrittenInvoice = { added: Part[]; dispatches: Row[] };

const tablesByOperation = ['journal', 'puts', 'history', 'invoices', 'invoice_items'] as const;

/** The invoices in `file`, each with all that its operation wrote. */
export function readInvoices(file: string): WrittenInvoice[] {
  const db = new Database(file, { readonly: true });
  const rowsOf = (sql: string) => {
    const statement = db.prepare<[string], Row>(sql);
    return (key: string) => statement.all(key);
  };
  const byOperation = tablesByOperation.map((table) => ({ table, of: rowsOf(`SELECT * FROM ${table} WHERE op = ?`) }));
  const stale = rowsOf('SELECT * FROM stale_payables WHERE invoice = ?');
  const dispatches = rowsOf('SELECT id, op, state FROM dispatches WHERE op = ?');
  const invoices = db.prepare<[], { id: string; op: string }>('SELECT id, op FROM invoices ORDER BY committed_stamp').all();
  const written = invoices.map(({ id, op }) => ({
    added: [...byOperation.map(({ table, of }) => ({ table, rows: of(op) })), { table: 'stale_payables', rows: stale(id) }],
    dispatches: dispatches(op),
  }));
  db.close();
  return written;
}

/** Writes the invoices into a copy of the books, one durable transaction each; answers how many milliseconds it took. */
export function insertByHand(file: string, invoices: readonly WrittenInvoice[]): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const inserts = new Map<string, Database.Statement<[Row]>>();
  for (const { table, rows } of invoices[0]?.added ?? []) {
    const columns = Object.keys(rows[0] ?? {});
    inserts.set(table, db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`));
  }
  const update = db.prepare<[Row]>('UPDATE dispatches SET op = @op, state = @state WHERE id = @id');
  const write = db.transaction(({ added, dispatches }: WrittenInvoice) => {
    for (const { table, rows } of added) for (const row of rows) inserts.get(table)?.run(row);
    for (const dispatch of dispatches) update.run(dispatch);
  });
  const started = performance.now();
  for (const invoice of invoices) write(invoice);
  const took = performance.now() - started;
  db.close();
  return took;
}
