import { daysIn } from '../../shared/dates.ts';
import type { OutputHolds } from '../../shared/reports/output.ts';
import { cellForSpreadsheet } from '../../shared/reports/cell-text.ts';
import type { SqlValue } from '../books/connection.ts';
import { millisecondsOf } from '../journal/stamp.ts';

/** What is made of what is selected, where that is not what is written: told as data, for it goes to another thread. */
export type CellFrom =
  /** The day of a stamp, or of an instant, in the office's time zone. */
  { day: 'of a stamp'; timeZone: string } | { tenths: true } | { report: OutputHolds };

/** Makes it. */
export function cellFrom(from: CellFrom | undefined): (value: SqlValue) => SqlValue {
  if (!from) return (value) => value;
  if ('tenths' in from) return (value) => (value === null ? null : Number(value) / 10);
  if ('report' in from)
    return (value) => cellForSpreadsheet(value === null || typeof value === 'number' ? value : String(value), from.report);
  const dayOf = daysIn(from.timeZone);
  return (value) => (value === null || value === '' ? null : dayOf(millisecondsOf(String(value))));
}
