/** Writes down what an operation says, and takes it back out exactly. Never decides; what follows from the rows is `derive.ts`. */
import { never } from '../../shared/assert.ts';
import type { Add, Operation, Put, Write } from '../journal/operation.ts';
import { addRow, addTable, takenBackBy } from './add-rows.ts';
import type { Writer } from './connection.ts';
import { touchWords } from './derive/search.ts';
import { applyPut, retractPuts } from './puts.ts';
import { forgetTaking, insertRow, isTaken, keepTaking, settleTakings } from './takings.ts';
import { aboutOf, touchCustomer, type Touched } from './touched.ts';

/** Puts `operation` in force: all its writes and its place in the histories. Whoever knows that no later one is applied yet says `isNewest`, and it takes less. */
export function applyOperation(books: Writer, operation: Operation, touched: Touched, { isNewest }: { isNewest: boolean }): void {
  const { id: op, stamp } = operation;
  const taking: string[] = [];
  const buildsOn = builtOn(operation);
  const told = new Set<string>(); // an invoice's operation is about it once for each of its items
  operation.writes.forEach((write, part) => {
    touchDependents(books, write, touched);
    touchWords(touched, write);
    if ('put' in write) applyPut(books, { put: write, stamp, op, part, isNewest });
    else if (insertAdd(books, write, operation, { part, isNewest, buildsOn })) taking.push(write.id);
    if (mayMove(write)) touchDependents(books, write, touched);
    for (const [entity, id] of aboutOf(write)) {
      touched[entity].add(id);
      const about = `${entity} ${id}`;
      if (told.has(about)) continue;
      told.add(about);
      books.run(`INSERT OR IGNORE INTO history (entity, id, stamp, op) VALUES (:entity, :id, :stamp, :op)`, { entity, id, stamp, op });
    }
  });
  settleTakings(books, taking, touched);
}

/** Takes `operation` out of force: an earlier one of the same ID has arrived. */
export function retractOperation(books: Writer, operation: Operation, touched: Touched): void {
  const { id: op, stamp } = operation;
  const taking: string[] = [];
  const buildsOn = builtOn(operation);
  for (const write of operation.writes) {
    touchDependents(books, write, touched);
    touchWords(touched, write);
    if ('put' in write) retractPuts(books, write.put, write.id, op);
    else taking.push(...deleteAdd(books, write, op, { buildsOn, touched }));
    for (const [entity, id] of aboutOf(write)) {
      touched[entity].add(id);
      books.run(`DELETE FROM history WHERE entity = :entity AND id = :id AND stamp = :stamp AND op = :op`, { entity, id, stamp, op });
    }
  }
  settleTakings(books, taking, touched);
}

type Placing = { part: number; isNewest: boolean; buildsOn: string | undefined };

/** The record that all of the operation builds on: with it, it counts or not. */
function builtOn({ writes }: Operation): string | undefined {
  for (const write of writes)
    if ('add' in write && write.add === 'registerRecord' && write.row.buildsOn !== undefined) return write.row.buildsOn;
  return undefined;
}

/** Whether it takes another row back, or is taken back by one that arrived before it: then they are brought into order. */
function insertAdd(books: Writer, add: Add, operation: Operation, { part, isNewest, buildsOn }: Placing): boolean {
  const row = addRow(add, operation, part);
  insertRow(books, row);
  const takes = takenBackBy(add) ?? buildsOn;
  const { id: op, stamp } = operation;
  const builds = Number(buildsOn !== undefined);
  if (takes !== undefined) keepTaking(books, { id: add.id, op, stamp, entity: add.add, takes, builds }, row);
  return takes !== undefined || (!isNewest && isTaken(books, add.id)); // what is newest was not taken back yet
}

/** The rows to be brought into order: itself, where something takes it back, and the one that it took back. */
function deleteAdd(books: Writer, add: Add, op: string, { buildsOn, touched }: Pick<Placing, 'buildsOn'> & { touched: Touched }): string[] {
  const { id } = add;
  books.run(`DELETE FROM ${addTable(add.add)} WHERE id = :id AND op = :op`, { id, op });
  const takes = takenBackBy(add) ?? buildsOn;
  if (takes !== undefined) forgetTaking(books, id, op, touched);
  return takes === undefined ? [id] : [id, takes];
}

/** Whether after `write` other customers may depend on it than before: it names one. An item's invoice and dispatch are touched as what it is about. */
function mayMove(write: Write): boolean {
  return 'put' in write && write.put !== 'invoiceItem' && (write.put === 'customer' || 'customer' in write.set);
}

/** What must be derived anew because of `write`. Called before it, and after it where it may move: a dispatch may leave one customer for another. */
function touchDependents(books: Writer, write: Write, touched: Touched): void {
  if ('put' in write) touchDependentsOfPut(books, write, touched);
  else touchDependentsOfAdd(books, write, touched);
}

function touchDependentsOfPut(books: Writer, put: Put, touched: Touched): void {
  const { id } = put;
  switch (put.put) {
    case 'customer':
      if (put.set.mergedInto !== undefined) touched.merges.add(id);
      return touchCustomer(books, touched, id);
    case 'dispatch': {
      if (put.set.customer === undefined) return; // it stays with its customer, whom `derive` touches
      const row = books.first<{ customer: string }>('SELECT customer FROM dispatches WHERE id = :id', { id });
      return touchCustomer(books, touched, row?.customer ?? '');
    }
    case 'invoice': {
      const row = books.first<{ customer: string }>('SELECT customer FROM invoices WHERE id = :id', { id });
      return touchCustomer(books, touched, row?.customer ?? '');
    }
    case 'invoiceItem': {
      const row = books.first<{ invoice: string }>('SELECT invoice FROM invoice_items WHERE id = :id', { id });
      if (row) touched.invoice.add(row.invoice);
      return;
    }
    case 'depositItem': {
      const row = books.first<{ deposit: string | null }>('SELECT deposit FROM deposit_items WHERE id = :id', { id });
      if (row?.deposit) touched.deposit.add(row.deposit); // it may leave that one
      return;
    }
    case 'deposit':
    case 'stripeMovement':
    case 'stripePayout':
    case 'statementLine':
    case 'review':
    case 'user':
    case 'setting':
    case 'import':
    case 'schedule':
    case 'scheduleLine':
    case 'view':
      return;
    default:
      return never(put);
  }
}

function touchDependentsOfAdd(books: Writer, add: Add, touched: Touched): void {
  if (add.add === 'ledgerEntry') touchCustomer(books, touched, add.row.customer);
}
