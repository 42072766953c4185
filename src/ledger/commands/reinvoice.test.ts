import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents, sum } from '../../shared/money.ts';

/** Two invoices of maple that hold `m1`, one of oak, a trip of reyes that was never invoiced; all on 2026-03-02. */
async function anOldOffice(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { ledger: 20_00 })
    .withCustomer('oak')
    .withCustomer('reyes', { kind: 'patient' })
    .withDispatch('m1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('m2', { customer: 'maple', date: '2026-01-12', price: 150_00 })
    .withDispatch('o1', { customer: 'oak', date: '2026-02-03', price: 70_00 })
    .withDispatch('r1', { customer: 'reyes', date: '2026-02-04', price: 40_00 })
    .open();
  await office.commit('i1', { customer: 'maple', items: ['m1'] });
  await office.commit('i2', { customer: 'maple', items: ['m1', 'm2'] });
  await office.commit('i3', { customer: 'oak' });
  return office;
}

describe('the reinvoicing run', () => {
  it('[REINV-1] marks the old ones Unpaid and invoices what waits, with the ledger', async () => {
    const office = await anOldOffice();
    await office.do('invoices.reinvoice', { olderThan: 0, commit: true });
    expect(['i1', 'i2', 'i3'].map((name) => office.invoice(name).state)).toEqual(['Unpaid', 'Unpaid', 'Unpaid']);
    const { rows, totals } = await office.do('invoices.list', {
      filter: { states: ['Open'] },
      sort: { by: 'customer', descending: false },
    });
    expect(rows.map(({ customer, dueNow }) => [customer.name, dueNow])).toEqual([
      ['maple', 270_00],
      ['oak', 70_00],
      ['reyes', 40_00],
    ]);
    expect(totals.invoiced).toBe(380_00);
    expect(office.books.check()).toEqual([]);
  });

  it('[REINV-1] leaves alone what is younger', async () => {
    const office = await anOldOffice();
    const result = await office.do('invoices.reinvoice', { olderThan: 1, commit: true });
    expect(result).toMatchObject({ unpaid: { invoices: 0 }, made: { invoices: 1, amount: 40_00 } });
    expect(office.invoice('i1').state).toBe('Open');
  });

  it('[REINV-1] only for the customers of the old ones, when that is wanted', async () => {
    const office = await anOldOffice();
    const result = await office.do('invoices.reinvoice', { olderThan: 0, onlyTheirs: true });
    expect(result.made).toMatchObject({ invoices: 2, trips: 3 });
  });

  it('[REINV-1] a trip that also stands on a younger invoice stays there; the ledger, which that one does not carry, is invoiced', async () => {
    const office = await anOldOffice();
    office.books.append('the test', {
      kind: 'invoice committed',
      summary: 'As if it had been committed earlier',
      writes: [{ put: 'invoice', id: office.id('i1'), set: { committedOn: isoDate('2026-01-20') } }],
    });
    const result = await office.do('invoices.reinvoice', { olderThan: 30, onlyTheirs: true, commit: true });
    expect(result).toMatchObject({ unpaid: { invoices: 1 }, made: { trips: 0, amount: 20_00 } });
    expect(office.dispatch('m1')).toMatchObject({ state: 'Awaiting payment' });
  });

  it('[REINV-3] does what its plan says, to the cent', async () => {
    const office = await anOldOffice();
    await office.pay('i2', { amount: 30_00, keepOpen: true });
    await office.do('dispatches.change', { id: office.id('o1'), set: { parked: true } });
    const input = { olderThan: 0, atLeast: cents(1_00) };
    const { overdue, plan } = await office.do('invoices.planReinvoicing', input);
    const { unpaid, made } = await office.do('invoices.reinvoice', { ...input, commit: true });
    expect(unpaid).toEqual({ invoices: 3, amount: sum(overdue.map(({ amount }) => amount)) });
    expect(overdue).toMatchObject([
      { customer: office.id('maple'), invoices: 2 },
      { customer: office.id('oak'), invoices: 1 },
    ]);
    expect(made).toEqual({ invoices: plan.totals.invoices, trips: plan.totals.trips, amount: plan.totals.total });
    expect(plan.passedOver.parked).toBe(1);
  });

  it('[REINV-2] cancelled: each customer is done whole or not at all', async () => {
    const office = await anOldOffice();
    office.books.onCommit(({ kind }) => {
      if (kind === 'invoice closed') office.ledger.runs.cancel();
    });
    const result = await office.do('invoices.reinvoice', { olderThan: 0, commit: true });
    expect(result).toMatchObject({
      cancelled: true,
      done: 1,
      unpaid: { invoices: 2, amount: 370_00 },
      made: { invoices: 1, amount: 270_00 },
    });
    expect(office.invoice('i3').state).toBe('Open');
    expect(office.books.check()).toEqual([]);
  });
});
