/** Cards over the phone for a dispatch or a ledger, as Stripe's reports book them, and what takes them back. */
import { describe, expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import type { UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { aDispute, aRefund, paidOn, tell } from '../builders/stripe-facts.ts';

const anOfficeWithTrips = () =>
  anOffice()
    .withCustomer('maple', { ledger: 40_00 })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 50_00 })
    .open();

type Paid = Extract<UnnumberedFact, { fact: 'payment succeeded' }>;

function byPhone(office: Office, name: string, balance: number, fee = 0): Paid {
  const phone = {
    purpose: name === 'maple' ? 'customer' : 'dispatch',
    id: office.id(name),
    balance: cents(balance),
    fee: cents(fee),
  } as const;
  return { ...paidOn('', { balance, fee }), portal: null, phone };
}

const record = (office: Office, n = 0) =>
  office.books.reader.all<{ needs_review: number; comment: string; customer: string; invoice: string | null }>(
    'SELECT needs_review, comment, customer, invoice FROM register_records ORDER BY stamp, id',
  )[n];

describe('[MOTO-7] a card over the phone', () => {
  it.each([
    ['pays all of the trip', 'd1', 100_00, 0, { d1: 100_00 }, 0, 'Finished', 0],
    ['pays a part of it', 'd1', 30_00, 0, { d1: 30_00 }, 0, 'Billing office', 0],
    ['pays the trip, and the fee beside it', 'd1', 100_00, 3_30, { d1: 100_00 }, 0, 'Finished', 0],
    ['goes to the ledger', 'maple', 25_00, 0, {}, 25_00, 'Billing office', 0],
    ['is more than the trip owes by now: the rest is a credit, to be reviewed', 'd1', 130_00, 0, { d1: 100_00 }, 30_00, 'Finished', 1],
  ])('%s', async (_what, name, balance, fee, events, ledger, state, needsReview) => {
    const office = await anOfficeWithTrips();
    await tell(office, [byPhone(office, name, balance, fee)]);
    expect(office.register()).toEqual([{ type: 'Stripe', number: 'pi_1', amount: balance + fee, events, ledger }]);
    expect(office.dispatch('d1').state).toBe(state);
    expect(office.balance('maple')).toBe(40_00 - ledger);
    expect(record(office)).toMatchObject({ needs_review: needsReview, customer: office.id('maple'), invoice: null });
    expect(record(office)?.comment).toMatch(/^Card taken over the phone\./);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('closes an Open invoice that it leaves nothing to collect on', async () => {
    const office = await anOffice().withCustomer('oak').withDispatch('d1', { customer: 'oak', price: 100_00 }).open();
    await office.commit('i1', { customer: 'oak' });
    await tell(office, [byPhone(office, 'd1', 100_00)]);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('is booked once, however often it is told', async () => {
    const office = await anOfficeWithTrips();
    const paid = byPhone(office, 'd1', 100_00);
    await tell(office, [paid]);
    await tell(office, [paid, paid]);
    expect(office.register()).toHaveLength(1);
  });

  it('waits for a trip that another desk has made', async () => {
    const office = await anOfficeWithTrips();
    office.learn('d9', 'dispatchofanotherdesk');
    await tell(office, [byPhone(office, 'd9', 100_00)]);
    expect(office.register()).toEqual([]);
    expect(office.books.local.waitingFacts()).toHaveLength(1);
  });
});

describe('[MOTO-10] what goes back of a card over the phone', () => {
  it.each([
    ['a refund', aRefund({ amount: 60_00 }), [60_00, 0], ['Billing office', 'Finished']],
    ['a lost dispute', aDispute({ amount: 100_00 }), [100_00, 0], ['Finished', 'Finished']],
  ])('%s takes it back off the trip', async (_what, back, owed, states) => {
    const office = await anOfficeWithTrips();
    await tell(office, [byPhone(office, 'd1', 100_00), { ...byPhone(office, 'd2', 50_00), paymentIntent: 'pi_2' }, back]);
    expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual(owed);
    expect([office.dispatch('d1').state, office.dispatch('d2').state]).toEqual(states);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('a refund takes it back off the ledger, and one that fails is booked back', async () => {
    const office = await anOfficeWithTrips();
    const facts = [byPhone(office, 'maple', 40_00), aRefund({ amount: 40_00 })];
    await tell(office, facts);
    expect(office.balance('maple')).toBe(40_00);
    await tell(office, [...facts, aRefund({ amount: 40_00, status: 'failed' })]);
    expect(office.balance('maple')).toBe(0);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('a dispute won after all closes the invoice that has nothing left', async () => {
    const office = await anOffice().withCustomer('oak').withDispatch('d1', { customer: 'oak', price: 100_00 }).open();
    const facts: UnnumberedFact[] = [byPhone(office, 'd1', 100_00), aRefund({ amount: 100_00 })];
    await tell(office, facts);
    await office.commit('i1', { customer: 'oak' });
    await tell(office, [...facts, aRefund({ amount: 100_00, status: 'failed' })]);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });
});
