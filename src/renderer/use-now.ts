import { useEffect, useState } from 'react';
import { useOffice } from './use-office.ts';

/** The time in milliseconds, moving on while it is looked at. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The office's time zone, in which every moment is told wherever the desk stands; undefined until it is known: the computer's own. */
export function useTimeZone(): string | undefined {
  const { data: settings } = useOffice('settings.get', {});
  return settings?.timeZone;
}
