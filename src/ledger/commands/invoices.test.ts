import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

const nothing = 'nothing000000';

const twoTrips = () =>
  anOffice()
    .withCustomer('maple')
    .withCustomer('oak')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 150_00 })
    .withDispatch('oaks', { customer: 'oak', date: '2026-01-12', price: 70_00 });

async function draft(office: Office, customer = 'maple', items?: string[]): Promise<string> {
  const { id } = await office.do('invoices.draft', {
    customer: office.id(customer),
    ...(items && { items: items.map((item) => office.id(item)) }),
  });
  return id;
}

describe('drafting an invoice', () => {
  it('[INV-1] takes everything that waits for the customer, and says so before', async () => {
    const office = await twoTrips().withDispatch('patients', { customer: 'maple', price: 10_00, payor: 'patient' }).open();
    const candidates = await office.do('invoices.candidates', { customer: office.id('maple') });
    const { items } = await office.do('invoices.get', { id: await draft(office) });
    expect(items.map((item) => item.dispatch)).toEqual([office.id('d1'), office.id('d2')]);
    expect(candidates.items.map((item) => item.dispatch)).toEqual([office.id('d1'), office.id('d2')]);
  });

  it('leaves the dispatches in the Billing office until it is committed', async () => {
    const office = await twoTrips().open();
    await draft(office);
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office' });
  });

  it('of the ledger alone is possible', async () => {
    const office = await anOffice().withCustomer('maple', { ledger: 20_00 }).open();
    await office.commit('i1', { customer: 'maple' });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 20_00 });
  });

  it('of nothing is refused', async () => {
    const office = await anOffice().withCustomer('maple').open();
    const refusal = await office.refusalOf('invoices.draft', { customer: office.id('maple') });
    expect(refusal).toMatchObject({ code: 'wrong-state', message: 'Nothing waits in the Billing office for maple.' });
  });

  it('for nobody is refused', async () => {
    const office = await anOffice().open();
    expect(await office.refusalOf('invoices.draft', { customer: nothing })).toMatchObject({ code: 'not-found', field: 'customer' });
    expect(await office.refusalOf('invoices.candidates', { customer: nothing })).toMatchObject({ code: 'not-found', field: 'customer' });
  });

  it('[INV-2] of a dispatch that is another customer’s, or nowhere, is refused', async () => {
    const office = await twoTrips().open();
    const pick = (item: string) => office.refusalOf('invoices.draft', { customer: office.id('maple'), items: [item] });
    expect(await pick(office.id('oaks'))).toMatchObject({ code: 'wrong-state', field: 'items' });
    expect(await pick(nothing)).toMatchObject({ code: 'not-found', field: 'items' });
  });
});

describe('changing a draft', () => {
  it('[INV-7] replaces its items, and makes it a hand-picked one', async () => {
    const office = await twoTrips().open();
    const id = await draft(office);
    await office.do('invoices.setItems', { id, items: [office.id('d2')] });
    const { items, kind } = await office.do('invoices.get', { id });
    expect({ kind, items: items.map((item) => item.dispatch) }).toEqual({ kind: 'custom', items: [office.id('d2')] });
  });

  it('[INV-7] takes a dispatch back that was taken off', async () => {
    const office = await twoTrips().open();
    const id = await draft(office);
    await office.do('invoices.setItems', { id, items: [office.id('d2')] });
    await office.do('invoices.setItems', { id, items: [office.id('d1'), office.id('d2')] });
    expect((await office.do('invoices.get', { id })).items).toHaveLength(2);
  });

  it('[INV-7] is over once it is committed', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    const id = office.id('i1');
    expect(await office.refusalOf('invoices.setItems', { id, items: [office.id('d1')] })).toMatchObject({ code: 'wrong-state' });
    expect(await office.refusalOf('invoices.commit', { id })).toMatchObject({ code: 'wrong-state' });
  });
});

