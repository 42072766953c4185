import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneMore, waitInWords, waitLeft } from './lockout.ts';

const minute = 60_000;

it.each([
  [1, 0],
  [4, 0],
  [5, minute / 2],
  [6, minute],
  [7, 2 * minute],
  [11, 32 * minute],
  [12, 60 * minute],
  [500, 60 * minute],
])('[DOOR-3] after %i wrong passwords in a row one waits %i ms', (count, wait) => {
  expect(waitLeft({ count, lastAt: 0 }, 0)).toBe(wait);
});

it.each([
  ['no wrong password', null, 0, 0],
  ['half of the wait is over', { count: 5, lastAt: 0 }, minute / 4, minute / 4],
  ['the wait is over', { count: 5, lastAt: 0 }, minute / 2, 0],
  ['the clock was put back a year', { count: 5, lastAt: 365 * 24 * 60 * minute }, 0, minute / 2],
])('[DOOR-3] %s', (_what, failures, now, left) => {
  expect(waitLeft(failures, now)).toBe(left);
});

it('[DOOR-3] after a day without a wrong password the count begins anew', () => {
  const day = 24 * 60 * minute;
  expect(oneMore({ count: 9, lastAt: 0 }, day)).toEqual({ count: 10, lastAt: day });
  expect(oneMore({ count: 9, lastAt: 0 }, day + 1)).toEqual({ count: 1, lastAt: day + 1 });
});

it('[DOOR-3] whoever tries as fast as allowed for a day gets no more than 40 tries', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 40 }), (start) => {
      let failures = null;
      let now = start;
      let tries = 0;
      while (now < start + 24 * 60 * minute) {
        now += waitLeft(failures, now);
        failures = oneMore(failures, now);
        tries += 1;
      }
      expect(tries).toBeLessThanOrEqual(40);
    }),
  );
});

it.each([
  [1, '1 second'],
  [29_500, '30 seconds'],
  [minute, 'a minute'],
  [minute + 1, '2 minutes'],
  [60 * minute, 'an hour'],
])('%i ms are %s', (milliseconds, words) => {
  expect(waitInWords(milliseconds)).toBe(words);
});
