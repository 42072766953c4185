import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { paidOn, tell } from '../../../test/builders/stripe-facts.ts';

it('finds the invoices with a bank payment on its way, until it settles', async () => {
  const office = await anOffice()
    .withCustomer('maple')
    .withCustomer('oak')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'oak', price: 100_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.commit('i2', { customer: 'oak' });
  const found = async (processing: boolean) => (await office.do('invoices.list', { filter: { processing } })).rows.map(({ id }) => id);
  expect(await found(true)).toEqual([]);

  const { fact: _paid, ...payment } = paidOn(office.id('i1'), { balance: 100_00 });
  await tell(office, [{ ...payment, fact: 'payment processing', method: 'Bank account ···· 6789' }]);
  expect(await found(true)).toEqual([office.id('i1')]);
  expect(await found(false)).toEqual([office.id('i2')]);

  await tell(office, [{ ...payment, fact: 'payment succeeded' }]);
  expect(await found(true)).toEqual([]);
});
