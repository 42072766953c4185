/**
 * Calendar dates are `IsoDate` strings (`2026-01-05`) from end to end; instants are UTC ISO strings (`2026-01-05T17:03:00.000Z`).
 * The only module, beside the clocks that processes are started with, that touches `Date`.
 */
import * as z from 'zod';

export const isoDateSchema = z.iso.date().brand<'IsoDate'>();
export type IsoDate = z.infer<typeof isoDateSchema>;

export const instantSchema = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** Marks a string as a calendar date. Throws when it is none. */
export function isoDate(text: string): IsoDate {
  return isoDateSchema.parse(text);
}

/** Milliseconds since 1970, UTC, as an `Instant`. */
export function instant(ms: number): Instant {
  return instantSchema.parse(new Date(ms).toISOString());
}

/** The calendar date that a clock on the wall of `timeZone` (IANA name; by default that of the computer) shows at `ms`. */
export function dateIn(ms: number, timeZone?: string): IsoDate {
  return isoDate(formatIn('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms));
}

/** When `date` begins in `timeZone`, in milliseconds since 1970; days begin at a quarter of an hour everywhere. */
export function beginningOf(date: IsoDate, timeZone: string): number {
  const quarter = 900_000;
  let before = Date.parse(`${date}T00:00:00Z`) / quarter - 4 * 24;
  let after = before + 2 * 4 * 24;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dateIn(middle * quarter, timeZone) < date) before = middle;
    else after = middle;
  }
  return after * quarter;
}

/**
 * Answers for milliseconds since 1970 the date in `timeZone`, quickly for a million of them: within a day of UTC it changes once, if at all.
 *
 * `const dayOf = daysIn('America/Chicago');`, then `dayOf(ms)`
 */
export function daysIn(timeZone: string): (ms: number) => IsoDate {
  const known = new Map<number, { change: number; before: IsoDate; after: IsoDate }>();
  return (ms) => {
    const day = Math.floor(ms / 86_400_000);
    let days = known.get(day);
    if (!days) {
      const [before, after] = [dateIn(day * 86_400_000, timeZone), dateIn((day + 1) * 86_400_000 - 1, timeZone)];
      days = { before, after, change: before === after ? day * 86_400_000 : beginningOf(after, timeZone) };
      known.set(day, days);
    }
    return ms < days.change ? days.before : days.after;
  };
}

/** The date `days` after `date` (before it, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The number by which spreadsheets keep a date: days since the end of 1899. */
export function serialDay(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jan 5, 2026`; in Spanish `5 ene 2026`. */
export function formatDate(date: IsoDate, language: 'en' | 'es' = 'en'): string {
  if (language === 'es') return formatIn('es-US', 'UTC', { dateStyle: 'medium' }).format(Date.parse(`${date}T00:00:00Z`));
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number); // by hand, as lists write thousands
  return `${months[month - 1]} ${day}, ${year}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is dear to make and cheap to use. That of the computer's own time zone is made anew, since the computer may have moved. */
function formatIn(locale: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  if (timeZone === undefined) return new Intl.DateTimeFormat(locale, options);
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, known);
  return known;
}

/** `Nov 23, 2026, 2:41 PM`, as a clock on the wall of `timeZone` shows it; by default that of the computer. */
export function formatInstant(at: Instant, timeZone?: string): string {
  return formatIn('en-US', timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at));
}

/** `2:41 PM`. */
export function formatTime(at: Instant, timeZone?: string): string {
  return formatIn('en-US', timeZone, { timeStyle: 'short' }).format(Date.parse(at));
}

/** The hour (0–23) that a clock on the wall of `timeZone` shows at `ms`. */
export function hourIn(ms: number, timeZone: string): number {
  return Number(formatIn('en-US', timeZone, { hour: 'numeric', hourCycle: 'h23' }).format(ms));
}

/** Whether `date` is a Saturday or a Sunday. */
export function isWeekend(date: IsoDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The date `days` working days (Monday to Friday) after `date`; bank holidays are not known here. */
export function addWorkingDays(date: IsoDate, days: number): IsoDate {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

/** The months of the year that ends with the month of `date`, oldest first, each by its first day. */
export function lastTwelveMonths(date: IsoDate): IsoDate[] {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) => isoDate(new Date(Date.UTC(year, month - 12 + index, 1)).toISOString().slice(0, 10)));
}
