/** The desk's clock, injected everywhere so that tests and simulations hold it in their hands. */
import { dateIn, type IsoDate } from '../../shared/dates.ts';

/** What the ledger asks the time of. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  /** The date on the wall of the office, or the pinned one. */
  today: () => IsoDate;
};

/** The clock that a desk is started with; which time zone counts is known only once the books are open. */
export type DeskClock = { now: () => number; dateIn: (timeZone: string) => IsoDate };

/** The computer's clock. With `today` the office's date stands still, while time runs on for stamps. */
export function createClock(options: { today?: IsoDate; now?: () => number } = {}): DeskClock {
  const now = options.now ?? Date.now;
  return { now, dateIn: (timeZone) => options.today ?? dateIn(now(), timeZone) };
}
