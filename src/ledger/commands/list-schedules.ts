/** Price schedules: the list of them, and one with its lines. */
import { type IsoDate, isoDate } from '../../shared/dates.ts';
import type { ScheduleRow } from '../../shared/office-api/schedules.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { serviceLevelSchema } from '../../shared/words.ts';
import { loadSchedule } from './load-schedules.ts';
import { query } from './registry.ts';

type StoredRow = {
  id: string;
  name: string;
  customer: string | null;
  customer_name: string | null;
  valid_from: string;
  valid_to: string | null;
  retired: number;
  levels: string;
  quotes: number;
};

export const listSchedules = query('schedules.all', ({ reader, clock }, { customer }) => {
  const only = customer === undefined ? '' : 'WHERE schedule.customer IS :customer';
  const rows = reader.all<StoredRow>(listSql(only), customer === undefined ? {} : { customer });
  return done({ schedules: rows.map((row) => toRow(row, clock.today())) });
});

export const getSchedule = query('schedules.get', ({ reader, clock }, { id }) => {
  const row = reader.first<StoredRow>(listSql('WHERE schedule.id = :id'), { id });
  const loaded = loadSchedule(reader, id);
  if (!row || !loaded) return refuse('not-found', 'There is no such price schedule.', 'id');
  return done({ ...toRow(row, clock.today()), lines: [...loaded.lines] });
});

function toRow(row: StoredRow, today: IsoDate): ScheduleRow {
  const { id, name, customer, quotes } = row;
  const from = isoDate(row.valid_from);
  const to = row.valid_to === null ? null : isoDate(row.valid_to);
  const levels = row.levels.split(',');
  return {
    id,
    name,
    customer: customer === null ? null : { id: customer, name: row.customer_name ?? '' },
    from,
    to,
    standing: row.retired === 1 ? 'retired' : from > today ? 'to come' : to !== null && to < today ? 'ended' : 'in force',
    levels: serviceLevelSchema.options.filter((level) => levels.includes(level)),
    quotes,
  };
}

// The plus takes the column's affinity away: only so is the index over the expression used.
const listSql = (condition: string) => `
SELECT schedule.id, schedule.name, schedule.customer, customer.name AS customer_name,
  schedule.valid_from, schedule.valid_to, schedule.retired,
  (SELECT ifnull(group_concat(level), '') FROM schedule_lines WHERE schedule = schedule.id AND removed = 0) AS levels,
  (
    SELECT count(*) FROM dispatches
    WHERE quote_source IS NOT NULL AND json_extract(quote_source, '$.schedule') = +schedule.id
  ) AS quotes
FROM schedules AS schedule
LEFT JOIN customers AS customer ON customer.id = schedule.customer
${condition}
ORDER BY schedule.customer IS NOT NULL, customer.name COLLATE NOCASE, schedule.valid_from DESC, schedule.id`;
