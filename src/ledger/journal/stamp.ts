/**
 * The hybrid logical clock. A stamp sorts as text: nine base-36 digits of milliseconds, four of a counter, two of the desk's slot. A new one
 * follows every stamp in the journal, our own and arrived, so it never goes back, not even when the computer's clock does.
 */
import { assert } from '../../shared/assert.ts';
import { type Instant, instant } from '../../shared/dates.ts';

const countersPerMillisecond = 36 ** 4;

/** The stamp after `last` (null: the first one) at `now` milliseconds on the desk of `slot`. */
export function nextStamp(last: string | null, now: number, slot: number): string {
  if (last === null || now > millisecondsOf(last)) return format(now, 0, slot);
  const counter = parseInt(last.slice(10, 14), 36) + 1;
  return counter < countersPerMillisecond ? format(millisecondsOf(last), counter, slot) : format(millisecondsOf(last) + 1, 0, slot);
}

/** When an operation of this stamp was made. */
export function instantOf(stamp: string): Instant {
  return instant(millisecondsOf(stamp));
}

/** What no stamp of `ms` or later sorts before, and every earlier one does. */
export function firstStampAt(ms: number): string {
  return base36(ms, 9);
}

/** The milliseconds since 1970 of a stamp. */
export function millisecondsOf(stamp: string): number {
  return parseInt(stamp.slice(0, 9), 36);
}

function format(milliseconds: number, counter: number, slot: number): string {
  const stamp = `${base36(milliseconds, 9)}-${base36(counter, 4)}-${base36(slot, 2)}`;
  assert(stamp.length === 17, `a stamp has 17 characters: ${stamp}`);
  return stamp;
}

/** `n` in base 36, padded with zeros to `width`. */
export function base36(n: number, width: number): string {
  return n.toString(36).padStart(width, '0');
}
