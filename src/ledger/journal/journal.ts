/** The journal's table: operations as they were made, each device's chained by hash. Rows are added, never changed or removed. */
import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../books/connection.ts';
import { canonicalJson } from './canonical.ts';
import type { Operation } from './operation.ts';

/** An operation as the journal keeps it and as it travels from desk to desk. */
export type JournalRow = {
  device: string;
  seq: number;
  op: string;
  stamp: string;
  user: string;
  kind: string;
  /** Canonical JSON: `{summary, writes}`. */
  body: string;
  hash: Uint8Array;
};

/** What the first operation of a device is chained to. */
const chainStart = new Uint8Array(32);

/** The row that `operation` is kept as, chained to the row before it of the same device (null: it is the first). */
export function journalRow(operation: Operation, before: Uint8Array | null): JournalRow {
  const { id: op, stamp, device, seq, user, kind, summary, writes } = operation;
  const row = { device, seq, op, stamp, user, kind, body: canonicalJson({ summary, writes }) };
  return { ...row, hash: chainHash(row, before) };
}

/** SHA-256 over the hash of the row before (null: there is none) and everything that this row says. */
export function chainHash(row: Omit<JournalRow, 'hash'>, before: Uint8Array | null): Uint8Array {
  const { device, seq, op, stamp, user, kind, body } = row;
  return createHash('sha256')
    .update(before ?? chainStart)
    .update(JSON.stringify([device, seq, op, stamp, user, kind, body]))
    .digest();
}

/** The operation that a row keeps. */
export function operationOf(row: Omit<JournalRow, 'hash'>): Operation {
  const { op: id, stamp, device, seq, user, kind } = row;
  const { summary, writes } = JSON.parse(row.body) as Pick<Operation, 'summary' | 'writes'>; // proven by its schema before it was kept
  return { id, stamp, device, seq, user, kind: kind as Operation['kind'], summary, writes }; // the kind was proven with it
}

/** Adds a row. */
export function insertJournalRow(books: Writer, row: JournalRow): void {
  books.run(
    `INSERT INTO journal (device, seq, op, stamp, user, kind, body, hash)
     VALUES (:device, :seq, :op, :stamp, :user, :kind, :body, :hash)`,
    row,
  );
}

/** The last row of a device: where its chain goes on. */
export function lastOf(books: Reader, device: string): { seq: number; hash: Uint8Array } | undefined {
  return books.first('SELECT seq, hash FROM journal WHERE device = :device ORDER BY seq DESC LIMIT 1', { device });
}

/** The newest stamp of all devices: the next one follows it. */
export function newestStamp(books: Reader): string | null {
  return books.one<{ stamp: string | null }>('SELECT MAX(stamp) AS stamp FROM journal').stamp;
}

/** Whether an operation of this ID is in the journal: a Stripe fact that is booked already. */
export function hasOperation(books: Reader, op: string): boolean {
  return books.first('SELECT 1 FROM journal WHERE op = :op', { op }) !== undefined;
}

/** Of several operations with one ID, the one in force: the earliest stamp, then the smaller device. */
export function inForce(books: Reader, op: string): Omit<JournalRow, 'hash'> | undefined {
  return books.first(`SELECT device, seq, op, stamp, user, kind, body FROM journal WHERE op = :op ORDER BY stamp, device, seq LIMIT 1`, {
    op,
  });
}

/** The row that `device` made as its number `seq`. */
export function rowAt(books: Reader, device: string, seq: number): JournalRow | undefined {
  return books.first('SELECT device, seq, op, stamp, user, kind, body, hash FROM journal WHERE device = :device AND seq = :seq', {
    device,
    seq,
  });
}

/** Whether `a` is the one in force, when both have the same ID. */
export function precedes(a: Omit<JournalRow, 'hash'>, b: Omit<JournalRow, 'hash'>): boolean {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp;
  if (a.device !== b.device) return a.device < b.device;
  return a.seq < b.seq;
}

export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** The first row that breaks the chain of its device: a link that does not fit, or a number left out. Null: all chains hold. */
export function firstBrokenLink(books: Reader): { device: string; seq: number } | null {
  let device = '';
  let before: JournalRow | null = null;
  for (const row of books.each<JournalRow>('SELECT device, seq, op, stamp, user, kind, body, hash FROM journal ORDER BY device, seq')) {
    if (row.device !== device) before = null;
    device = row.device;
    if (row.seq !== (before?.seq ?? 0) + 1 || !sameHash(row.hash, chainHash(row, before?.hash ?? null))) return { device, seq: row.seq };
    before = row;
  }
  return null;
}

/** Every operation in force, the oldest first. */
export function inForceRows(books: Reader): IterableIterator<Omit<JournalRow, 'hash'>> {
  return books.each(
    `SELECT device, seq, op, stamp, user, kind, body
     FROM journal AS j
     WHERE NOT EXISTS (
       SELECT 1 FROM journal AS earlier
       WHERE earlier.op = j.op AND (earlier.stamp, earlier.device, earlier.seq) < (j.stamp, j.device, j.seq)
     )
     ORDER BY stamp, device, seq`,
  );
}
