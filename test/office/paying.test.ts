import { describe, expect, it } from 'vitest';
import { anOffice } from '../builders/an-office.ts';

describe('paying an invoice', () => {
  it('[PAY-5] [PAY-4] [PAY-6] [PAY-7] a check for more than is owed pays every trip and leaves a credit', async () => {
    const office = await anOffice()
      .withCustomer('maple')
      .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 600_00 })
      .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 800_00 })
      .open();
    await office.commit('i1', { customer: 'maple' });
    await office.pay('i1', { amount: 1500_00, number: '1234' });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Finished', owed: 0 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Finished', owed: 0 });
    expect(office.invoice('i1')).toMatchObject({ state: 'Paid' });
  });

  it('[PAY-8] what a short payment does not reach comes up for invoicing again', async () => {
    const office = await anOffice()
      .withCustomer('maple')
      .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
      .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 150_00 })
      .open();
    await office.commit('i1', { customer: 'maple' });
    await office.pay('i1', { amount: 100_00, number: '1' });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Finished', owed: 0 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Billing office', owed: 150_00 });
  });
});
