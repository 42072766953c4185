import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { checkBooks } from '../books/invariants/check.ts';

type MoneyIn = Input<'money.record'>;

/** Invoices i1 (d1, 100.00) and i2 (d2, 200.00) of maple; d3 (60.00) waits; reyes has d4 (40.00). */
async function twoInvoices(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple')
    .withCustomer('reyes', { kind: 'patient' })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 200_00 })
    .withDispatch('d3', { customer: 'maple', date: '2026-01-19', price: 60_00 })
    .withDispatch('d4', { customer: 'reyes', date: '2026-01-20', price: 40_00 })
    .open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  await office.commit('i2', { customer: 'maple', items: ['d2'] });
  return office;
}

const check = (office: Office, amount: number, toward: MoneyIn['toward'], more: Partial<MoneyIn> = {}): MoneyIn => ({
  customer: office.id('maple'),
  amount: cents(amount),
  type: 'Check',
  number: '77',
  toward,
  ...more,
});
const forInvoices = (office: Office, ...names: string[]): MoneyIn['toward'] => ({
  to: 'invoices',
  invoices: names.map((name) => office.id(name)),
});
const forTrips = (office: Office, ...names: string[]): MoneyIn['toward'] => ({
  to: 'dispatches',
  dispatches: names.map((name) => office.id(name)),
});

describe('one check for several invoices', () => {
  it('[MON-1] [MON-5] [MON-11] is one record that pays them in the order of their commit', async () => {
    const office = await twoInvoices();
    await office.do('money.record', check(office, 350_00, forInvoices(office, 'i2', 'i1')));
    expect(office.register()).toEqual([{ type: 'Check', number: '77', amount: 350_00, events: { d1: 100_00, d2: 200_00 }, ledger: 50_00 }]);
    expect(office.invoice('i1')).toMatchObject({ state: 'Paid' });
    expect(office.invoice('i2')).toMatchObject({ state: 'Paid' });
    expect(office.balance('maple')).toBe(-50_00);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[MON-2] leaves the invoice open that it does not reach', async () => {
    const office = await twoInvoices();
    await office.do('money.record', check(office, 100_00, forInvoices(office, 'i1', 'i2')));
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 200_00 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Awaiting payment' });
  });

  it('[MON-6] keeps a surplus on the record, marked to be given back', async () => {
    const office = await twoInvoices();
    const input = check(office, 320_00, forInvoices(office, 'i1', 'i2'), { surplus: { to: 'return' } });
    const { record } = await office.do('money.record', input);
    expect(await office.do('register.get', { id: record })).toMatchObject({ unallocated: 20_00, toReturn: true });
    expect(office.balance('maple')).toBe(0);
  });

  it('[MON-8] closes a newer invoice that carries the same trips', async () => {
    const office = await twoInvoices();
    await office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' });
    await office.commit('i3', { customer: 'maple', items: ['d1'] });
    await office.do('money.record', check(office, 300_00, forInvoices(office, 'i1', 'i2')));
    expect(office.invoice('i3')).toEqual({ state: 'Paid', due: 0 });
  });
});

describe('money for dispatches', () => {
  it('[MON-4] needs no invoice, and may be another customer’s', async () => {
    const office = await twoInvoices();
    await office.do('money.record', check(office, 80_00, forTrips(office, 'd3', 'd4')));
    expect(office.dispatch('d3')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.dispatch('d4')).toEqual({ state: 'Billing office', owed: 20_00, writtenOff: 0 });
  });

  it('[MON-8] closes any Open invoice that has nothing left', async () => {
    const office = await twoInvoices();
    await office.do('money.record', check(office, 100_00, forTrips(office, 'd1')));
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 200_00 });
  });

  it('[MON-7] overpays the one chosen', async () => {
    const office = await twoInvoices();
    const surplus: MoneyIn['surplus'] = { to: 'overpay', dispatches: [office.id('d3')] };
    await office.do('money.record', check(office, 75_00, forTrips(office, 'd3'), { surplus }));
    expect(office.dispatch('d3')).toEqual({ state: 'Billing office', owed: -15_00, writtenOff: 0 });
  });

  it('[MON-9] writes off the rest', async () => {
    const office = await twoInvoices();
    const toward: MoneyIn['toward'] = { to: 'dispatches', dispatches: [office.id('d3')], rest: 'write off' };
    await office.do('money.record', check(office, 50_00, toward));
    expect(office.dispatch('d3')).toEqual({ state: 'Finished', owed: 10_00, writtenOff: 10_00 });
  });
});

describe('money for the ledger', () => {
  it('[MON-10] is a credit to the customer', async () => {
    const office = await twoInvoices();
    await office.do('money.record', check(office, 500_00, { to: 'ledger' }));
    expect(office.balance('maple')).toBe(-500_00);
    expect(office.register()).toMatchObject([{ amount: 500_00, events: {}, ledger: 500_00 }]);
  });

  it('[MON-10] [PAY-17] is asked about when it was recorded before', async () => {
    const office = await twoInvoices();
    const input = check(office, 500_00, { to: 'ledger' });
    const { record } = await office.do('money.record', input);
    expect(await office.do('money.foresee', input)).toMatchObject({ twin: { id: record } });
    expect(await office.refusalOf('money.record', input)).toMatchObject({ code: 'conflict', field: 'number' });
    await office.do('money.record', { ...input, twinSeen: true });
    expect(office.balance('maple')).toBe(-1000_00);
  });
});

