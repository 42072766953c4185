import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { agingOf } from './aging.ts';
import { statementOf, type StatementTrip } from './statement.ts';

const today = isoDate('2026-03-02');

describe('aging', () => {
  it.each([
    ['a trip to come', -3, 0],
    ['of today', 0, 0],
    ['30 days', 30, 0],
    ['31 days', 31, 31],
    ['60 days', 60, 31],
    ['61 days', 61, 61],
    ['90 days', 90, 61],
    ['91 days', 91, 91],
    ['120 days', 120, 91],
    ['121 days', 121, 121],
    ['a year', 365, 121],
  ])('[STMT-3] %s', (_what, days, step) => {
    const aged = agingOf([{ date: addDays(today, -days), amount: cents(10_00) }], today);
    expect(aged.filter(({ amount }) => amount !== 0)).toMatchObject([{ from: step, amount: 10_00 }]);
  });

  it('[STMT-3] adds up what is in a step, overpaid trips with their sign', () => {
    const one = (days: number, amount: number) => ({ date: addDays(today, -days), amount: cents(amount) });
    const aged = agingOf([one(1, 100_00), one(2, -30_00), one(45, 5_00)], today);
    expect(aged.map(({ amount }) => amount)).toEqual([70_00, 5_00, 0, 0, 0]);
    expect(aged.map(({ from, to }) => [from, to])).toEqual([
      [0, 30],
      [31, 60],
      [61, 90],
      [91, 120],
      [121, null],
    ]);
  });
});

describe('a statement', () => {
  const trip = (balanceDue: number, more: Partial<StatementTrip> = {}): StatementTrip => ({
    date: isoDate('2026-01-05'),
    payor: 'facility',
    parked: false,
    balanceDue: cents(balanceDue),
    ...more,
  });
  const of = (ledger: number, ...trips: StatementTrip[]) => statementOf('facility', cents(ledger), trips, today);

  it.each([
    ['[STMT-1] what its trips owe', of(0, trip(100_00), trip(40_00)), 140_00],
    ['[STMT-1] what is overpaid, too', of(0, trip(100_00), trip(-40_00)), 60_00],
    ['[STMT-1] nothing of a trip that owes nothing', of(0, trip(0)), 0],
    ['[STMT-2] nothing that insurance is to pay', of(0, trip(100_00), trip(40_00, { payor: 'insurance' })), 100_00],
    ['[STMT-2] nothing that is parked', of(0, trip(100_00), trip(40_00, { parked: true })), 100_00],
    ['[STMT-4] a ledger debit on top', of(20_00, trip(100_00)), 120_00],
    ['[STMT-4] less a ledger credit', of(-20_00, trip(100_00)), 80_00],
    ['[STMT-4] a credit in all', of(-20_00), -20_00],
  ])('asks for %s', (_what, { total }, expected) => {
    expect(total).toBe(expected);
  });

  it('[STMT-2] says what it leaves out', () => {
    const { heldBack, otherPayor, trips } = of(
      0,
      trip(1_00),
      trip(2_00, { parked: true }),
      trip(4_00, { payor: 'insurance', parked: true }),
    );
    expect([trips, heldBack, otherPayor].map((some) => some.map(({ balanceDue }) => balanceDue))).toEqual([[1_00], [2_00], [4_00]]);
  });
});
