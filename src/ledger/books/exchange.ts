/** Operations on their way from desk to desk: read out of one journal, received into another, in any order and however often. */
import * as z from 'zod';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import {
  chainHash,
  inForce,
  insertJournalRow,
  type JournalRow,
  journalRow,
  operationOf,
  precedes,
  rowAt,
  sameHash,
} from '../journal/journal.ts';
import { operationSchema } from '../journal/operation.ts';
import type { Applied } from './append.ts';
import { applyOperation, retractOperation } from './apply.ts';
import type { Reader, Writer } from './connection.ts';
import { derive } from './derive/derive.ts';
import { nothingTouched } from './touched.ts';

/** An operation with its link in the chain of its device. */
export const sealedOperationSchema = operationSchema.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type SealedOperation = z.infer<typeof sealedOperationSchema>;

/** For each device, how many of its operations the reader has already. */
export type SeenUpTo = Readonly<Record<string, number>>;

/**
 * What these books have seen: of each device all its operations up to here, whatever came ahead of its turn aside. `before` is what they had seen
 * at some earlier time: a long journal is then not walked from its beginning.
 */
export function seenUpTo(books: Reader, before: SeenUpTo = {}): SeenUpTo {
  const devices = books.all<{ device: string }>(devicesSql).map(({ device }) => device);
  const seen = devices.map((device) => [device, lastWithoutGap(books, device, before[device] ?? 0)] as const);
  return Object.fromEntries(seen.filter(([, seq]) => seq > 0));
}

/** Jumps from one device to the next, over whatever each has written. */
const devicesSql = `
WITH RECURSIVE devices (device) AS (
  SELECT MIN(device) FROM journal
  UNION ALL
  SELECT (SELECT MIN(device) FROM journal WHERE device > devices.device) FROM devices WHERE device IS NOT NULL
)
SELECT device FROM devices WHERE device IS NOT NULL`;

function lastWithoutGap(books: Reader, device: string, from: number): number {
  let last = from;
  for (const { seq } of books.each<{ seq: number }>('SELECT seq FROM journal WHERE device = :device AND seq > :from ORDER BY seq', {
    device,
    from,
  })) {
    if (seq !== last + 1) break;
    last = seq;
  }
  return last;
}

/** Up to `limit` operations of one device after its number `after`, without gaps, in the order in which it made them. */
export function operationsOf(books: Reader, device: string, after: number, limit: number): SealedOperation[] {
  const rows = books.all<JournalRow>(
    `SELECT device, seq, op, stamp, user, kind, body, hash
     FROM journal
     WHERE device = :device AND seq > :after AND seq <= :after + :limit
     ORDER BY seq`,
    { device, after, limit },
  );
  const gap = rows.findIndex(({ seq }, index) => seq !== after + index + 1);
  return (gap === -1 ? rows : rows.slice(0, gap)).map(sealed);
}

/** Up to `limit` operations that come after `seen`, of every device in the order in which it made them. */
export function readOperations(books: Reader, seen: SeenUpTo, limit: number): SealedOperation[] {
  const rows = books.all<JournalRow>(
    `SELECT j.device, j.seq, j.op, j.stamp, j.user, j.kind, j.body, j.hash
     FROM journal AS j
     LEFT JOIN json_each(:seen) AS s ON s.key = j.device
     WHERE j.seq > COALESCE(s.value, 0)
     ORDER BY j.device, j.seq
     LIMIT :limit`,
    { seen: JSON.stringify(seen), limit },
  );
  return rows.map(sealed);
}

/** A row as it travels. */
export function sealed(row: JournalRow): SealedOperation {
  return { ...operationOf(row), hash: Buffer.from(row.hash).toString('hex') };
}

/**
 * Keeps and applies operations that arrived, within the transaction of the caller; those that are here already change nothing. Refuses all of
 * them when one is malformed or does not fit into the chain of its device.
 */
export function receiveOperations(books: Writer, arrived: readonly unknown[]): Outcome<Applied[]> {
  const rows = rowsOf(arrived);
  if (!rows) return refuse('invalid-input', 'An operation that arrived from another desk is malformed. Nothing was taken over.');
  const unfit = firstUnfit(books, rows);
  if (unfit)
    return refuse(
      'conflict',
      `Operation ${unfit.seq} of desk ${unfit.device} does not fit what this desk has of it: one of them was altered. Nothing was taken over.`,
    );
  return done(rows.flatMap((row) => receiveOne(books, row)));
}

/**
 * Keeps operations of a journal without applying any, within the transaction of the caller: for books that are made anew, whose tables are then rebuilt.
 * False when one is malformed or does not fit into the chain of its device.
 */
export function keepOperations(books: Writer, arrived: readonly unknown[]): boolean {
  const rows = rowsOf(arrived);
  if (!rows || firstUnfit(books, rows)) return false;
  for (const row of rows) if (!rowAt(books, row.device, row.seq)) insertJournalRow(books, row);
  return true;
}

/** Null: one of them is malformed. */
function rowsOf(arrived: readonly unknown[]): JournalRow[] | null {
  const rows: JournalRow[] = [];
  for (const item of arrived) {
    const parsed = sealedOperationSchema.safeParse(item);
    if (!parsed.success) return null;
    const { hash, ...operation } = parsed.data;
    rows.push({ ...journalRow(operation, null), hash: Buffer.from(hash, 'hex') });
  }
  return rows;
}

function receiveOne(books: Writer, row: JournalRow): Applied[] {
  if (rowAt(books, row.device, row.seq)) return [];
  const rival = inForce(books, row.op);
  insertJournalRow(books, row);
  if (rival && !precedes(row, rival)) return [];
  const operation = operationOf(row);
  const touched = nothingTouched();
  if (rival) retractOperation(books, operationOf(rival), touched);
  applyOperation(books, operation, touched, { isNewest: false });
  derive(books, touched);
  return [{ operation, touched }];
}

/** The first row that contradicts the journal or another arrived one; a row whose neighbours are not here yet is judged when they come. */
function firstUnfit(books: Reader, arrived: readonly JournalRow[]): JournalRow | undefined {
  const byPlace = new Map(arrived.map((row) => [`${row.device} ${row.seq}`, row]));
  const at = (device: string, seq: number) => rowAt(books, device, seq) ?? byPlace.get(`${device} ${seq}`);
  return arrived.find((row) => {
    const same = at(row.device, row.seq);
    if (same && !sameHash(same.hash, row.hash)) return true;
    const before = row.seq === 1 ? null : at(row.device, row.seq - 1);
    if (before !== undefined && !sameHash(row.hash, chainHash(row, before?.hash ?? null))) return true;
    const after = at(row.device, row.seq + 1);
    return after !== undefined && !sameHash(after.hash, chainHash(after, row.hash));
  });
}
