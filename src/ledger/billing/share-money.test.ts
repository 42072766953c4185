import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../shared/dates.ts';
import { cents, sum } from '../../shared/money.ts';
import { bookMoney } from './book-money.ts';
import { bookPayment } from './book-payment.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { payInvoice } from './pay-invoice.ts';
import { type MoneyToShare, shareOverDispatches, shareOverInvoices } from './share-money.ts';
import { instant } from '../../shared/dates.ts';

const trip = (number: number, owed: number, more: Partial<Dispatch> = {}): Dispatch => ({
  id: `d${number}`,
  number,
  customer: 'maple',
  date: isoDate('2026-01-05'),
  serviceLevel: 'BLS',
  payor: 'facility',
  state: 'Awaiting payment',
  parked: false,
  nonBillable: false,
  cancelled: false,
  quoted: cents(1000_00),
  allowed: null,
  serviceCharges: cents(0),
  discounts: cents(0),
  financeCharges: cents(0),
  paid: cents(1000_00 - owed),
  openInvoices: ['i1'],
  ...more,
});

const invoice = (id: string, items: Dispatch[], ledger = 0, ledgerCharge: number | null = null): Invoice => ({
  id,
  number: id,
  kind: 'custom',
  state: 'Open',
  payor: 'facility',
  account: { id: 'maple', name: 'Maple', ledgerBalance: cents(ledger), chargedInvoices: ledgerCharge === null ? [] : [id] },
  ledgerCharge: ledgerCharge === null ? null : cents(ledgerCharge),
  items,
});

const money = (amount: number, more: Partial<MoneyToShare> = {}): MoneyToShare => ({
  amount: cents(amount),
  rest: 'workflow',
  surplus: { to: 'ledger' },
  only: null,
  ...more,
});

const shared = (invoices: Invoice[], given: MoneyToShare) => {
  const { shares, toLedger, toReturn, moves, closed } = shareOverInvoices(invoices, given);
  return {
    shares: shares.map(({ dispatch, invoice: on, amount }) => `${dispatch} ${on} ${amount}`),
    toLedger,
    toReturn,
    moves: moves.map(({ dispatch, stateAfter }) => `${dispatch.id} ${stateAfter}`),
    closed: closed.map(({ id, state }) => `${id} ${state}`),
  };
};

const on = (id: string) => ({ openInvoices: [id] });

describe('money for two invoices, 100.00 and 200.00', () => {
  const two = () => [invoice('i1', [trip(1, 100_00, on('i1'))]), invoice('i2', [trip(2, 200_00, on('i2'))])];

  it.each<[title: string, given: MoneyToShare, what: Partial<ReturnType<typeof shared>>]>([
    [
      '[MON-1] pays the older one first',
      money(250_00),
      {
        shares: ['d1 i1 10000', 'd2 i2 15000'],
        closed: ['i1 Paid', 'i2 Paid'],
        moves: ['d1 Finished', 'd2 Billing office'],
        toLedger: cents(0),
      },
    ],
    [
      '[MON-2] leaves the one that nothing reaches',
      money(100_00),
      { shares: ['d1 i1 10000'], closed: ['i1 Paid'], moves: ['d1 Finished'] },
    ],
    ['[MON-5] puts a surplus to the ledger once', money(350_00), { toLedger: cents(50_00), toReturn: cents(0) }],
    [
      '[MON-6] keeps a surplus to be given back',
      money(350_00, { surplus: { to: 'return' } }),
      { toLedger: cents(0), toReturn: cents(50_00) },
    ],
    [
      '[MON-7] overpays evenly, the odd cent to the first',
      money(350_01, { surplus: { to: 'overpay', dispatches: ['d1', 'd2'] } }),
      { shares: ['d1 i1 12501', 'd2 i2 22500'], moves: ['d1 Billing office', 'd2 Billing office'], toLedger: cents(0) },
    ],
    ['[MON-9] leaves both open', money(250_00, { rest: 'leave open' }), { closed: [], moves: ['d1 Finished'] }],
    [
      '[MON-9] writes off the rest of the ones it reaches',
      money(250_00, { rest: 'write off' }),
      { closed: ['i1 Paid', 'i2 Paid'], moves: ['d1 Finished', 'd2 Finished'] },
    ],
    ['pays only what is chosen', money(250_00, { only: ['d2'] }), { shares: ['d2 i2 20000'], toLedger: cents(50_00) }],
  ])('%s', (_title, given, what) => {
    expect(shared(two(), given)).toMatchObject(what);
  });
});

