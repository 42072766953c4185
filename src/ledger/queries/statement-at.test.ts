import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { isoDate } from '../../shared/dates.ts';
import { ledgerAt, tripsAt } from './statement-at.ts';

/** After the very clock of the computer. */
const lastDay = isoDate('2100-01-01');

async function anOfficeWithAPast() {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withDispatch('paid since', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('paid in part', { customer: 'maple', date: '2026-01-06', price: 40_00 })
    .withDispatch('written off since', { customer: 'maple', date: '2026-01-07', price: 7_00 })
    .withDispatch('later', { customer: 'maple', date: '2026-02-20', price: 9_00 })
    .open();
  await office.commit('i2', { customer: 'maple', items: ['paid in part'] });
  await office.pay('i2', { amount: 10_00, date: isoDate('2026-01-31'), keepOpen: true });
  await office.commit('i1', { customer: 'maple', items: ['paid since'] });
  await office.pay('i1', { amount: 120_00, date: isoDate('2026-02-10') });
  await office.do('dispatches.writeOff', { id: office.id('written off since') });
  return office;
}

it.each([
  { date: '2026-01-05', due: [100_00], ledger: 0, total: 100_00, why: 'the trips of later days did not exist' },
  { date: '2026-01-30', due: [100_00, 40_00, 7_00], ledger: 0, total: 147_00, why: 'nothing was paid yet' },
  { date: '2026-01-31', due: [100_00, 30_00, 7_00], ledger: 0, total: 137_00, why: 'a payment counts from its own date' },
  { date: '2026-02-10', due: [30_00, 7_00], ledger: -20_00, total: 17_00, why: 'what was left over of the check is a credit' },
  { date: '2026-03-02', due: [30_00, 9_00], ledger: -20_00, total: 19_00, why: 'written off, and the newest trip' },
])('[STMT-6] on $date $why', async ({ date, due, ledger, total }) => {
  const office = await anOfficeWithAPast();
  const statement = await office.do('customers.statement', { id: office.id('maple'), date: isoDate(date) });
  expect(statement.trips.map(({ balanceDue }) => balanceDue)).toEqual(due);
  expect(statement).toMatchObject({ date, ledgerBalance: ledger, total });
});

it('[STMT-6] when all has been noted by then, it is as things stand now', async () => {
  const office = await anOfficeWithAPast();
  const { reader } = office.books;
  const id = office.id('maple');
  const { trips, ledgerBalance } = await office.do('customers.statement', { id });
  const then = tripsAt(reader, id, lastDay, 'America/Chicago').filter(({ balanceDue }) => balanceDue !== 0);
  expect(then.map((trip) => [trip.id, trip.price, trip.paid, trip.balanceDue])).toEqual(
    trips.map((trip) => [trip.id, trip.price, trip.paid, trip.balanceDue]),
  );
  expect(ledgerAt(reader, id, lastDay)).toBe(ledgerBalance);
});

it('[STMT-6] there is none of a day to come', async () => {
  const office = await anOfficeWithAPast();
  const refusal = await office.refusalOf('customers.statement', { id: office.id('maple'), date: isoDate('2026-03-03') });
  expect(refusal).toMatchObject({ code: 'invalid-input', field: 'date' });
});
