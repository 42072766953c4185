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

/** The computer's clock. With `today` the office's date stands still, and what is done bears a time of that day. */
export function createClock(options: { today?: IsoDate; now?: () => number } = {}): DeskClock {
  const { today, now = today === undefined ? Date.now : clockOf(today) } = options;
  return { now, dateIn: (timeZone) => today ?? dateIn(now(), timeZone) };
}

const sixHours = 6 * 3_600_000;

/** Runs on from a time that is of `today` from Hawaii to Europe; a clock started later goes before one started earlier only every six hours. */
function clockOf(today: IsoDate): () => number {
  const startedAt = Date.now();
  const ahead = Date.parse(`${today}T12:00:00Z`) + (startedAt % sixHours) - startedAt;
  return () => Date.now() + ahead;
}