describe('money that is refused', () => {
  it.each<[title: string, of: (office: Office) => Partial<MoneyIn>, field: string]>([
    ['of nothing', () => ({ amount: cents(0) }), 'amount'],
    ['of a customer that is nowhere', () => ({ customer: 'nothing' }), 'customer'],
    ['for an invoice that is nowhere', () => ({ toward: { to: 'invoices', invoices: ['nothing'] } }), 'toward.invoices'],
    [
      'for another customer’s invoice',
      (office) => ({ customer: office.id('reyes'), toward: forInvoices(office, 'i1') }),
      'toward.invoices',
    ],
    ['for a dispatch that is nowhere', () => ({ toward: { to: 'dispatches', dispatches: ['nothing'] } }), 'toward.dispatches'],
    [
      'for dispatches of another invoice',
      (office) => ({ toward: { to: 'invoices', invoices: [office.id('i1')], only: [office.id('d2')] } }),
      'toward.only',
    ],
    [
      'that overpays what it does not pay',
      (office) => ({ surplus: { to: 'overpay', dispatches: [office.id('d3')] } }),
      'surplus.dispatches',
    ],
    ['for the ledger with a surplus', () => ({ toward: { to: 'ledger' }, surplus: { to: 'return' } }), 'surplus'],
  ])('%s', async (_title, of, field) => {
    const office = await twoInvoices();
    const input = { ...check(office, 100_00, forInvoices(office, 'i1')), ...of(office) };
    expect(await office.refusalOf('money.record', input)).toMatchObject({ field });
    expect(await office.refusalOf('money.foresee', input)).toMatchObject({ field });
    expect(office.register()).toEqual([]);
  });

  it('[PAY-13] for a sold invoice', async () => {
    const office = await twoInvoices();
    await office.do('invoices.close', { id: office.id('i1'), as: 'Sold' });
    expect(await office.refusalOf('money.record', check(office, 1, forInvoices(office, 'i1', 'i2')))).toMatchObject({
      code: 'wrong-state',
    });
  });
});

describe('what is said beforehand', () => {
  it.each<[string, (office: Office) => Partial<MoneyIn>]>([
    ['of several invoices', (office) => ({ toward: forInvoices(office, 'i1', 'i2') })],
    [
      'of several invoices, the surplus to be given back',
      (office) => ({ toward: forInvoices(office, 'i1', 'i2'), surplus: { to: 'return' } }),
    ],
    ['of dispatches', (office) => ({ toward: forTrips(office, 'd1', 'd3', 'd4') })],
    ['of the ledger', () => ({ toward: { to: 'ledger' } })],
  ])('[MON-12] %s comes true', async (_title, of) => {
    const office = await twoInvoices();
    await office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(-15_00) });
    const input = { ...check(office, 410_00, { to: 'ledger' }), ...of(office) };
    const foreseen = await office.do('money.foresee', input);
    const { record } = await office.do('money.record', input);
    const { amount, unallocated, toReturn } = await office.do('register.get', { id: record });
    expect(foreseen.record).toEqual({ amount, unallocated, toReturn });
    for (const { balanceAfter } of foreseen.ledgers) expect(balanceAfter).toBe(office.balance('maple'));
    for (const { dispatch, after } of foreseen.trips) {
      const { state, price, owed, writtenOff } = await office.do('dispatches.get', { id: dispatch.id });
      expect(after).toEqual({ state, price, owed, writtenOff });
    }
    for (const { id, after } of foreseen.invoices) {
      const { state, dueNow } = await office.do('invoices.get', { id });
      expect(after).toEqual({ state, due: dueNow });
    }
  });
});

it('[ROLE-3] a Viewer records, refunds and takes back nothing', async () => {
  const office = await twoInvoices();
  const { record } = await office.do('money.record', check(office, 100_00, { to: 'ledger' }));
  const viewer = office.as('Viewer');
  const customer = office.id('maple');
  const refusals = [
    await viewer.refusalOf('money.record', check(office, 1_00, { to: 'ledger' })),
    await viewer.refusalOf('insurance.record', { amount: cents(0), lines: [{ dispatch: office.id('d1'), paid: cents(0) }] }),
    await viewer.refusalOf('refunds.record', { customer, type: 'Check', ledger: cents(1_00) }),
    await viewer.refusalOf('register.reverse', { id: record, bounced: true, reason: 'NSF' }),
    await viewer.refusalOf('events.reverse', { id: record, reason: 'x' }),
    await viewer.refusalOf('lateFees.charge', {}),
  ];
  expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'not-allowed'));
});
