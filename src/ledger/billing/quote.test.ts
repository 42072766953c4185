import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert } from '../../shared/assert.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents, formatMoney } from '../../shared/money.ts';
import type { ServiceLevel } from '../../shared/words.ts';
import { type PriceLine, type PricedTrip, quoteTrip, raiseRates, whyNoQuote } from './quote.ts';

const rates = (base: number, perMile = 0, more: { includedMiles?: number; minimum?: number; weekend?: number } = {}) => ({
  base: cents(base),
  perMile: cents(perMile),
  includedMiles: more.includedMiles ?? 0,
  minimum: cents(more.minimum ?? 0),
  weekend: cents(more.weekend ?? 0),
});

type LineSpec = { schedule?: string; customer?: string | null; from?: string; to?: string | null; level?: ServiceLevel };
function aLine(
  base: number,
  { schedule = 's1', customer = null, from = '2026-01-01', to = null, level = 'BLS' }: LineSpec = {},
): PriceLine {
  const until = to === null ? null : isoDate(to);
  return { schedule, name: `Prices ${schedule}`, customer, from: isoDate(from), to: until, level, rates: rates(base) };
}

/** January 5, 2026 is a Monday. */
function aTrip(date = '2026-01-05', mileage = 0, serviceLevel: ServiceLevel = 'BLS'): PricedTrip {
  return { customer: 'maple', date: isoDate(date), serviceLevel, mileage };
}

describe('the line that gives the quote', () => {
  const cases: [title: string, date: string, lines: PriceLine[], quoted: string | null][] = [
    ['[PRICE-1] holds on its first day', '2026-01-01', [aLine(100_00)], '$100.00'],
    ['[PRICE-1] does not hold on the day before', '2025-12-31', [aLine(100_00)], null],
    ['[PRICE-1] holds on its last day', '2026-01-31', [aLine(100_00, { to: '2026-01-31' })], '$100.00'],
    ['[PRICE-1] does not hold on the day after', '2026-02-01', [aLine(100_00, { to: '2026-01-31' })], null],
    [
      '[PRICE-2] is the customer’s contract before the office’s prices',
      '2026-01-05',
      [aLine(100_00), aLine(80_00, { schedule: 's2', customer: 'maple' })],
      '$80.00',
    ],
    [
      '[PRICE-2] is the contract even where the office’s prices are newer',
      '2026-06-05',
      [aLine(100_00, { from: '2026-06-01' }), aLine(80_00, { schedule: 's2', customer: 'maple' })],
      '$80.00',
    ],
    [
      '[PRICE-2] is never another customer’s contract',
      '2026-01-05',
      [aLine(100_00), aLine(80_00, { schedule: 's2', customer: 'oak' })],
      '$100.00',
    ],
    [
      '[PRICE-2] is the office’s where the contract has no line for the level',
      '2026-01-05',
      [aLine(100_00), aLine(80_00, { schedule: 's2', customer: 'maple', level: 'ALS' })],
      '$100.00',
    ],
    [
      '[PRICE-2] is the office’s once the contract has ended',
      '2026-02-01',
      [aLine(100_00), aLine(80_00, { schedule: 's2', customer: 'maple', to: '2026-01-31' })],
      '$100.00',
    ],
    [
      '[PRICE-3] is that of the schedule that began last',
      '2026-03-01',
      [aLine(100_00), aLine(110_00, { schedule: 's2', from: '2026-03-01' })],
      '$110.00',
    ],
    [
      '[PRICE-3] is the older one’s until the newer one begins',
      '2026-02-28',
      [aLine(100_00), aLine(110_00, { schedule: 's2', from: '2026-03-01' })],
      '$100.00',
    ],
    ['[PRICE-4] is missing: no quote', '2026-01-05', [aLine(100_00, { level: 'ALS' })], null],
  ];
  it.each(cases)('%s', (_title, date, lines, expected) => {
    const found = quoteTrip(aTrip(date), lines);
    const reversed = quoteTrip(aTrip(date), lines.toReversed());
    expect(found && formatMoney(found.quoted)).toBe(expected);
    expect(reversed).toEqual(found);
  });

  it('[PRICE-8] is kept with the quote, with its schedule and its rates', () => {
    const quote = quoteTrip(aTrip(), [aLine(80_00, { schedule: 's2', customer: 'maple' })]);
    expect(quote?.source).toMatchObject({ schedule: 's2', name: 'Prices s2', contract: true, level: 'BLS', rates: { base: 80_00 } });
  });
});

