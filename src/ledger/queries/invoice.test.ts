import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { cents } from '../../shared/money.ts';

it('[INV-13] an invoice tells, item by item, what has changed since its commit and nothing from before', async () => {
  const names = ['paid', 'requoted', 'allowed', 'allowed before', 'cancelled', 'written off', 'untouched'] as const;
  const office = await names
    .reduce((builder, name) => builder.withDispatch(name, { customer: 'maple', price: 100_00 }), anOffice().withCustomer('maple'))
    .open();
  const change = (name: (typeof names)[number], set: object) => office.do('dispatches.change', { id: office.id(name), set });
  await change('allowed before', { allowed: cents(80_00) });
  await office.do('dispatches.addEvent', { dispatch: office.id('paid'), kind: 'payment', amount: cents(10_00) });
  await office.commit('i1', { customer: 'maple' });

  await office.do('dispatches.addEvent', { dispatch: office.id('paid'), kind: 'payment', amount: cents(20_00) });
  await office.do('dispatches.addEvent', { dispatch: office.id('allowed before'), kind: 'finance charge', amount: cents(1_00) });
  await change('requoted', { quoted: cents(120_00) });
  await change('allowed', { allowed: cents(60_00) });
  await change('cancelled', { cancelled: true });
  await office.do('dispatches.writeOff', { id: office.id('written off') });

  const { items } = await office.do('invoices.get', { id: office.id('i1') });
  expect(items.map(({ dispatch, difference }) => [names.find((name) => office.id(name) === dispatch), difference])).toEqual([
    ['paid', 'Paid 20.00 (cash)'],
    ['requoted', 'Price quote now 120.00'],
    ['allowed', 'Insurance allows 60.00'],
    ['allowed before', 'Finance charge 1.00'],
    ['cancelled', 'Cancelled'],
    ['written off', 'Wrote off 100.00'],
    ['untouched', ''],
  ]);
});
