/** Reads price schedules as the rules see them. */
import { isoDate } from '../../shared/dates.ts';
import { serviceLevelSchema } from '../../shared/words.ts';
import type { Line, Schedule } from '../billing/change-schedule.ts';
import type { Reader } from '../books/connection.ts';
import { ratesOf } from './load-prices.ts';

type ScheduleRow = { id: string; name: string; customer: string | null; valid_from: string; valid_to: string | null; retired: number };
type LineRow = { level: string; base: number; per_mile: number; included_miles: number; minimum: number; weekend: number };

/** The schedule with its lines, or null when there is none. */
export function loadSchedule(reader: Reader, id: string): Schedule | null {
  const row = reader.first<ScheduleRow>(`SELECT ${columns} FROM schedules WHERE id = :id`, { id });
  return row ? scheduleOf(reader, row) : null;
}

/** The schedules for everyone, or the contracts of one customer. */
export function loadSchedulesFor(reader: Reader, customer: string | null): Schedule[] {
  return reader
    .all<ScheduleRow>(`SELECT ${columns} FROM schedules WHERE customer IS :customer ORDER BY valid_from, id`, { customer })
    .map((row) => scheduleOf(reader, row));
}

const columns = 'id, name, customer, valid_from, valid_to, retired';

function scheduleOf(reader: Reader, row: ScheduleRow): Schedule {
  const { id, name, customer } = row;
  return {
    id,
    name,
    customer,
    from: isoDate(row.valid_from),
    to: row.valid_to === null ? null : isoDate(row.valid_to),
    retired: row.retired === 1,
    lines: loadLines(reader, id),
  };
}

function loadLines(reader: Reader, schedule: string): Line[] {
  const rows = reader.all<LineRow>(
    `SELECT level, base, per_mile, included_miles, minimum, weekend
     FROM schedule_lines
     WHERE schedule = :schedule AND removed = 0`,
    { schedule },
  );
  const order: readonly string[] = serviceLevelSchema.options;
  return rows
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    .map((row) => ({ level: serviceLevelSchema.parse(row.level), ...ratesOf(row) }));
}
