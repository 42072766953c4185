import type { Reader } from '../books/connection.ts';

/** Whether the books are those of a sample office, with which no real office works. It stands in the journal and cannot be taken back. */
export function isSampleOffice(reader: Reader): boolean {
  return (
    reader.first<{ op: string }>(
      `SELECT journal.op FROM history AS entry
       JOIN journal ON journal.op = entry.op AND journal.stamp = entry.stamp
       WHERE entry.entity = 'user' AND journal.kind = 'sample data made' LIMIT 1`,
    ) !== undefined
  );
}
