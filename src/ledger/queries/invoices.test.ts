import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { paidOn, tell } from '../../../test/builders/stripe-facts.ts';
import { instant } from '../../shared/dates.ts';

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

it('[STR-18] a card that was declined hides neither the bank payment tried after it nor that one’s failure', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  const { fact: _paid, ...payment } = paidOn(office.id('i1'), { balance: 100_00 });
  const tried = (attempt: string, minute: number) => ({ ...payment, attempt, at: instant(Date.parse(`2026-03-02T10:0${minute}:00Z`)) });
  const bank = { ...tried('py_2', 2), method: 'Bank account ···· 6789' };
  const onItsWay = async () => (await office.do('invoices.list', { filter: { processing: true } })).count;

  await tell(office, [{ ...tried('ch_1', 1), fact: 'payment failed', reason: 'Your card was declined.' }]);
  await tell(office, [{ ...bank, fact: 'payment processing' }]);
  expect(await onItsWay()).toBe(1);
  await tell(office, [
    { ...bank, at: instant(Date.parse('2026-03-06T10:00:00Z')), fact: 'payment failed', reason: 'The account is closed.' },
  ]);
  expect(await onItsWay()).toBe(0);
  expect((await office.do('notices.all', {})).notices).toMatchObject([{ what: 'failed payment' }]);
});
