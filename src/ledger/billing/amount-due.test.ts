import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';
import { amountDue, ledgerPortion } from './amount-due.ts';

describe('the ledger portion of invoice i1', () => {
  const cases: [title: string, balance: number, carrier: string | null, portion: number][] = [
    ['[LED-2] the whole debit where there is no carrier', 20_00, null, 20_00],
    ['[LED-2] the whole credit where there is no carrier', -20_00, null, -20_00],
    ['[LED-2] the whole balance where it is the carrier', 20_00, 'i1', 20_00],
    ['[LED-2] the balance of now, not the charge as printed', 0, 'i1', 0],
    ['[LED-2] nothing where another invoice is the carrier', 20_00, 'i2', 0],
  ];
  it.each(cases)('%s', (_title, balance, carrier, portion) => {
    expect(ledgerPortion({ balance: cents(balance), carrier }, 'i1')).toBe(portion);
  });
});

describe('the amount now due', () => {
  const cases: [title: string, items: [owed: number, state: WorkflowState][], portion: number, due: number][] = [
    [
      '[LED-3] what its items owe',
      [
        [100_00, 'Awaiting payment'],
        [50_00, 'Billing office'],
      ],
      0,
      150_00,
    ],
    [
      '[LED-3] without those that are Finished',
      [
        [100_00, 'Awaiting payment'],
        [50_00, 'Finished'],
      ],
      0,
      100_00,
    ],
    [
      '[LED-3] overpaid items take off',
      [
        [100_00, 'Awaiting payment'],
        [-30_00, 'Awaiting payment'],
      ],
      0,
      70_00,
    ],
    ['[LED-3] and a debit on the ledger', [[100_00, 'Awaiting payment']], 20_00, 120_00],
    ['[LED-3] less a credit on the ledger', [[100_00, 'Awaiting payment']], -120_00, -20_00],
    ['[LED-3] the ledger alone', [], 20_00, 20_00],
  ];
  it.each(cases)('%s', (_title, items, portion, due) => {
    expect(
      amountDue(
        items.map(([owed, state]) => ({ owed: cents(owed), state })),
        cents(portion),
      ),
    ).toBe(due);
  });
});
