import { expect, it } from 'vitest';
import { formatRate, parseRate } from './processing-fee.ts';

it.each([
  ['2.9', 29_000],
  ['2.9%', 29_000],
  [' 3 % ', 30_000],
  ['0', 0],
  ['2.2345', 22_345],
  ['20', 200_000],
  ['20.0001', null],
  ['2.12345', null],
  ['-1', null],
  ['2,9', null],
  ['', null],
])('reads the rate %j as %j parts per million', (text, ppm) => {
  expect(parseRate(text)).toBe(ppm);
  if (ppm !== null) expect(parseRate(formatRate(ppm))).toBe(ppm);
});

it('writes a rate without needless zeros', () => {
  expect([29_000, 30_000, 22_345, 500].map(formatRate)).toEqual(['2.9', '3', '2.2345', '0.05']);
});