describe('several invoices and the ledger', () => {
  it('[MON-1] a dispatch that stands on both is paid once', () => {
    const d1 = trip(1, 100_00, { openInvoices: ['i1', 'i2'] });
    const both = shared([invoice('i1', [d1]), invoice('i2', [d1, trip(2, 50_00, on('i2'))])], money(150_00));
    expect(both).toMatchObject({ shares: ['d1 i1 10000', 'd2 i2 5000'], toLedger: 0, moves: ['d2 Finished', 'd1 Finished'] });
  });

  it('[MON-1] a credit of the ledger is used up once', () => {
    const account = { id: 'maple', name: 'Maple', ledgerBalance: cents(-30_00), chargedInvoices: [] };
    const two = [invoice('i1', [trip(1, 100_00, on('i1'))]), invoice('i2', [trip(2, 200_00, on('i2'))])].map((each) => ({
      ...each,
      account,
    }));
    expect(shared(two, money(90_00))).toMatchObject({ shares: ['d1 i1 10000', 'd2 i2 2000'], toLedger: -30_00 });
  });

  it.each<[string, MoneyToShare['surplus'], number, number]>([
    ['[MON-6] a debit that was due is paid before money is given back', { to: 'return' }, 20_00, 30_00],
    ['[MON-7] a debit that was due is paid before anything is overpaid', { to: 'overpay', dispatches: ['d1'] }, 20_00, 0],
  ])('%s', (_title, surplus, toLedger, toReturn) => {
    expect(shared([invoice('i1', [trip(1, 100_00)], 20_00, 20_00)], money(150_00, { surplus }))).toMatchObject({ toLedger, toReturn });
  });

  it('[MON-2] an invoice of the ledger charge alone is paid by what is left', () => {
    expect(shared([invoice('i1', [], 20_00, 20_00)], money(20_00))).toMatchObject({ toLedger: 20_00, closed: ['i1 Paid'] });
  });
});

describe('money for dispatches', () => {
  it('[MON-4] settles what is overpaid, pays the older first, and leaves those alone that it does not reach', () => {
    const trips = [
      trip(3, 80_00, { date: isoDate('2026-02-01'), openInvoices: [], state: 'Billing office' }),
      trip(1, 50_00, { openInvoices: [], state: 'Billing office', payor: 'patient' }),
      trip(2, -10_00, { openInvoices: [], state: 'Billing office' }),
      trip(4, 60_00, { date: isoDate('2026-03-01'), openInvoices: [], state: 'Finished' }),
    ];
    const { shares, moves, toLedger } = shareOverDispatches(trips, money(100_00));
    expect(shares.map(({ dispatch, amount }) => `${dispatch} ${amount}`)).toEqual(['d1 5000', 'd2 -1000', 'd3 6000']);
    expect(moves.map(({ dispatch, stateAfter }) => `${dispatch.id} ${stateAfter}`)).toEqual(['d1 Finished', 'd2 Finished']);
    expect(toLedger).toBe(0);
  });
});

const details = {
  type: 'Check',
  number: '1',
  comment: '',
  creator: 'Ann',
  date: isoDate('2026-03-02'),
  recordedAt: instant(1_770_000_000_000),
} as const;

const counter = () => {
  let last = 0;
  return () => `id${(last += 1)}`;
};

const aTrip = fc.record({
  owed: fc.integer({ min: -50_00, max: 200_00 }),
  payor: fc.constantFrom('facility', 'patient' as const),
  state: fc.constantFrom('Awaiting payment', 'Billing office', 'Finished' as const),
  elsewhere: fc.boolean(),
});
const anInvoice = (id: string) =>
  fc
    .record({ trips: fc.array(aTrip, { maxLength: 5 }), ledger: fc.integer({ min: -100_00, max: 100_00 }), charged: fc.boolean() })
    .map(({ trips, ledger, charged }) =>
      invoice(
        id,
        trips.map(({ owed, payor, state, elsewhere }, index) =>
          trip(Number(id.slice(1)) * 10 + index, owed, { payor, state, openInvoices: elsewhere ? [id, 'other'] : [id] }),
        ),
        ledger,
        charged ? 0 : null,
      ),
    );
const rest = fc.constantFrom('workflow', 'leave open', 'write off' as const);

it('[MON-3] for one invoice it is what paying that invoice is', () => {
  fc.assert(
    fc.property(anInvoice('i1'), fc.integer({ min: 1, max: 600_00 }), rest, (paid, amount, of) => {
      const options = { keepOpen: of === 'leave open', writeOffRest: of === 'write off', only: null };
      const plan = payInvoice(paid, { amount: cents(amount), ...options }, []);
      const one = bookPayment(plan, { ...details, needsReview: false, stripe: null, fee: cents(0) }, counter());
      const several = bookMoney(
        shareOverInvoices([paid], money(amount, { rest: of })),
        { ...details, amount: cents(amount), customer: 'maple' },
        { named: [paid], open: [] },
        counter(),
      );
      expect(several).toEqual(one);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('[MON-11] whatever is chosen, all of the money goes somewhere, to the cent', () => {
  const surplus = fc.constantFrom<MoneyToShare['surplus'][]>({ to: 'ledger' }, { to: 'return' });
  fc.assert(
    fc.property(
      anInvoice('i1'),
      anInvoice('i2'),
      anInvoice('i3'),
      fc.integer({ min: 1, max: 900_00 }),
      rest,
      surplus,
      (a, b, c, amount, of, to) => {
        const all = [a, b, c].map((each) => ({ ...each, account: { ...a.account, chargedInvoices: [] } }));
        const { shares, toLedger, toReturn } = shareOverInvoices(all, money(amount, { rest: of, surplus: to }));
        expect(sum([...shares.map((share) => share.amount), toLedger, toReturn])).toBe(amount);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