describe('why there is no quote', () => {
  const cases: [title: string, lines: PriceLine[], says: string][] = [
    ['[PRICE-4] no schedule at all', [], 'The office has no price schedule yet'],
    ['[PRICE-4] no line for the level', [aLine(100_00, { level: 'ALS' })], 'No price schedule has a line for BLS'],
    ['[PRICE-4] none on that day', [aLine(100_00, { from: '2026-02-01' })], 'No price schedule with a line for BLS holds on Jan 5, 2026'],
  ];
  it.each(cases)('%s', (_title, lines, says) => {
    expect(whyNoQuote(aTrip(), lines)).toContain(says);
  });
});

describe('the amount', () => {
  const cases: [title: string, mileage: number, date: string, line: ReturnType<typeof rates>, quoted: string][] = [
    ['[PRICE-5] base and every mile', 125, '2026-01-05', rates(180_00, 9_00), '$292.50'],
    ['[PRICE-5] miles included are not billed', 125, '2026-01-05', rates(180_00, 9_00, { includedMiles: 50 }), '$247.50'],
    ['[PRICE-5] exactly the miles included', 50, '2026-01-05', rates(180_00, 9_00, { includedMiles: 50 }), '$180.00'],
    ['[PRICE-5] a tenth more than included', 51, '2026-01-05', rates(180_00, 9_00, { includedMiles: 50 }), '$180.90'],
    ['[PRICE-5] half a cent goes up', 5, '2026-01-05', rates(0, 9_05), '$4.53'],
    ['[PRICE-5] less than half a cent goes down', 3, '2026-01-05', rates(0, 7_11), '$2.13'],
    ['[PRICE-5] no miles known: the base', 0, '2026-01-05', rates(180_00, 9_00), '$180.00'],
    ['[PRICE-6] never less than the minimum', 10, '2026-01-05', rates(40_00, 3_00, { minimum: 60_00 }), '$60.00'],
    ['[PRICE-6] the minimum counts base and miles together', 70, '2026-01-05', rates(40_00, 3_00, { minimum: 60_00 }), '$61.00'],
    ['[PRICE-7] Friday: no weekend', 0, '2026-01-09', rates(180_00, 0, { weekend: 25_00 }), '$180.00'],
    ['[PRICE-7] Saturday', 0, '2026-01-10', rates(180_00, 0, { weekend: 25_00 }), '$205.00'],
    ['[PRICE-7] Sunday', 0, '2026-01-11', rates(180_00, 0, { weekend: 25_00 }), '$205.00'],
    ['[PRICE-7] Monday: no weekend', 0, '2026-01-12', rates(180_00, 0, { weekend: 25_00 }), '$180.00'],
    ['[PRICE-7] on top of the minimum', 0, '2026-01-10', rates(40_00, 0, { minimum: 60_00, weekend: 25_00 }), '$85.00'],
  ];
  it.each(cases)('%s', (_title, mileage, date, line, expected) => {
    const quote = quoteTrip(aTrip(date, mileage), [{ ...aLine(0), rates: line }]);
    assert(quote, 'there is a line');
    expect(formatMoney(quote.quoted)).toBe(expected);
  });

  it('[PRICE-5] never falls when a trip is longer, and is whole cents', () => {
    const amount = fc.integer({ min: 0, max: 500_00 });
    fc.assert(
      fc.property(amount, amount, amount, fc.nat(300), fc.nat(3000), fc.nat(3000), (base, perMile, minimum, includedMiles, miles, more) => {
        const quoteOf = (mileage: number) =>
          quoteTrip(aTrip('2026-01-05', mileage), [{ ...aLine(0), rates: rates(base, perMile, { includedMiles, minimum }) }]);
        const [short, long] = [quoteOf(miles), quoteOf(miles + more)];
        assert(short && long, 'there is a line');
        expect(long.quoted).toBeGreaterThanOrEqual(short.quoted);
        expect(short.quoted).toBeGreaterThanOrEqual(Math.max(base, minimum));
        expect(Number.isSafeInteger(short.quoted)).toBe(true);
      }),
    );
  });
});

describe('raising all prices', () => {
  const cases: [title: string, hundredths: number, base: number, raised: number][] = [
    ['[PRICE-9] by 3.5 %', 350, 180_00, 186_30],
    ['[PRICE-9] half a cent goes up', 250, 20, 21],
    ['[PRICE-9] by nothing', 0, 180_01, 180_01],
    ['[PRICE-9] lowered by 10 %', -1000, 180_00, 162_00],
  ];
  it.each(cases)('%s', (_title, hundredths, base, raised) => {
    const before = rates(base, base, { includedMiles: 50, minimum: base, weekend: base });
    expect(raiseRates(before, hundredths)).toEqual(rates(raised, raised, { includedMiles: 50, minimum: raised, weekend: raised }));
  });
});
