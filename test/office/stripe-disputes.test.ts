/** What Stripe changes about a refund or a dispute after it was booked. */
import { describe, expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import type { UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { aDispute, aRefund, paidOn, stripeTotal, tell } from '../builders/stripe-facts.ts';

/** One invoice of two trips, 100.00 and 50.00. */
async function anInvoice(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  return office;
}

/** The companion tells more and more; the desk asks each time. */
async function tellAll(office: Office, facts: readonly UnnumberedFact[]): Promise<void> {
  for (let count = 1; count <= facts.length; count++) await tell(office, facts.slice(0, count));
}

const lost = aDispute({ amount: 150_00 });

describe('a dispute that Stripe changes after it was lost', () => {
  it.each([
    ['won after all, and all given back', aDispute({ amount: 150_00, status: 'won' }), [0, 0], ['Finished', 'Finished'], 150_00],
    [
      'won in part, and 60.00 given back; the trip that nothing came back for stays written off',
      aDispute({ amount: 150_00, status: 'won', withdrawn: 90_00 }),
      [40_00, 50_00],
      ['Billing office', 'Finished'],
      45_00,
    ],
    [
      'still lost, with 110.00 given back',
      aDispute({ amount: 150_00, withdrawn: 40_00, moves: 2 }),
      [0, 40_00],
      ['Finished', 'Finished'],
      95_00,
    ],
    ['its fee given back', aDispute({ amount: 150_00, fee: 0, moves: 2 }), [100_00, 50_00], ['Finished', 'Finished'], 0],
    ['said once more', lost, [100_00, 50_00], ['Finished', 'Finished'], -15_00],
  ])('[STR-15] %s: the difference is booked, to the cent', async (_what, then, owed, states, total) => {
    const office = await anInvoice();
    await tellAll(office, [paidOn(office.id('i1'), { balance: 150_00 }), lost, then]);
    expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual(owed);
    expect([office.dispatch('d1').state, office.dispatch('d2').state]).toEqual(states);
    expect(stripeTotal(office)).toBe(total);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[STR-15] what was told before is no news when all is read again', async () => {
    const office = await anInvoice();
    const part = aDispute({ amount: 150_00, withdrawn: 40_00, moves: 2 });
    const facts = [paidOn(office.id('i1'), { balance: 150_00 }), lost, part, aDispute({ amount: 150_00, status: 'won', moves: 3 })];
    await tellAll(office, facts);
    await tell(office, facts.slice(0, 1)); // another history: the desk begins anew
    await tellAll(office, facts);
    expect(stripeTotal(office)).toBe(150_00);
    expect(office.register()).toHaveLength(4);
  });

  it('[STR-15] a dispute that was won before its money came back books nothing', async () => {
    const office = await anInvoice();
    const won = aDispute({ amount: 150_00, status: 'won', withdrawn: 150_00, moves: 1 });
    await tellAll(office, [paidOn(office.id('i1'), { balance: 150_00 }), won, aDispute({ amount: 150_00, status: 'won' })]);
    expect(office.register()).toHaveLength(1);
  });

  it('[STR-15] a dispute that was lost before its money was withdrawn is booked when it is', async () => {
    const office = await anInvoice();
    const notYet = aDispute({ amount: 150_00, withdrawn: 0, fee: 0, moves: 0 });
    await tellAll(office, [paidOn(office.id('i1'), { balance: 150_00 }), notYet, lost]);
    expect(stripeTotal(office)).toBe(-15_00);
  });

  it('[STR-15] won after a refund of part, only the refund stays taken back', async () => {
    const office = await anInvoice();
    const payment = paidOn(office.id('i1'), { balance: 150_00 });
    await tellAll(office, [payment, aRefund({ amount: 30_00 }), lost, aDispute({ amount: 150_00, status: 'won' })]);
    expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual([0, 30_00]);
    expect(stripeTotal(office)).toBe(120_00);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });
});

describe('a refund that failed', () => {
  it('[STR-16] and is heard of only then books nothing, also when its success is told late', async () => {
    const office = await anInvoice();
    await tellAll(office, [
      paidOn(office.id('i1'), { balance: 150_00 }),
      aRefund({ amount: 30_00, status: 'failed' }),
      aRefund({ amount: 30_00 }),
    ]);
    expect(stripeTotal(office)).toBe(150_00);
  });
});
