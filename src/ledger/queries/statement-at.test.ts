import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { type Office, openOffice } from '../../../test/builders/office.ts';
import { addDays, beginningOf, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { endOf } from './as-of.ts';
import { customerAt } from './statement-at.ts';

const timeZone = 'America/Chicago';

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

it('[STMT-6] there is none of a day to come', async () => {
  const office = await anOfficeWithAPast();
  const refusal = await office.refusalOf('customers.statement', { id: office.id('maple'), date: isoDate('2026-03-03') });
  expect(refusal).toMatchObject({ code: 'invalid-input', field: 'date' });
});

describe('days go by', () => {
  /** Two customers, and each day what a biller did on it; each entry is done on a day of its own. */
  async function aMonthOfChanges(deeds: (office: Office) => readonly (() => Promise<unknown>)[]) {
    let today = isoDate('2026-01-05');
    const office = openOffice({ now: () => beginningOf(today, timeZone) + 10 * 3_600_000 });
    const add = async (name: string, kind: 'facility' | 'patient') =>
      office.learn(name, (await office.do('customers.create', { name, kind })).id);
    await add('maple', 'facility');
    await add('double', 'facility');
    await add('oak', 'patient');
    const statementOf = async (name: string, date = today) => {
      const { madeAt: _at, portalUrl: _url, ...statement } = await office.do('customers.statement', { id: office.id(name), date });
      return statement;
    };
    const told = new Map<string, Awaited<ReturnType<typeof statementOf>>>();
    for (const deed of deeds(office)) {
      today = addDays(today, 1);
      await deed();
      for (const name of ['maple', 'oak']) told.set(`${name} ${today}`, await statementOf(name));
    }
    return { office, told, statementOf, leap: () => (today = addDays(today, 40)) };
  }

  const trip = (office: Office, name: string, customer: string, date: string, quoted: number) => async () => {
    const { id } = await office.do('dispatches.create', { customer: office.id(customer), date: isoDate(date), quoted: cents(quoted) });
    office.learn(name, id);
  };

  it('[STMT-6] what a statement said on its day it says ever after, whatever is changed since', async () => {
    const { told, statementOf, leap } = await aMonthOfChanges((office) => {
      const change = (name: string, set: object) => () => office.do('dispatches.change', { id: office.id(name), set });
      return [
        trip(office, 'a', 'maple', '2026-01-06', 100_00),
        trip(office, 'b', 'maple', '2026-01-07', 60_00),
        trip(office, 'c', 'oak', '2026-01-08', 45_00),
        () => office.commit('i1', { customer: 'maple', items: ['a', 'b'] }),
        change('b', { quoted: cents(75_00) }),
        change('a', { payor: 'insurance' }),
        change('a', { payor: 'facility', parked: true }),
        () => office.do('dispatches.addEvent', { dispatch: office.id('a'), kind: 'service charge', amount: cents(5_00) }),
        change('a', { parked: false }),
        () => office.pay('i1', { amount: 50_00, keepOpen: true }),
        () => office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(30_00) }),
        change('c', { customer: office.id('maple'), payor: 'facility' }),
        () => office.commit('i2', { customer: 'maple' }),
        change('b', { nonBillable: true }),
        change('b', { nonBillable: false }),
        () => office.do('dispatches.writeOff', { id: office.id('c') }),
        () => office.do('dispatches.reopen', { id: office.id('c') }),
        () => office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' }),
        () => office.do('invoices.cancel', { id: office.id('i2') }),
        change('b', { date: isoDate('2026-01-09') }),
        change('c', { cancelled: true }),
        () => office.do('customers.change', { id: office.id('oak'), set: { kind: 'affiliate' } }),
      ];
    });
    leap();
    expect(told.size).toBe(44);
    for (const [when, statement] of told) {
      const [name = '', date = ''] = when.split(' ');
      expect({ when, ...(await statementOf(name, isoDate(date))) }).toEqual({ when, ...statement });
    }
  });

  it('[STMT-6] an invoice not yet made is not on it, and one that was Open then is, with what was due then', async () => {
    const { office, statementOf, leap } = await aMonthOfChanges((at) => [
      trip(at, 'a', 'maple', '2026-01-05', 100_00),
      () => at.commit('i1', { customer: 'maple', items: ['a'] }), // Jan 7
      () => at.pay('i1', { amount: 40_00, keepOpen: true }),
      () => at.pay('i1', { amount: 60_00 }),
    ]);
    leap();
    const due = async (date: string) => (await statementOf('maple', isoDate(date))).invoices.map(({ dueNow }) => dueNow);
    expect([await due('2026-01-06'), await due('2026-01-07'), await due('2026-01-08'), await due('2026-01-09')]).toEqual([
      [],
      [100_00],
      [60_00],
      [],
    ]);
    expect(office.invoice('i1').state).toBe('Paid');
  });

  it('[STMT-6] money recorded late counts from its own date, with what was decided by it', async () => {
    const { statementOf, leap } = await aMonthOfChanges((at) => [
      trip(at, 'a', 'maple', '2026-01-04', 100_00),
      () => at.commit('i1', { customer: 'maple', items: ['a'] }), // Jan 7
      () => at.pay('i1', { amount: 80_00, date: isoDate('2026-01-06'), writeOffRest: true }),
    ]);
    leap();
    const { trips, invoices } = await statementOf('maple', isoDate('2026-01-07'));
    expect([trips, invoices]).toEqual([[], []]);
    expect((await statementOf('maple', isoDate('2026-01-05'))).total).toBe(100_00); // the trip too is of its own date
  });

  it('[STMT-6] [MERGE-1] what was merged into a customer since counts with it', async () => {
    const { office, statementOf, leap } = await aMonthOfChanges((at) => [
      trip(at, 'a', 'double', '2026-01-05', 100_00),
      () => at.do('customers.merge', { id: at.id('double'), into: at.id('maple') }),
    ]);
    leap();
    expect((await statementOf('maple', isoDate('2026-01-06'))).total).toBe(100_00);
    const { trips } = customerAt(office.books.reader, office.id('maple'), endOf(isoDate('2026-01-06'), timeZone));
    expect(trips.map(({ id }) => id)).toEqual([office.id('a')]);
  });
});
