import { describe, expect, it } from 'vitest';
import { aDispatch, type DispatchSpec } from '../../../test/builders/receivables.ts';
import { owedOf } from './owed.ts';

describe('what a dispatch owes', () => {
  const cases: [title: string, dispatch: DispatchSpec, owes: { price: number; owed: number; balanceDue?: number; writtenOff?: number }][] =
    [
      ['[OWE-1] its price, as long as nothing was paid', {}, { price: 100_00, owed: 100_00 }],
      ['[OWE-1] less what was paid', { paid: 30_00 }, { price: 100_00, owed: 70_00 }],
      ['[OWE-1] a reversal counts back', { paid: 30_00 - 10_00 }, { price: 100_00, owed: 80_00 }],
      ['[OWE-1] a reversal of money from before the books', { paid: -10_00 }, { price: 100_00, owed: 110_00 }],
      ['[OWE-2] with service charges', { serviceCharges: 15_00 }, { price: 115_00, owed: 115_00 }],
      ['[OWE-2] less discounts', { serviceCharges: 15_00, discounts: 40_00 }, { price: 75_00, owed: 75_00 }],
      [
        '[OWE-2] what insurance allows, in place of quote, charges and discounts',
        { allowed: 60_00, serviceCharges: 15_00, discounts: 40_00 },
        { price: 60_00, owed: 60_00 },
      ],
      ['[OWE-2] nothing, where insurance allows nothing', { allowed: 0 }, { price: 0, owed: 0 }],
      ['[OWE-3] with finance charges on the quote', { financeCharges: 5_00 }, { price: 105_00, owed: 105_00 }],
      ['[OWE-3] with finance charges on what insurance allows', { allowed: 60_00, financeCharges: 5_00 }, { price: 65_00, owed: 65_00 }],
      [
        '[OWE-4] as balance due while it is in the Billing office',
        { state: 'Billing office' },
        { price: 100_00, owed: 100_00, balanceDue: 100_00 },
      ],
      [
        '[OWE-4] as balance due while it awaits payment',
        { state: 'Awaiting payment', paid: 1 },
        { price: 100_00, owed: 99_99, balanceDue: 99_99 },
      ],
      [
        '[OWE-4] [OWE-5] as written off once it is Finished',
        { state: 'Finished', paid: 1 },
        { price: 100_00, owed: 99_99, balanceDue: 0, writtenOff: 99_99 },
      ],
      [
        '[OWE-5] nothing written off when it was paid',
        { state: 'Finished', paid: 100_00 },
        { price: 100_00, owed: 0, balanceDue: 0, writtenOff: 0 },
      ],
      ['[OWE-6] nothing when it is cancelled', { cancelled: true, state: 'Finished' }, { price: 0, owed: 0, balanceDue: 0, writtenOff: 0 }],
      [
        '[OWE-6] nothing when it is non-billable',
        { nonBillable: true, state: 'Finished' },
        { price: 0, owed: 0, balanceDue: 0, writtenOff: 0 },
      ],
      ['[OWE-6] not even what was reversed on a cancelled one', { cancelled: true, paid: -20_00 }, { price: 0, owed: 0 }],
      ['[OWE-6] [OWE-7] what was paid for a cancelled one is overpaid', { cancelled: true, paid: 80_00 }, { price: 0, owed: -80_00 }],
      [
        '[OWE-7] less than nothing when it is overpaid',
        { paid: 120_00 },
        { price: 100_00, owed: -20_00, balanceDue: -20_00, writtenOff: 0 },
      ],
      [
        '[OWE-7] overpaid and Finished is no write-off',
        { paid: 120_00, state: 'Finished' },
        { price: 100_00, owed: -20_00, balanceDue: 0, writtenOff: 0 },
      ],
    ];
  it.each(cases)('%s', (_title, dispatch, owes) => {
    expect(owedOf(aDispatch('d1', dispatch))).toMatchObject(owes);
  });
});
