/** The days of periods that follow today, and of the parts that dates are grouped by. */
import { addDays, type IsoDate, isoDate } from '../dates.ts';
import type { DatePart, Period } from './definition.ts';

type Days = { from: IsoDate; to: IsoDate };

/** The first and the last day of a period, both included. `daysOfPeriod('last month', isoDate('2026-03-02'))` is from 2026-02-01 to 2026-02-28. */
export function daysOfPeriod(period: Period, today: IsoDate): Days {
  const month = monthOf(today);
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'last 7 days':
      return { from: addDays(today, -6), to: today };
    case 'last 30 days':
      return { from: addDays(today, -29), to: today };
    case 'last 90 days':
      return { from: addDays(today, -89), to: today };
    case 'this month':
      return months(month, 1);
    case 'last month':
      return months(month - 1, 1);
    case 'this quarter':
      return months(month - (month % 3), 3);
    case 'last quarter':
      return months(month - (month % 3) - 3, 3);
    case 'last 12 months':
      return months(month - 11, 12);
    case 'this year':
      return months(month - (month % 12), 12);
    case 'last year':
      return months(month - (month % 12) - 12, 12);
  }
}

const forms: Readonly<Record<DatePart, RegExp>> = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  week: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{4}-\d{2}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
};

/**
 * The days of a value that dates were grouped by: `2026-01` by month, `2026-Q1`, `2026`, or the Monday of a week. Null when it is of another form, as
 * while the answer to how it was grouped before is still shown.
 */
export function daysOfPart(value: string, by: DatePart): Days | null {
  if (!forms[by].test(value)) return null;
  const year = Number(value.slice(0, 4));
  switch (by) {
    case 'day':
      return { from: isoDate(value), to: isoDate(value) };
    case 'week':
      return { from: isoDate(value), to: addDays(isoDate(value), 6) };
    case 'month':
      return months(monthOf(value), 1);
    case 'quarter':
      return months(year * 12 + (Number(value.slice(6)) - 1) * 3, 3);
    case 'year':
      return months(year * 12, 12);
  }
}

/** A month as a number that counts on over the years. */
function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function months(first: number, count: number): Days {
  return { from: firstOf(first), to: addDays(firstOf(first + count), -1) };
}

function firstOf(month: number): IsoDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return isoDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}
