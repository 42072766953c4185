import { describe, expect, it } from 'vitest';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { shareOf } from '../../shared/share.ts';
import { aDispatch, anInvoice, type DispatchSpec } from '../../../test/builders/receivables.ts';
import { chargeLateFee, lateFees, type LateTerms } from './late-fees.ts';

const percent: LateTerms = { kind: 'percent', ppm: 15_000 };
const fixed: LateTerms = { kind: 'fixed', amount: cents(25_00) };
const owing = (id: string, owed: number, more: DispatchSpec = {}) => aDispatch(id, { quoted: owed, date: '2026-01-05', ...more });
const told = (fees: ReturnType<typeof lateFees>) => fees.map(({ dispatch, invoice, amount }) => `${dispatch.id} ${invoice.id} ${amount}`);

describe('a late fee', () => {
  const i1 = anInvoice(
    [owing('d1', 200_00), owing('d2', 0), owing('d3', -10_00), owing('d4', 33_00), owing('d5', 50_00, { state: 'Finished' })],
    { id: 'i1' },
  );
  const i2 = anInvoice([owing('d1', 200_00), owing('d6', 100_00)], { id: 'i2' });

  it.each<[title: string, terms: LateTerms, charged: string[], fees: string[]]>([
    ['[FEE-1] [FEE-2] of 1.5% is of each trip that owes', percent, [], ['d1 i1 300', 'd4 i1 50', 'd6 i2 150']],
    ['[FEE-4] of 1.5% passes over what was charged this month', percent, ['d1'], ['d4 i1 50', 'd6 i2 150']],
    ['[FEE-3] of 25.00 is one for each invoice', fixed, [], ['d1 i1 2500']],
    ['[FEE-4] of 25.00 passes over an invoice that was charged this month', fixed, ['d4'], ['d1 i2 2500']],
  ])('%s', (_title, terms, charged, fees) => {
    expect(told(lateFees([i1, i2], terms, new Set(charged)))).toEqual(fees);
  });

  it('[FEE-2] is not of fees: 206.00 owed, 6.00 of it late fees', () => {
    const invoice = anInvoice([owing('d1', 200_00, { financeCharges: 6_00 })], { id: 'i1' });
    expect(told(lateFees([invoice], percent, new Set()))).toEqual(['d1 i1 300']);
  });

  it('[FEE-4] is named after its trip and month', () => {
    const [fee] = lateFees([anInvoice([owing('d1', 200_00)], { id: 'i1' })], percent, new Set());
    if (!fee) throw new Error('there is a fee');
    const { id, writes } = chargeLateFee(fee, { date: isoDate('2026-03-31'), creator: 'Ann' }, () => 'e1');
    expect(id).toBe('late-fee:d1:2026-03');
    expect(writes).toMatchObject([{ row: { kind: 'finance charge', amount: 300, comment: 'Late fee 2026-03', record: null } }]);
  });
});

it.each([
  [33_00, 15_000, 50],
  [32_99, 15_000, 49],
  [33_33, 15_000, 50],
  [1, 15_000, 0],
  [1_000_000_000_000, 200_000, 200_000_000_000],
])('[FEE-2] a share of %i cents at %i ppm is %i cents', (amount, ppm, share) => {
  expect(shareOf(cents(amount), ppm)).toBe(share);
});
