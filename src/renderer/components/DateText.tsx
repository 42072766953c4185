import { addDays, dateIn, formatDate, formatInstant, formatTime, type Instant, type IsoDate } from '../../shared/dates.ts';
import { useNow, useTimeZone } from '../use-now.ts';

/** A calendar date: `Jan 5, 2026`. */
export function DateText({ date }: { date: IsoDate }) {
  return <time dateTime={date}>{formatDate(date)}</time>;
}

/** A moment, by the office's clock: `Nov 23, 2026, 2:41 PM`; with `short`, without the year. */
export function InstantText({ at, short = false }: { at: Instant; short?: boolean }) {
  const text = formatInstant(at, useTimeZone());
  return (
    <time dateTime={at} title={short ? text : undefined}>
      {short ? text.replace(/, \d{4}/, '') : text}
    </time>
  );
}

/** A moment as people say it: `4 minutes ago`, `Today, 8:12 AM`, `Yesterday, 9:47 PM`, then the date. */
export function AgoText({ at }: { at: Instant }) {
  const now = useNow();
  const timeZone = useTimeZone();
  return (
    <time dateTime={at} title={formatInstant(at, timeZone)}>
      {ago(at, now, timeZone)}
    </time>
  );
}

function ago(at: Instant, now: number, timeZone: string | undefined): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes === 0) return 'Just now';
  if (minutes > 0 && minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const today = dateIn(now, timeZone);
  const day = dateIn(Date.parse(at), timeZone);
  if (day === today) return `Today, ${formatTime(at, timeZone)}`;
  if (day === addDays(today, -1)) return `Yesterday, ${formatTime(at, timeZone)}`;
  return formatInstant(at, timeZone);
}
