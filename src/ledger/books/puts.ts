/**
 * Editable fields: every put that is in force is kept, and the row shows them merged, the latest stamp winning field by field. Usually a put
 * is the newest of its entity and its fields simply go over the row; one that arrives late, or is taken back out, folds the row anew.
 */
import type { Put } from '../journal/operation.ts';
import type { SqlValue, Writer } from './connection.ts';
import { countedForKept, namesCustomer } from './merged.ts';
import { firstFigures } from './derive/dispatches.ts';
import { columnsOf, type Fields, type PutEntity, type TableEntity, tableOf } from './put-tables.ts';

type StoredPut = { stamp: string; op: string; fields: string };
type PutAt = { put: Put; stamp: string; op: string; part: number; isNewest: boolean };

/** Puts fields in force: keeps them and merges them into the row of their entity. */
export function applyPut(books: Writer, { put, stamp, op, part, isNewest }: PutAt): void {
  const { put: entity, id } = put;
  const isLate = !isNewest && isLaterThere(books, put, { stamp, op, part });
  books.run(`INSERT INTO puts (entity, id, stamp, op, part, fields) VALUES (:entity, :id, :stamp, :op, :part, :fields)`, {
    entity,
    id,
    stamp,
    op,
    part,
    fields: JSON.stringify(put.set),
  });
  if (entity === 'review') return;
  if (isLate) return foldRow(books, entity, id);
  const columns = { ...columnsAt(books, entity, put.set, stamp), op };
  if (updateRow(books, entity, id, columns)) return;
  insertRow(books, entity, id, entity === 'dispatch' ? { ...columns, ...firstFigures(columns) } : columns);
}

function isLaterThere(books: Writer, { put: entity, id }: Put, at: { stamp: string; op: string; part: number }): boolean {
  const newest = books.first<{ stamp: string; op: string; part: number }>(
    `SELECT stamp, op, part FROM puts WHERE entity = :entity AND id = :id ORDER BY stamp DESC, op DESC, part DESC LIMIT 1`,
    { entity, id },
  );
  return newest !== undefined && !isBefore(newest, at);
}

/** Takes the puts of `op` on one entity back out, exactly: the row becomes what the others say, or goes when none is left. */
export function retractPuts(books: Writer, entity: PutEntity, id: string, op: string): void {
  books.run(`DELETE FROM puts WHERE entity = :entity AND id = :id AND op = :op`, { entity, id, op });
  if (entity !== 'review') foldRow(books, entity, id);
}

/** The fields of an entity that are in force, merged. */
export function fieldsInForce(books: Writer, entity: PutEntity, id: string): Fields {
  const fields: Record<string, unknown> = {};
  for (const put of putsOf(books, entity, id)) Object.assign(fields, parseFields(put));
  return fields;
}

/** Makes the row of an entity anew of its puts. */
export function foldRow(books: Writer, entity: TableEntity, id: string): void {
  books.run(`DELETE FROM ${tableOf(entity)} WHERE id = :id`, { id });
  let columns: Record<string, SqlValue> | undefined;
  for (const put of putsOf(books, entity, id))
    columns = { ...columns, ...columnsAt(books, entity, parseFields(put), put.stamp), op: put.op };
  if (columns) insertRow(books, entity, id, columns);
}

function insertRow(books: Writer, entity: TableEntity, id: string, columns: Record<string, SqlValue>): void {
  const names = Object.keys(columns);
  books.run(`INSERT INTO ${tableOf(entity)} (id, ${names.join(', ')}) VALUES (:id, :${names.join(', :')})`, { id, ...columns });
}

/** Answers whether there is such a row. */
function updateRow(books: Writer, entity: TableEntity, id: string, columns: Record<string, SqlValue>): boolean {
  const sets = Object.keys(columns).map((name) => `${name} = :${name}`);
  return books.run(`UPDATE ${tableOf(entity)} SET ${sets.join(', ')} WHERE id = :id`, { id, ...columns }) > 0;
}

/**
 * The columns of some fields. An invoice also keeps when it got its number: 'newer' and 'older' invoices are told apart by that; a customer when it
 * was merged; and what names a customer that was merged counts for the kept one.
 */
function columnsAt(books: Writer, entity: TableEntity, fields: Fields, stamp: string): Record<string, SqlValue> {
  const columns = columnsOf(entity, fields);
  if (entity === 'invoice' && 'number' in fields) columns.committed_stamp = stamp;
  if (entity === 'customer' && 'mergedInto' in fields) columns.merged_stamp = stamp;
  return namesCustomer(entity) ? countedForKept(books, columns) : columns;
}

function putsOf(books: Writer, entity: PutEntity, id: string): StoredPut[] {
  return books.all<StoredPut>(`SELECT stamp, op, fields FROM puts WHERE entity = :entity AND id = :id ORDER BY stamp, op, part`, {
    entity,
    id,
  });
}

function parseFields(put: StoredPut): Fields {
  return JSON.parse(put.fields) as Fields; // written by `applyPut`, from an operation that its schema has proven
}

function isBefore(a: { stamp: string; op: string; part: number }, b: { stamp: string; op: string; part: number }): boolean {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp;
  if (a.op !== b.op) return a.op < b.op;
  return a.part < b.part;
}
