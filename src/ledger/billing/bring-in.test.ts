import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../../test/builders/receivables.ts';
import { isoDate } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import { type ArrivingTrip, bringInBalance, bringInTrip, openingMoney, standingOfTrip } from './bring-in.ts';

const orNull = (amount: number | null): Cents | null => (amount === null ? null : cents(amount));
const money = (quoted: number | null, allowed: number | null, paid: number | null, owed: number | null) =>
  openingMoney({ quoted: orNull(quoted), allowed: orNull(allowed), paid: orNull(paid), owed: orNull(owed) });

describe('[IMP-6] what a row says of the money', () => {
  it.each([
    // quote, allowed, paid, owed → quote, allowed, paid
    ['a quote alone: nothing was paid', [300_00, null, null, null], [300_00, null, 0]],
    ['a quote and what was paid', [300_00, null, 100_00, null], [300_00, null, 100_00]],
    ['a quote and what is still owed', [300_00, null, null, 120_00], [300_00, null, 180_00]],
    ['all three, in agreement', [300_00, null, 180_00, 120_00], [300_00, null, 180_00]],
    ['only what is still owed: that is the price', [null, null, null, 120_00], [120_00, null, 0]],
    ['what was paid and is still owed: the price is both', [null, null, 180_00, 120_00], [300_00, null, 180_00]],
    ['insurance has allowed less than was quoted', [300_00, 200_00, null, 50_00], [300_00, 200_00, 150_00]],
    ['only what insurance allowed', [null, 200_00, null, null], [200_00, 200_00, 0]],
    ['paid too much: a refund is due', [300_00, null, null, -20_00], [300_00, null, 320_00]],
  ] as const)('%s', (_what, [quoted, allowed, paid, owed], [quote, allow, before]) => {
    expect(money(quoted, allowed, paid, owed)).toEqual({ quoted: quote, allowed: allow, paid: before });
  });

  it.each([
    ['nothing at all', [null, null, null, null], 'Gives no price and nothing that is still owed.'],
    ['only what was paid', [null, null, 50_00, null], 'Gives no price and nothing that is still owed.'],
    ['more owed than the price', [100_00, null, null, 120_00], 'Still owes $120.00, more than its price of $100.00.'],
    [
      'three that contradict each other',
      [300_00, null, 100_00, 150_00],
      '$300.00 less $100.00 paid is $200.00, not the $150.00 still owed.',
    ],
    ['a negative quote', [-1_00, null, null, null], 'A price is not negative: −$1.00.'],
    ['a negative payment', [100_00, null, -5_00, null], 'What was paid is not negative.'],
  ] as const)('%s is bad', (_what, [quoted, allowed, paid, owed], sentence) => {
    expect(money(quoted, allowed, paid, owed)).toBe(sentence);
  });

  it('comes out to the cent: price − paid = still owed, as the row says', () => {
    const amount = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(amount, amount, amount, fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })), (quoted, allowed, paid, owed) => {
        const settled = money(quoted, allowed, paid, owed);
        if (typeof settled === 'string') return;
        if (owed !== null) expect(standingOfTrip(settled).owed).toBe(owed);
        if (paid !== null) expect(settled.paid).toBe(paid);
        if (quoted !== null) expect(settled.quoted).toBe(quoted);
        expect(settled.paid).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

const trip: ArrivingTrip = {
  customer: 'maple',
  externalId: 'T1',
  date: isoDate('2025-11-03'),
  patient: 'A. Smith',
  serviceLevel: 'BLS',
  origin: '',
  destination: '',
  mileage: 0,
  payor: 'facility',
  quoted: cents(300_00),
  allowed: null,
  paid: cents(100_00),
};

it.each([
  ['owes something', 100_00, 'Billing office'],
  ['owes nothing', 300_00, 'Finished'],
  ['was overpaid', 320_00, 'Billing office'],
])('[IMP-7] a trip that %s (paid %i of 300.00) arrives in: %s', (_what, paid, state) => {
  const [put] = bringInTrip({ ...trip, paid: cents(paid) }, 1001, 'Dana', countingIds());
  expect(put).toMatchObject({ put: 'dispatch', set: { state, number: 1001, externalId: 'T1' } });
});

it('[IMP-8] what was paid before is one payment event on the date of service, and no register record', () => {
  const [, ...money] = bringInTrip(trip, 1001, 'Dana', countingIds());
  expect(money).toEqual([
    {
      add: 'paymentEvent',
      id: 'n2',
      row: {
        dispatch: 'n1',
        kind: 'payment',
        amount: 100_00,
        date: '2025-11-03',
        comment: 'Paid before Paydesk',
        creator: 'Dana',
        invoice: null,
        record: null,
      },
    },
  ]);
  expect(bringInTrip({ ...trip, paid: cents(0) }, 1001, 'Dana', countingIds())).toHaveLength(1);
});

it('[IMP-9] an open balance is one ledger entry and no register record; positive: the customer owes more', () => {
  const balance = { customer: 'maple', amount: cents(-40_00), date: isoDate('2026-01-01'), comment: 'Opening balance' };
  expect(bringInBalance(balance, 'Dana', 'n1')).toEqual([
    { add: 'ledgerEntry', id: 'n1', row: { ...balance, creator: 'Dana', record: null, invoice: null } },
  ]);
});
