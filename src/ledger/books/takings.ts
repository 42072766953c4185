/**
 * Keeps the rows that take another one back in order [REV-11]: those in force stand in their tables, the others stand aside and move nothing. Each
 * change brings in order all that hangs together with it, however far that reaches.
 */
import type { Operation } from '../journal/operation.ts';
import { type AddRow, tableOf } from './add-rows.ts';
import type { Reader, SqlValue, Writer } from './connection.ts';
import { withEventFacts } from './event-facts.ts';
import { countedForKept } from './merged.ts';
import { standingAside, type Taking } from './resolve-takings.ts';
import { touchCustomer, type Touched } from './touched.ts';

type Kept = Taking & { row: string; aside: number };

/** Puts a row into its table. */
export function insertRow(books: Writer, row: AddRow): void {
  const columns = countedForKept(books, withEventFacts(books, row).values);
  const names = Object.keys(columns);
  books.run(`INSERT INTO ${row.table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`, columns);
}

/** Notes that a row which has just been put into its table takes `takes` back, or builds on it. */
export function keepTaking(books: Writer, { id, op, stamp, entity, takes, builds }: Taking, { values }: AddRow): void {
  books.run('INSERT INTO takings (id, op, stamp, entity, takes, builds, row) VALUES (:id, :op, :stamp, :entity, :takes, :builds, :row)', {
    id,
    op,
    stamp,
    entity,
    takes,
    builds,
    row: JSON.stringify(values),
  });
}

/** Takes a row out that takes another one back, wherever it stands. */
export function forgetTaking(books: Writer, id: string, op: string, touched: Touched): void {
  books.run('DELETE FROM takings WHERE id = :id AND op = :op', { id, op });
  forgetChildren(books, id, touched);
}

/** Whether something takes this row back. */
export function isTaken(books: Reader, row: string): boolean {
  return books.first('SELECT 1 FROM takings WHERE takes = :row LIMIT 1', { row }) !== undefined;
}

/** Whether something that `operation` took back had been taken back on another desk before. */
export function wasSuperseded(books: Reader, { id }: Pick<Operation, 'id'>): boolean {
  return books.first('SELECT 1 FROM takings WHERE op = :id AND aside = 1 LIMIT 1', { id }) !== undefined;
}

/** Brings everything into order that hangs together with the rows `changed`: they take back, or are taken back, and were put in or taken out. */
export function settleTakings(books: Writer, changed: readonly string[], touched: Touched): void {
  const takings = hangingTogether(books, changed);
  if (takings.length === 0) return;
  const byId = new Map(takings.map((taking) => [taking.id, taking]));
  const aside = standingAside(takings, (row) => byId.has(row) || isInBooks(books, row));
  for (const taking of takings) {
    const instead = aside.get(taking.id);
    if (instead === undefined && taking.aside === 0) continue;
    touchRow(books, taking, touched);
    move(books, taking, instead !== undefined);
    forgetChildren(books, taking.id, touched);
    if (instead)
      closeLeft(books, taking, { of: recordOf(books, taking.takes, byId), inForceOn: recordOf(books, instead.id, byId) }, touched);
  }
}

/** All takings that take back, or are taken back by, what these do, and those of the same operations. */
function hangingTogether(books: Reader, changed: readonly string[]): Kept[] {
  const found = new Map<string, Kept>();
  const seen = new Set<string>();
  const queue = [...changed];
  const find = (sql: string, id: string) => {
    if (seen.has(`${sql} ${id}`)) return;
    seen.add(`${sql} ${id}`);
    for (const taking of books.all<Kept>(sql, { id })) {
      if (found.has(taking.id)) continue;
      found.set(taking.id, taking);
      queue.push(taking.id, taking.takes);
      find(ofOperation, taking.op);
    }
  };
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    find(ofTaken, row);
    find(itself, row);
  }
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const columns = 'SELECT id, op, stamp, entity, takes, builds, row, aside FROM takings';
const ofTaken = `${columns} WHERE takes = :id`;
const ofOperation = `${columns} WHERE op = :id`;
const itself = `${columns} WHERE id = :id`;

