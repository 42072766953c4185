import { useEffect, useState } from 'react';
import { dateIn, type Instant, type IsoDate } from '../shared/dates.ts';

/** The time in milliseconds, moving on while it is looked at. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** The day of a moment by this computer's clock. */
export function dayOf(moment: Instant | number): IsoDate {
  return dateIn(typeof moment === 'number' ? moment : Date.parse(moment), timeZone);
}
