import { describe, expect, it } from 'vitest';
import { cents, formatAmount } from '../../../shared/money.ts';
import { isWrong, linesOf, rowsOf } from './rows.ts';

const bls = {
  level: 'BLS',
  base: cents(180_00),
  perMile: cents(9_00),
  includedMiles: 55,
  minimum: cents(0),
  weekend: cents(20_00),
} as const;

describe('the grid of prices', () => {
  it('shows lines, and reads the same lines back', () => {
    const rows = rowsOf([bls], formatAmount);
    expect(rows.BLS).toEqual({ base: '180.00', perMile: '9.00', includedMiles: '5.5', minimum: '', weekend: '20.00' });
    expect(rows.ALS.base).toBe('');
    expect(linesOf(rows)).toEqual([bls]);
  });

  it('has no lines while a row has prices but no base', () => {
    const rows = rowsOf([bls], formatAmount);
    expect(linesOf({ ...rows, ALS: { ...rows.ALS, perMile: '9' } })).toBeNull();
  });

  const cells: [column: 'base' | 'includedMiles', text: string, wrong: boolean][] = [
    ['base', '180', false],
    ['base', '$1,180.50', false],
    ['base', '-5', true],
    ['base', 'free', true],
    ['base', '1.005', true],
    ['base', '', false],
    ['includedMiles', '5.5', false],
    ['includedMiles', '5.55', true],
  ];
  it.each(cells)('%s “%s”: wrong is %s', (column, text, wrong) => {
    expect(isWrong(column, text)).toBe(wrong);
  });
});