function move(books: Writer, { id, op, entity, row, aside }: Kept, belongsAside: boolean): void {
  if (belongsAside === (aside === 1)) return;
  const table = tableOf(entity);
  if (belongsAside) books.run(`DELETE FROM ${table} WHERE id = :id AND op = :op`, { id, op });
  else insertRow(books, { table, values: valuesOf(row) });
  books.run('UPDATE takings SET aside = :aside WHERE id = :id', { id, aside: Number(belongsAside) });
}

type Values = Record<string, SqlValue> & { id: string };

function valuesOf(row: string): Values {
  return JSON.parse(row) as Values; // as `keepTaking` wrote it
}

/** What must be derived anew because a row moves. Before it does: a ledger is remembered as it was. */
function touchRow(books: Reader, { entity, row, takes }: Kept, touched: Touched): void {
  const { id, dispatch, record, customer } = valuesOf(row);
  if (typeof dispatch === 'string') touched.dispatch.add(dispatch);
  if (typeof record === 'string') touched.registerRecord.add(record);
  if (entity === 'stripeActivity') touched.stripeActivity.add(id);
  if (entity === 'ledgerEntry' && typeof customer === 'string') touchCustomer(books, touched, customer);
  if (entity !== 'registerRecord') return;
  touched.registerRecord.add(id);
  touched.registerRecord.add(takes);
  touched.words.registerRecord.add(id);
}

function isInBooks(books: Reader, row: string): boolean {
  return ['payment_events', 'register_records', 'ledger_entries', 'adjustments'].some(
    (table) => books.first(`SELECT 1 FROM ${table} WHERE id = :row`, { row }) !== undefined,
  );
}

/** The register record that a row is of. */
function recordOf(books: Reader, row: string, takings: ReadonlyMap<string, Kept>): string | null {
  const taking = takings.get(row);
  if (taking) return recordIn(valuesOf(taking.row));
  const found = books.first<{ record: string | null }>(
    `SELECT record FROM payment_events WHERE id = :row
     UNION ALL
     SELECT record FROM ledger_entries WHERE id = :row
     UNION ALL
     SELECT record FROM adjustments WHERE id = :row`,
    { row },
  );
  return found?.record ?? null;
}

function recordIn({ record }: Values): string | null {
  return typeof record === 'string' ? record : null;
}

type Records = { of: string | null; /** Of the one that is in force instead. */ inForceOn: string | null };

/**
 * Taken back by itself, the money of a row went nowhere, on its own record; what took the whole record back takes that too: a child on both, as
 * where a record is reversed of which something went nowhere [ALLOC-10].
 */
function closeLeft(books: Writer, taking: Kept, { of, inForceOn }: Records, touched: Touched): void {
  const values = valuesOf(taking.row);
  const by = recordIn(values);
  if (of === null || by === null || by === of || inForceOn !== of) return;
  const taken = taking.entity === 'ledgerEntry' ? 0 - Number(values['amount']) : Number(values['amount']);
  const child = { op: taking.op, description: 'Taken back on another desk already' };
  const insert = `INSERT INTO adjustments (id, op, record, kind, code, amount, description)
                  VALUES (:id, :op, :record, 'taken back', '', :amount, :description)`;
  books.run(insert, { ...child, id: `${taking.id}:of`, record: of, amount: 0 - taken });
  books.run(insert, { ...child, id: `${taking.id}:by`, record: by, amount: taken });
  touched.registerRecord.add(of);
}

function forgetChildren(books: Writer, id: string, touched: Touched): void {
  const both = { of: `${id}:of`, by: `${id}:by` };
  const children = books.all<{ record: string }>('SELECT record FROM adjustments WHERE id IN (:of, :by)', both);
  if (children.length === 0) return;
  for (const { record } of children) touched.registerRecord.add(record);
  books.run('DELETE FROM adjustments WHERE id IN (:of, :by)', both);
}
