/** How price schedules are made and changed (docs/rules.md, PRICE). Quotes that they have given stay as they are. */
import { addDays, formatDate, type IsoDate } from '../../shared/dates.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Rates } from '../../shared/quotes.ts';
import type { ServiceLevel } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';

export type Line = Rates & { level: ServiceLevel };

export type ScheduleHead = {
  name: string;
  /** Null: for everyone. */
  customer: string | null;
  from: IsoDate;
  /** Null: until further notice. */
  to: IsoDate | null;
};

export type Schedule = ScheduleHead & { id: string; retired: boolean; lines: readonly Line[] };

/** The writes that make a schedule what is `wanted`: only what differs from `before`; null before: it is new [PRICE-13]. */
export function saveSchedule(
  id: string,
  before: Schedule | null,
  wanted: ScheduleHead & { lines: readonly Line[] },
  others: readonly Schedule[],
): Outcome<Write[]> {
  const refused = refusalOf(id, wanted, others);
  if (refused) return refused;
  const { name, customer, from, to } = wanted;
  const fields = { name, customer, from, to };
  const headDiffers = !before || Object.entries(fields).some(([field, value]) => before[field as keyof ScheduleHead] !== value); // the keys just written
  const head: Write[] = headDiffers ? [{ put: 'schedule', id, set: { ...fields, ...(!before && { retired: false }) } }] : [];
  return done([...head, ...lineWrites(id, before?.lines ?? [], wanted.lines)]);
}

/** Ends a schedule on the day before `date`, where it would hold longer. */
export function endBefore(schedule: Schedule, date: IsoDate): Write[] {
  const to = addDays(date, -1);
  return schedule.to !== null && schedule.to <= to ? [] : [{ put: 'schedule', id: schedule.id, set: { to } }];
}

function lineWrites(schedule: string, before: readonly Line[], wanted: readonly Line[]): Write[] {
  const changed = wanted.filter((line) => !before.some((old) => isSame(old, line)));
  const removed = before.filter(({ level }) => !wanted.some((line) => line.level === level));
  return [...changed.map((line) => ({ ...line, removed: false })), ...removed.map((line) => ({ ...line, removed: true }))].map((line) => ({
    put: 'scheduleLine',
    id: `${schedule}:${line.level}`,
    set: { ...line, schedule },
  }));
}

function isSame(a: Line, b: Line): boolean {
  const keys = Object.keys(a) as (keyof Line)[]; // the keys of a line
  return keys.every((key) => a[key] === b[key]);
}

/** In guard order: what is wrong with a schedule as it is wanted. */
function refusalOf(id: string, { customer, from, to, lines }: ScheduleHead & { lines: readonly Line[] }, others: readonly Schedule[]) {
  if (to !== null && to < from) return refuse('invalid-input', 'The last day is before the first one.', 'to');
  if (lines.length === 0) return refuse('invalid-input', 'Give the prices of at least one service level.', 'lines');
  const twice = lines.find(({ level }, index) => lines.findIndex((line) => line.level === level) !== index);
  if (twice) return refuse('invalid-input', `${twice.level} stands twice.`, 'lines');
  const rival = others.find(
    (other) => other.id !== id && !other.retired && other.customer === customer && other.from === from && sharesLevel(other, lines),
  );
  if (rival)
    return refuse(
      'conflict',
      `“${rival.name}” begins on ${formatDate(from)} too and has prices for the same service levels. Change that one, or begin on another day.`,
      'from',
    );
  return null;
}

function sharesLevel(other: Schedule, lines: readonly Line[]): boolean {
  return other.lines.some(({ level }) => lines.some((line) => line.level === level));
}
