import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
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

  it('is refused for a record that is not in the books', async () => {
    const { office } = await withRecordToReview();
    expect(await office.refusalOf('register.review', { id: 'nothing000000' })).toMatchObject({ code: 'not-found' });
  });
});
