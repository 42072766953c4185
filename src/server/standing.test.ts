import { describe, expect, it } from 'vitest';
import type { LaterPayment } from '../shared/balance-now.ts';
import type { Payable, PortalTerms } from '../shared/companion-api/payables.ts';
import { isoDate } from '../shared/dates.ts';
import { cents } from '../shared/money.ts';
import { selfPayIdFrom } from '../shared/self-pay-id.ts';
import { judge } from './standing.ts';

const terms: PortalTerms = {
  officeName: 'Acme',
  officePhone: '',
  timeZone: 'America/Chicago',
  portalEnabled: true,
  passFee: false,
  ratePpm: 29_000,
  fixed: cents(30),
  allowUnpaid: false,
  partialLeast: null,
};

function payable(state: Payable['state'], owed: number): Payable {
  return {
    invoice: 'invoice00000001',
    selfPayId: selfPayIdFrom(482_193_001),
    number: 'A-1001',
    date: isoDate('2026-11-03'),
    state,
    due: cents(owed),
    items: [{ key: '0000000000000001', owed: cents(owed), finished: false }],
    ledger: { key: 'ffffffffffffffff', balance: cents(0), counted: true },
  };
}

const later = (balance: number, processing: boolean): LaterPayment => ({ invoice: 'invoice00000001', balance: cents(balance), processing });

function stateOf(invoice: Payable, payments: LaterPayment[] = [], change: Partial<PortalTerms> = {}) {
  return judge(invoice, { ...terms, ...change }, [invoice], payments);
}

describe('how an invoice stands', () => {
  it.each([
    ['Open', 10_000, [], 'payable'],
    ['Paid', 4000, [], 'payable'], // it was closed short, and still has a balance
    ['Paid', 0, [], 'paid'],
    ['Open', 0, [], 'nothing-due'],
    ['Open', -500, [], 'nothing-due'],
    ['Unpaid', 10_000, [], 'not-payable'],
    ['Unpaid', 0, [], 'nothing-due'], // its trips were paid since, on a newer one
    ['Sold', 10_000, [], 'not-payable'],
    ['Sold', 0, [], 'not-payable'], // its trips are finished for the office, and not for who owes
    ['Cancelled', 0, [], 'not-payable'],
    ['Cancelled', 10_000, [], 'not-payable'],
    ['Open', 10_000, [later(10_000, false)], 'paid'],
    ['Open', 10_000, [later(4000, false)], 'payable'],
    ['Open', 10_000, [later(10_000, true)], 'processing'],
    ['Open', 10_000, [later(4000, true)], 'payable'],
    ['Sold', 10_000, [later(10_000, true)], 'processing'],
    ['Open', 49, [], 'not-payable'], // Stripe charges no less than 50 cents
    ['Open', 50, [], 'payable'],
    ['Open', 99_999_999, [], 'payable'],
    ['Open', 100_000_000, [], 'not-payable'], // nor a million dollars
  ] as const)('[SP-2] [SP-3] %s with %i cents due and %j since: %s', (state, owed, payments, expected) => {
    expect(stateOf(payable(state, owed), [...payments]).state).toBe(expected);
  });

  it('[SP-2] an Unpaid invoice is payable where the office allows it', () => {
    expect(stateOf(payable('Unpaid', 10_000), [], { allowUnpaid: true }).state).toBe('payable');
  });

  it('[SP-4] [SP-5] asks for the rest, with the fee on the rest, and says what is on its way', () => {
    expect(stateOf(payable('Open', 14_000), [later(4000, true)], { passFee: true })).toMatchObject({
      quote: { balance: 10_000, fee: 330, total: 10_330, processing: 4000 },
    });
  });
});
