import { expect, it } from 'vitest';
import { isoDate } from '../dates.ts';
import { daysOfPart, daysOfPeriod } from './periods.ts';

const today = isoDate('2026-03-02');

it.each([
  ['last 7 days', '2026-02-24', '2026-03-02'],
  ['last month', '2026-02-01', '2026-02-28'],
  ['this quarter', '2026-01-01', '2026-03-31'],
  ['last quarter', '2025-10-01', '2025-12-31'],
  ['last 12 months', '2025-04-01', '2026-03-31'],
  ['last year', '2025-01-01', '2025-12-31'],
] as const)('%s is from %s to %s', (period, from, to) => {
  expect(daysOfPeriod(period, today)).toEqual({ from, to });
});

it.each([
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
  ['2026', 'year', '2026-01-01', '2026-12-31'],
  ['2026-03-02', 'week', '2026-03-02', '2026-03-08'],
] as const)('%s by %s is from %s to %s', (value, by, from, to) => {
  expect(daysOfPart(value, by)).toEqual({ from, to });
});

it('of a value that was grouped otherwise there are no days', () => {
  expect(daysOfPart('2026-01', 'week')).toBeNull();
  expect(daysOfPart('2026-03-02', 'month')).toBeNull();
});
