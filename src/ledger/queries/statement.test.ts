import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';

const maple = () =>
  anOffice()
    .withCustomer('maple', { name: 'Maple Court', ledger: 20_00 })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00, patient: 'Ana Reyes' })
    .withDispatch('d2', { customer: 'maple', date: '2025-10-01', price: 40_00 })
    .withDispatch('d3', { customer: 'maple', date: '2026-02-20', price: 9_00, payor: 'insurance' });

it('[STMT-1] [STMT-3] [STMT-4] is what is owed now, invoiced or not, oldest first', async () => {
  const office = await maple().open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  await office.pay('i1', { amount: 30_00, keepOpen: true });
  const statement = await office.do('customers.statement', { id: office.id('maple') });
  expect(statement.trips.map(({ date, paid, balanceDue, days }) => [date, paid, balanceDue, days])).toEqual([
    ['2025-10-01', 0, 40_00, 152],
    ['2026-01-05', 30_00, 70_00, 56],
  ]);
  expect(statement).toMatchObject({ tripsDue: 110_00, ledgerBalance: 20_00, total: 130_00, otherPayor: { count: 1, amount: 9_00 } });
  expect(statement.aging.map(({ amount }) => amount)).toEqual([0, 70_00, 0, 0, 40_00]);
});

it('[STMT-5] names what can be paid online', async () => {
  const office = await maple().open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  await office.commit('i2', { customer: 'maple', items: ['d2'] });
  await office.pay('i2', { amount: 40_00 });
  const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
  const statement = await office.do('customers.statement', { id: office.id('maple') });
  expect(statement.invoices).toMatchObject([{ id: office.id('i1'), selfPayId, dueNow: 120_00 }]);
  expect(statement.portalUrl).toBeNull();
});

it('[MERGE-9] suggests customers that look like the same', async () => {
  const office = await maple().withCustomer('double', { name: 'Maple Crt' }).withCustomer('oak', { name: 'Oak House' }).open();
  const pairs = async (name?: string) =>
    (await office.do('customers.likelyDuplicates', name === undefined ? {} : { of: office.id(name) })).pairs.map(({ a, b, because }) => [
      a.name,
      b.name,
      because,
    ]);
  expect(await pairs('double')).toEqual([['Maple Crt', 'Maple Court', ['same name']]]);
  expect(await pairs('oak')).toEqual([]);
  await office.do('customers.merge', { id: office.id('double'), into: office.id('maple') });
  expect(await pairs()).toEqual([]);
});

it('[MERGE-1] is of the kept customer, whichever of the two is asked for', async () => {
  const office = await maple().withCustomer('double').withDispatch('d4', { customer: 'double', price: 5_00 }).open();
  await office.do('customers.merge', { id: office.id('double'), into: office.id('maple') });
  for (const name of ['maple', 'double'])
    expect(await office.do('customers.statement', { id: office.id(name) })).toMatchObject({
      customer: { name: 'Maple Court' },
      total: 165_00,
    });
});
