import { addDays, formatDate, formatInstant, formatTime, type Instant, type IsoDate } from '../../shared/dates.ts';
import { dayOf, useNow } from '../use-now.ts';

/** A calendar date: `Jan 5, 2026`. */
export function DateText({ date }: { date: IsoDate }) {
  return <time dateTime={date}>{formatDate(date)}</time>;
}

/** A moment, by the computer's clock: `Nov 23, 2026, 2:41 PM`; with `short`, without the year. */
export function InstantText({ at, short = false }: { at: Instant; short?: boolean }) {
  const text = formatInstant(at);
  return (
    <time dateTime={at} title={short ? text : undefined}>
      {short ? text.replace(/, \d{4}/, '') : text}
    </time>
  );
}

/** A moment as people say it: `4 minutes ago`, `Today, 8:12 AM`, `Yesterday, 9:47 PM`, then the date. */
export function AgoText({ at }: { at: Instant }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {ago(at, now)}
    </time>
  );
}

function ago(at: Instant, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes === 0) return 'Just now';
  if (minutes > 0 && minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const today = dayOf(now);
  if (dayOf(at) === today) return `Today, ${formatTime(at)}`;
  if (dayOf(at) === addDays(today, -1)) return `Yesterday, ${formatTime(at)}`;
  return formatInstant(at);
}
