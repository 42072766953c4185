import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { assert } from '../../shared/assert.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';

type Generation = Input<'invoices.plan'>;
const differential: Generation = { gathering: { kind: 'differential' } };

const threeCustomers = () =>
  anOffice()
    .withCustomer('maple', { ledger: 20_00 })
    .withCustomer('oak')
    .withCustomer('reyes', { kind: 'patient' })
    .withDispatch('m1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('m2', { customer: 'maple', date: '2026-01-12', price: 150_00 })
    .withDispatch('o1', { customer: 'oak', date: '2026-02-03', price: 70_00 })
    .withDispatch('r1', { customer: 'reyes', date: '2026-02-04', price: 40_00 });

async function invoices(office: Office) {
  const { rows } = await office.do('invoices.list', { filter: {}, sort: { by: 'customer', descending: false } });
  return rows.map(({ customer, state, itemCount }) => `${customer.name}: ${state} of ${itemCount}`);
}

describe('the generators', () => {
  it('[GEN-9] plan to the cent what they make', async () => {
    const office = await threeCustomers().open();
    const { invoices: planned, totals } = await office.do('invoices.plan', differential);
    expect(planned.map(({ customer, trips, total }) => [customer.name, trips, total])).toEqual([
      ['maple', 2, 270_00],
      ['oak', 1, 70_00],
      ['reyes', 1, 40_00],
    ]);
    expect(totals).toEqual({ invoices: 3, trips: 4, owed: 360_00, ledgerCharges: 20_00, total: 380_00 });
    const made = await office.do('invoices.generate', { ...differential, commit: true });
    expect(made).toMatchObject({ of: 3, done: 3, trips: 4, total: 380_00, refused: [], cancelled: false });
    const list = await office.do('invoices.list', { filter: {} });
    expect(list.totals).toEqual({ invoiced: 380_00, dueNow: 380_00 });
  });

  it('make drafts that leave the dispatches waiting, unless they commit at once', async () => {
    const office = await threeCustomers().open();
    await office.do('invoices.generate', differential);
    expect(await invoices(office)).toEqual(['maple: Draft of 2', 'oak: Draft of 1', 'reyes: Draft of 1']);
    expect(office.dispatch('m1')).toMatchObject({ state: 'Billing office' });
  });

  it('[GEN-7] commit at once in one operation each, with a number of their own', async () => {
    const office = await threeCustomers().open();
    const before = office.books.reader.one<{ n: number }>('SELECT count(*) AS n FROM journal').n;
    await office.do('invoices.generate', { ...differential, commit: true });
    const { rows } = await office.do('invoices.list', { filter: {}, sort: { by: 'number', descending: false } });
    expect(rows.map(({ number }) => number)).toEqual(['A-1001', 'A-1002', 'A-1003']);
    expect(office.books.reader.one<{ n: number }>('SELECT count(*) AS n FROM journal').n - before).toBe(3);
    expect(office.dispatch('m1')).toMatchObject({ state: 'Awaiting payment' });
    expect(office.books.check()).toEqual([]);
  });

  it('[GEN-5] find nothing the second time, and say why', async () => {
    const office = await threeCustomers().open();
    await office.do('invoices.generate', differential);
    const { totals, passedOver } = await office.do('invoices.plan', differential);
    expect(totals.invoices).toBe(0);
    expect(passedOver).toMatchObject({ onDraft: 4, parked: 0 });
    expect(await office.do('invoices.generate', differential)).toMatchObject({ done: 0 });
  });

  it('make them for one customer, or for all but some', async () => {
    const office = await threeCustomers().open();
    const plan = async (input: Partial<Generation>) =>
      (await office.do('invoices.plan', { ...differential, ...input })).invoices.map(({ customer }) => customer.name);
    expect(await plan({ customers: [office.id('oak')] })).toEqual(['oak']);
    expect(await plan({ except: [office.id('oak')] })).toEqual(['maple', 'reyes']);
  });

  it('[GEN-8] make no invoice of less than the least amount', async () => {
    const office = await threeCustomers().open();
    const input = { ...differential, atLeast: cents(70_00) };
    const { totals, passedOver } = await office.do('invoices.plan', input);
    expect([totals.invoices, passedOver.tooSmall]).toEqual([2, 1]);
    expect(await office.do('invoices.generate', input)).toMatchObject({ done: 2 });
  });

  it('[GEN-3] bill a month whole, also what awaits payment', async () => {
    const office = await threeCustomers().open();
    await office.commit('i1', { customer: 'maple', items: ['m1'] });
    const gathering = { kind: 'complete', from: isoDate('2026-01-01'), to: isoDate('2026-01-31') } as const;
    const { invoices: planned } = await office.do('invoices.plan', { gathering });
    expect(planned).toMatchObject([{ customer: { name: 'maple' }, trips: 2, owed: 250_00, ledgerCharge: null }]);
  });

  it('[GEN-4] count invoices without those cancelled', async () => {
    const office = await threeCustomers().open();
    for (const [invoice, as] of [
      ['i1', 'Unpaid'],
      ['i2', 'cancel'],
      ['i3', 'Unpaid'],
    ] as const) {
      await office.commit(invoice, { customer: 'maple' });
      if (as === 'cancel') await office.do('invoices.cancel', { id: office.id(invoice) });
      else await office.do('invoices.close', { id: office.id(invoice), as });
    }
    const trips = async (timesInvoiced: number) =>
      (await office.do('invoices.plan', { gathering: { kind: 'collections', timesInvoiced } })).totals.trips;
    expect([await trips(2), await trips(3)]).toEqual([2, 0]);
  });

  it('make one invoice a customer of dispatches picked by hand', async () => {
    const office = await threeCustomers().open();
    const items = ['m2', 'o1'].map((name) => office.id(name));
    await office.do('invoices.generate', { gathering: { kind: 'custom', items } });
    expect(await invoices(office)).toEqual(['maple: Draft of 1', 'oak: Draft of 1']);
  });

  it('refuse dates the wrong way round and dispatches that are nowhere', async () => {
    const office = await threeCustomers().open();
    const gathering = { kind: 'complete', from: isoDate('2026-02-01'), to: isoDate('2026-01-01') } as const;
    expect(await office.refusalOf('invoices.plan', { gathering })).toMatchObject({ code: 'invalid-input', field: 'gathering.to' });
    const nowhere = { kind: 'custom', items: ['nothing000000'] } as const;
    expect(await office.refusalOf('invoices.generate', { gathering: { ...nowhere, items: [...nowhere.items] } })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a run', () => {
  it('[GEN-7] that is cancelled leaves what it made, and nothing by half', async () => {
    const office = await threeCustomers().open();
    const stopListening = office.books.onCommit(() => office.ledger.runs.cancel());
    const made = await office.do('invoices.generate', { ...differential, commit: true });
    expect(made).toMatchObject({ of: 3, done: 1, cancelled: true });
    stopListening();
    expect(await invoices(office)).toEqual(['maple: Open of 2']);
    expect(office.books.check()).toEqual([]);
    expect(await office.do('invoices.generate', { ...differential, commit: true })).toMatchObject({ done: 2, cancelled: false });
  });

  it('[GEN-10] answers other requests meanwhile, tells how far it is, and lets no second one begin', async () => {
    const office = await threeCustomers().open();
    const told: (number | null)[] = [];
    office.ledger.runs.onProgress((run) => told.push(run?.of ?? null));
    const ending = office.do('invoices.generate', differential);
    const { run } = await office.do('runs.current', {});
    assert(run, 'the run is under way');
    expect(run).toMatchObject({ what: 'Generate invoices', of: 3 });
    expect(await office.refusalOf('invoices.generate', differential)).toMatchObject({ code: 'conflict' });
    expect(await office.do('runs.cancel', { id: run.id })).toEqual({ cancelled: true });
    expect(await ending).toMatchObject({ cancelled: true });
    expect(await office.do('runs.current', {})).toEqual({ run: null });
    expect(await office.do('runs.cancel', { id: run.id })).toEqual({ cancelled: false });
    expect([told[0], told.at(-1)]).toEqual([3, null]);
  });

  it('[ROLE-3] is not for a Viewer', async () => {
    const office = (await threeCustomers().open()).as('Viewer');
    expect(await office.refusalOf('invoices.generate', differential)).toMatchObject({ code: 'not-allowed' });
  });
});
