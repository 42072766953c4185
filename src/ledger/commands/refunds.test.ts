import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import { checkBooks } from '../books/invariants/check.ts';

type Refund = Input<'refunds.record'>;

/** d1 is overpaid by 30.00, d2 owes 50.00, and the ledger has a credit of 40.00. */
async function overpaid(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { ledger: -40_00 })
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 50_00 })
    .open();
  await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(130_00) });
  return office;
}

const refund = (office: Office, trips: Record<string, number>, ledger: number, more: Partial<Refund> = {}): Refund => ({
  customer: office.id('maple'),
  type: 'Check',
  number: '5001',
  trips: Object.entries(trips).map(([name, amount]) => ({ dispatch: office.id(name), amount: cents(amount) })),
  ledger: cents(ledger),
  ...more,
});

describe('a refund by check', () => {
  it('[RFD-1] [RFD-3] gives back what a trip and the ledger have too much, by one negative record', async () => {
    const office = await overpaid();
    await office.do('refunds.record', refund(office, { d1: 30_00 }, 40_00));
    expect(office.register()[1]).toEqual({ type: 'Check', number: '5001', amount: -70_00, events: { d1: -30_00 }, ledger: -40_00 });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.balance('maple')).toBe(0);
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });

  it('[RFD-1] gives back in part', async () => {
    const office = await overpaid();
    await office.do('refunds.record', refund(office, { d1: 10_00 }, 0));
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: -20_00, writtenOff: 0 });
    expect(office.balance('maple')).toBe(-40_00);
  });

  it('[RFD-3] closes the open invoice that has nothing left', async () => {
    const office = await overpaid();
    await office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(40_00) });
    await office.commit('i1', { customer: 'maple', items: ['d1'] });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: -30_00 });
    await office.do('refunds.record', refund(office, { d1: 30_00 }, 0));
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[RFD-4] is asked about when it was recorded before', async () => {
    const office = await overpaid();
    await office.do('refunds.record', refund(office, {}, 20_00));
    const again = refund(office, {}, 20_00);
    expect(await office.refusalOf('refunds.record', again)).toMatchObject({ code: 'conflict', field: 'number' });
    await office.do('refunds.record', { ...again, twinSeen: true });
    expect(office.balance('maple')).toBe(0);
  });

  it.each<[title: string, of: (office: Office) => Refund, field: string]>([
    ['[RFD-2] of more than a trip is overpaid by', (office) => refund(office, { d1: 30_01 }, 0), 'trips'],
    ['[RFD-2] for a trip that owes', (office) => refund(office, { d2: 1 }, 0), 'trips'],
    ['[RFD-2] of more than the credit', (office) => refund(office, {}, 40_01), 'ledger'],
    ['of less than nothing of the ledger', (office) => refund(office, { d1: 30_00 }, -1), 'ledger'],
    ['of nothing of a trip', (office) => refund(office, { d1: 0 }, 0), 'trips'],
    ['of nothing', (office) => refund(office, {}, 0), 'trips'],
    ['for a trip that is nowhere', (office) => refund(office, {}, 0, { trips: [{ dispatch: 'nothing', amount: cents(1) }] }), 'trips'],
    ['to nobody', (office) => refund(office, {}, 1, { customer: 'nothing' }), 'customer'],
  ])('is refused: %s', async (_title, of, field) => {
    const office = await overpaid();
    expect(await office.refusalOf('refunds.record', of(office))).toMatchObject({ field });
    expect(office.register()).toHaveLength(1);
  });

  it('[RFD-5] does what was said beforehand', async () => {
    const office = await overpaid();
    const input = refund(office, { d1: 25_00 }, 15_00);
    const foreseen = await office.do('refunds.foresee', input);
    const { record } = await office.do('refunds.record', input);
    expect(foreseen.record?.amount).toBe((await office.do('register.get', { id: record })).amount);
    expect(foreseen.ledgers.map(({ balanceAfter }) => balanceAfter)).toEqual([office.balance('maple')]);
    expect(foreseen.trips.map(({ after }) => ({ state: after.state, owed: after.owed, writtenOff: after.writtenOff }))).toEqual([
      office.dispatch('d1'),
    ]);
  });

  it('[REV-1] that was never cashed is reversed', async () => {
    const office = await overpaid();
    const { record } = await office.do('refunds.record', refund(office, { d1: 30_00 }, 40_00));
    const { record: back } = await office.do('register.reverse', { id: record, bounced: false, reason: 'Never cashed' });
    expect(await office.do('register.get', { id: record })).toMatchObject({ nature: 'refund', reversible: false });
    expect(await office.do('register.get', { id: back })).toMatchObject({ nature: 'payment', reversible: true });
    expect(office.dispatch('d1')).toMatchObject({ owed: -30_00 });
    expect(office.balance('maple')).toBe(-40_00);
  });
});
