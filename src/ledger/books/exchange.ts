/** Operations on their way from desk to desk: read out of one journal, received into another, in any order and however often. */
import { z } from 'zod';
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

/** What these books have seen: of each device all its operations up to here, whatever came ahead of its turn aside. */
export function seenUpTo(books: Reader): SeenUpTo {
  const rows = books.all<{ device: string; seq: number }>(
    `SELECT device, MIN(seq) AS seq
     FROM journal AS j
     WHERE NOT EXISTS (SELECT 1 FROM journal AS next WHERE next.device = j.device AND next.seq = j.seq + 1)
       AND EXISTS (SELECT 1 FROM journal AS first WHERE first.device = j.device AND first.seq = 1)
     GROUP BY device`,
  );
  return Object.fromEntries(rows.map(({ device, seq }) => [device, seq]));
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
  return rows.map((row) => ({ ...operationOf(row), hash: Buffer.from(row.hash).toString('hex') }));
}

/**
 * Keeps and applies operations that arrived, within the transaction of the caller; those that are here already change nothing. Refuses all of
 * them when one is malformed or does not fit into the chain of its device.
 */
export function receiveOperations(books: Writer, arrived: readonly unknown[]): Outcome<Applied[]> {
  const rows: JournalRow[] = [];
  for (const item of arrived) {
    const parsed = sealedOperationSchema.safeParse(item);
    if (!parsed.success)
      return refuse('invalid-input', 'An operation that arrived from another desk is malformed. Nothing was taken over.');
    const { hash, ...operation } = parsed.data;
    rows.push({ ...journalRow(operation, null), hash: Buffer.from(hash, 'hex') });
  }
  const unfit = firstUnfit(books, rows);
  if (unfit)
    return refuse(
      'conflict',
      `Operation ${unfit.seq} of desk ${unfit.device} does not fit what this desk has of it: one of them was altered. Nothing was taken over.`,
    );
  return done(rows.flatMap((row) => receiveOne(books, row)));
}

function receiveOne(books: Writer, row: JournalRow): Applied[] {
  if (rowAt(books, row.device, row.seq)) return [];
  const rival = inForce(books, row.op);
  insertJournalRow(books, row);
  if (rival && !precedes(row, rival)) return [];
  const operation = operationOf(row);
  const touched = nothingTouched();
  if (rival) retractOperation(books, operationOf(rival), touched);
  applyOperation(books, operation, touched);
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
