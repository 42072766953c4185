import type { IsoDate } from '../../shared/dates.ts';
import type { Reader } from '../books/connection.ts';

/** The record that took all of the record `id` back, as a reversal or as an undoing; what was merely returned of it is none [REV-2]. */
export function findReversal(reader: Reader, id: string): { date: IsoDate } | undefined {
  return reader.first<{ date: IsoDate }>(
    `SELECT later.date
     FROM register_records AS later
     JOIN register_records AS record ON record.id = later.comes_from
     WHERE later.comes_from = :id
       AND later.amount = -record.amount
       AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.op = later.op AND journal.kind = 'money allocated')
     LIMIT 1`,
    { id },
  );
}
