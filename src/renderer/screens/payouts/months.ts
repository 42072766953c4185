/** Whole months, as a report is usually asked for. */
import { addDays, type IsoDate, isoDate } from '../../../shared/dates.ts';

type Period = { from: IsoDate; to: IsoDate };

/** The month of `date`, from its first day to its last. */
export function monthOf(date: IsoDate): Period {
  const from = isoDate(`${date.slice(0, 7)}-01`);
  const next = isoDate(`${addDays(from, 31).slice(0, 7)}-01`);
  return { from, to: addDays(next, -1) };
}

export function lastMonthOf(date: IsoDate): Period {
  return monthOf(addDays(monthOf(date).from, -1));
}
