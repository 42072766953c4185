/**
 * Books that were put back from a backup and worked in before they heard what this desk had done since: two operations of one device then have the
 * same number. Those of now were never sent to anybody; they go on under another device, and nothing of either life is lost [DESK-7].
 */
import { chainHash, insertJournalRow, type JournalRow } from '../journal/journal.ts';
import type { Writer } from './connection.ts';

/** Chains the operations of `device` from number `from` on anew, as the first of `another`. What they did stays done. */
export function goOnAs(books: Writer, device: string, from: number, another: string): void {
  const rows = books.all<JournalRow>(
    'SELECT device, seq, op, stamp, user, kind, body, hash FROM journal WHERE device = :device AND seq >= :from ORDER BY seq',
    { device, from },
  );
  books.run('DELETE FROM journal WHERE device = :device AND seq >= :from', { device, from });
  let before: Uint8Array | null = null;
  rows.forEach((row, index) => {
    const moved = { ...row, device: another, seq: index + 1 };
    const hash = chainHash(moved, before);
    insertJournalRow(books, { ...moved, hash });
    before = hash;
  });
}
