import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { cents } from '../../shared/money.ts';
import type { Office } from '../../../test/builders/office.ts';

/** An office whose payment of two trips was taken back: a record that needs review, and both trips written off. */
async function withRecordToReview(): Promise<{ office: Office; record: string }> {
  const office = await anOffice()
    .withCustomer('reyes', { kind: 'patient' })
    .withDispatch('d1', { customer: 'reyes', price: 60_00 })
    .withDispatch('d2', { customer: 'reyes', price: 40_00 })
    .withDispatch('d3', { customer: 'reyes', price: 10_00 })
    .open();
  await office.commit('i1', { customer: 'reyes', items: ['d1', 'd2'] });
  const record = await office.pay('i1', { amount: 100_00, number: '77' });
  office.books.append('the test', {
    kind: 'Stripe activity noted',
    summary: '',
    writes: [{ put: 'review', id: record, set: { needsReview: true } }],
  });
  return { office, record };
}

describe('asking for a review', () => {
  it('[REC-6] puts any record into the queue, with the note as its reason, also one that was reviewed before', async () => {
    const { office, record } = await withRecordToReview();
    await office.do('register.review', { id: record });
    await office.do('register.flag', { id: record, note: 'Paid twice?' });
    const asked = await office.do('register.get', { id: record });
    expect(asked).toMatchObject({ needsReview: true, reviewedBy: null, reviewReason: expect.stringMatching(/^Paid twice\? /) });
    expect(await office.do('register.waiting', {})).toEqual({ review: 1, allocate: 0 });
    expect(await office.refusalOf('register.flag', { id: record })).toMatchObject({ code: 'wrong-state' });
  });
});

describe('reviewing a record', () => {
  it('[REC-2] marks it with name and time, and sends back the dispatches chosen', async () => {
    const { office, record } = await withRecordToReview();
    await office.as('Biller').do('register.review', { id: record, reopen: [office.id('d1')], note: 'Called the customer' });
    const expected = { needsReview: false, reviewedBy: 'Biller', reviewedAt: expect.any(String), reviewNote: 'Called the customer' };
    expect(await office.do('register.get', { id: record })).toMatchObject(expected);
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office' });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Finished' });
  });

  it('[REC-3] is refused for a record that needs none', async () => {
    const { office, record } = await withRecordToReview();
    await office.do('register.review', { id: record });
    expect(await office.refusalOf('register.review', { id: record })).toMatchObject({ code: 'wrong-state' });
  });

  it('[REC-3] is refused for a dispatch that the record is not about', async () => {
    const { office, record } = await withRecordToReview();
    const refusal = await office.refusalOf('register.review', { id: record, reopen: [office.id('d3')] });
    expect(refusal).toMatchObject({ code: 'invalid-input', field: 'reopen' });
  });

  it('[REC-4] writes a dispatch off that still owes, and refuses it for one that owes nothing', async () => {
    const { office, record } = await withRecordToReview();
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'service charge', amount: cents(5_00) });
    const refusal = await office.refusalOf('register.review', { id: record, writeOff: [office.id('d2')] });
    expect(refusal).toMatchObject({ code: 'wrong-state' });
    await office.do('register.review', { id: record, writeOff: [office.id('d1')] });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 5_00, writtenOff: 5_00 });
  });

  it('[REC-5] moves a dispatch to another customer, who is billed from the Billing office', async () => {
    const { office, record } = await withRecordToReview();
    const { id: other } = await office.do('customers.create', { name: 'Maple Court', kind: 'facility' });
    await office.do('register.review', { id: record, move: [{ dispatch: office.id('d1'), customer: other }] });
    const moved = await office.do('dispatches.get', { id: office.id('d1') });
    expect(moved).toMatchObject({ customer: { id: other }, payor: 'facility', state: 'Billing office', paid: 60_00 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Finished' });
  });

  it('[REC-3] is refused where two decisions are about one dispatch', async () => {
    const { office, record } = await withRecordToReview();
    const twice = { id: record, reopen: [office.id('d1')], writeOff: [office.id('d1')] };
    expect(await office.refusalOf('register.review', twice)).toMatchObject({ code: 'invalid-input', field: 'writeOff' });
  });

  it('is refused for a record that is not in the books', async () => {
    const { office } = await withRecordToReview();
    expect(await office.refusalOf('register.review', { id: 'nothing000000' })).toMatchObject({ code: 'not-found' });
  });
});
