import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { cents, sum } from './money.ts';

const owing = (amounts: number[]) => amounts.map((owed) => ({ owed: cents(owed) }));

describe('handing money out', () => {
  const cases: [title: string, owed: number[], amount: number, ledgerPortion: number, shares: number[], toLedger: number][] = [
    ['in the order given, the last one in part', [100_00, 50_00], 120_00, 0, [100_00, 20_00], 0],
    ['an overpaid item frees its money for those before it, too', [100_00, -30_00], 70_00, 0, [100_00, -30_00], 0],
    ['a credit counts as money', [100_00], 60_00, -50_00, [100_00], -40_00],
    ['a debit does not', [100_00], 60_00, 50_00, [60_00], 0],
    ['what is left over goes to the ledger', [100_00], 150_00, 0, [100_00], 50_00],
    ['nothing owed, all to the ledger', [0], 1, 0, [0], 1],
    ['no items, all to the ledger', [], 1, 0, [], 1],
  ];
  it.each(cases)('%s', (_title, owed, amount, ledgerPortion, shares, toLedger) => {
    expect(allocate(owing(owed), cents(amount), cents(ledgerPortion))).toEqual({ shares, toLedger });
  });

  const money = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const anAllocation = fc.record({
    owed: fc.array(money, { maxLength: 50 }),
    amount: fc.integer({ min: 1, max: 10_000_000 }),
    portion: money,
  });

  it('[PAY-5] every cent is handed out, none twice', () => {
    fc.assert(
      fc.property(anAllocation, ({ owed, amount, portion }) => {
        const { shares, toLedger } = allocate(owing(owed), cents(amount), cents(portion));
        expect(sum([...shares, toLedger])).toBe(amount);
      }),
    );
  });

  it('[PAY-3] nobody is paid more than is owed, and nobody before the one in front is paid in full', () => {
    fc.assert(
      fc.property(anAllocation, ({ owed, amount, portion }) => {
        const { shares } = allocate(owing(owed), cents(amount), cents(portion));
        const positive = owed.flatMap((due, index) => (due > 0 ? [{ due, share: Number(shares[index]) }] : []));
        const firstShort = positive.findIndex(({ due, share }) => share < due);
        expect(positive.every(({ due, share }) => share >= 0 && share <= due)).toBe(true);
        if (firstShort >= 0) expect(positive.slice(firstShort + 1).every(({ share }) => share === 0)).toBe(true);
      }),
    );
  });

  it('[PAY-4] no credit is used up beyond what there is', () => {
    fc.assert(
      fc.property(anAllocation, ({ owed, amount, portion }) => {
        const { toLedger } = allocate(owing(owed), cents(amount), cents(portion));
        expect(toLedger).toBeGreaterThanOrEqual(Math.min(0, portion));
      }),
    );
  });
});
