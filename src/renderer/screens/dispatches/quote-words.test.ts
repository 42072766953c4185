import { describe, expect, it } from 'vitest';
import { cents } from '../../../shared/money.ts';
import type { QuoteSource } from '../../../shared/quotes.ts';
import { quoteWords } from './quote-words.ts';

const rates = { base: cents(180_00), perMile: cents(9_00), includedMiles: 0, minimum: cents(0), weekend: cents(0) };
function source(
  billedMiles: number,
  [base, mileage, toMinimum, weekend]: [base: number, mileage: number, toMinimum: number, weekend: number],
): QuoteSource {
  const parts = { base: cents(base), mileage: cents(mileage), toMinimum: cents(toMinimum), weekend: cents(weekend) };
  return { schedule: 's1', name: 'Standard 2026', contract: false, level: 'BLS', rates, billedMiles, parts };
}

describe('how a quote came about', () => {
  const cases: [source: QuoteSource, words: string][] = [
    [source(0, [180_00, 0, 0, 0]), 'Standard 2026, BLS: 180.00'],
    [source(125, [180_00, 112_50, 0, 0]), 'Standard 2026, BLS: 180.00 + 12.5 miles 112.50'],
    [source(10, [40_00, 3_00, 17_00, 20_00]), 'Standard 2026, BLS: 40.00 + 1.0 miles 3.00 + to the minimum 17.00 + weekend 20.00'],
  ];
  it.each(cases)('%o', (given, words) => {
    expect(quoteWords(given)).toBe(words);
  });
});
