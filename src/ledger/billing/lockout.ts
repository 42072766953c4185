/** How long somebody waits who typed wrong passwords. Pure: the time is handed in. */

/** Wrong passwords in a row, and when the last one was typed, in milliseconds. */
export type Failures = { count: number; lastAt: number };

const free = 4;
const firstWait = 30_000;
const longestWait = 60 * 60_000;
const forgottenAfter = 24 * 60 * 60_000;

/**
 * Milliseconds until the next try, 0: now [DOOR-3]. Four wrong passwords cost nothing; the fifth half a minute, each further one twice as long, at
 * most an hour. A clock that was put back neither shortens the wait nor makes it longer than that.
 *
 * `waitLeft({ count: 6, lastAt: 0 }, 10_000)` is `50_000`.
 */
export function waitLeft(failures: Failures | null, now: number): number {
  if (failures === null || failures.count <= free) return 0;
  const wait = Math.min(firstWait * 2 ** (failures.count - free - 1), longestWait);
  return Math.min(wait, Math.max(0, failures.lastAt + wait - now));
}

/** One more wrong password. After a day without any the count begins anew. */
export function oneMore(failures: Failures | null, now: number): Failures {
  const count = failures === null || now - failures.lastAt > forgottenAfter ? 1 : failures.count + 1;
  return { count, lastAt: now };
}

/** `30 seconds`, `2 minutes`, `an hour`: rounded up, so that who waits as long may try. */
export function waitInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes === 1) return 'a minute';
  return minutes < 60 ? `${minutes} minutes` : 'an hour';
}