describe('committing', () => {
  it('[INV-4] [INV-6] opens the invoice, with a number, a self-pay ID and a due date', async () => {
    const office = await twoTrips().withSettings({ dueDays: 10, invoiceComment: 'Thank you' }).open();
    const id = await draft(office);
    const { operation: _operation, ...given } = await office.do('invoices.commit', { id });
    const expected = { ...given, state: 'Open', committedOn: '2026-03-02', dueOn: '2026-03-12', comment: 'Thank you', invoiced: 250_00 };
    expect(await office.do('invoices.get', { id })).toMatchObject(expected);
    expect(office.dispatch('d1')).toMatchObject({ state: 'Awaiting payment' });
  });

  it('[INV-6] numbers and self-pay IDs are given once', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple', items: ['d1'] });
    await office.commit('i2', { customer: 'maple', items: ['d2'] });
    const [first, second] = await Promise.all([office.id('i1'), office.id('i2')].map((id) => office.do('invoices.get', { id })));
    expect(first?.number).not.toBe(second?.number);
    expect(first?.selfPayId).not.toBe(second?.selfPayId);
  });

  it('[INV-5] fixes what was invoiced, while the amount now due follows', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    await office.do('dispatches.addEvent', { dispatch: office.id('d2'), kind: 'discount', amount: cents(50_00) });
    expect(await office.do('invoices.get', { id: office.id('i1') })).toMatchObject({ invoiced: 250_00, dueNow: 200_00 });
  });

  it('[INV-3] [LED-1] the first invoice carries the ledger, the next one does not', async () => {
    const office = await twoTrips()
      .withCustomer('elm', { ledger: 20_00 })
      .withDispatch('e1', { customer: 'elm', price: 10_00 })
      .withDispatch('e2', { customer: 'elm', price: 30_00 })
      .open();
    await office.commit('i1', { customer: 'elm', items: ['e1'] });
    await office.commit('i2', { customer: 'elm', items: ['e2'] });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 30_00 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 30_00 });
  });

  it('[LED-1] the newest Open invoice with a charge is the carrier', async () => {
    const office = await anOffice().withCustomer('elm', { ledger: 20_00 }).withDispatch('e1', { customer: 'elm', price: 10_00 }).open();
    await office.commit('i1', { customer: 'elm' });
    await office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' });
    await office.commit('i2', { customer: 'elm' });
    expect(office.invoice('i1')).toEqual({ state: 'Unpaid', due: 10_00 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 30_00 });
  });

  it('[INV-8] names the dispatch that cannot be invoiced any more', async () => {
    const office = await twoTrips().open();
    const id = await draft(office);
    await office.do('dispatches.writeOff', { id: office.id('d1') });
    const { number } = await office.do('dispatches.get', { id: office.id('d1') });
    const refusal = await office.refusalOf('invoices.commit', { id });
    expect(refusal).toMatchObject({ code: 'wrong-state', message: expect.stringContaining(`Dispatch ${number} is Finished`) });
  });

  it('[INV-12] one dispatch may stand on several invoices, each with the amount that is due now', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    await office.commit('i2', { customer: 'maple', items: ['d1'] });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(30_00) });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 220_00 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 70_00 });
  });
});

describe('closing and cancelling', () => {
  it('[INV-9] an Unpaid invoice’s items come up for reinvoicing', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    await office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' });
    await office.commit('i2', { customer: 'maple' });
    expect(office.invoice('i1')).toEqual({ state: 'Unpaid', due: 250_00 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 250_00 });
  });

  it('[INV-10] a Sold invoice’s items are written off, each with an event that says so', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    await office.do('invoices.close', { id: office.id('i1'), as: 'Sold' });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 100_00, writtenOff: 100_00 });
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    expect(events).toMatchObject([{ kind: 'sale to collections', amount: 0 }]);
  });

  it('[INV-11] a cancelled invoice’s items go back', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    await office.do('invoices.cancel', { id: office.id('i1') });
    expect(office.invoice('i1')).toMatchObject({ state: 'Cancelled' });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office' });
  });

  it('[INV-11] a draft can be cancelled, a closed invoice cannot', async () => {
    const office = await twoTrips().open();
    const id = await draft(office);
    await office.do('invoices.cancel', { id });
    expect(await office.refusalOf('invoices.cancel', { id })).toMatchObject({ code: 'wrong-state' });
  });

  it('an invoice that is not in the books is refused', async () => {
    const office = await anOffice().open();
    expect(await office.refusalOf('invoices.cancel', { id: nothing })).toMatchObject({ code: 'not-found' });
    expect(await office.refusalOf('invoices.close', { id: nothing, as: 'Unpaid' })).toMatchObject({ code: 'not-found' });
    expect(await office.refusalOf('invoices.commit', { id: nothing })).toMatchObject({ code: 'not-found' });
  });
});
