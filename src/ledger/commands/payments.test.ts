import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';

const twoTrips = () =>
  anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 150_00 });

async function invoiced(): Promise<Office> {
  const office = await twoTrips().open();
  await office.commit('i1', { customer: 'maple' });
  return office;
}

type Change = Partial<Input<'payments.preview'>>;

function payment(office: Office, change: Change = {}): Input<'payments.preview'> {
  return { invoice: office.id('i1'), amount: cents(120_00), type: 'Check', number: '1234', ...change };
}

describe('recording a payment', () => {
  it('[PAY-3] [PAY-5] [REC-1] pays the items and leaves a record that adds up', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 120_00, number: '1234' });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.dispatch('d2')).toEqual({ state: 'Billing office', owed: 130_00, writtenOff: 0 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 130_00 });
    expect(office.register()).toEqual([{ type: 'Check', number: '1234', amount: 120_00, events: { d1: 100_00, d2: 20_00 }, ledger: 0 }]);
  });

  it('[PAY-4] puts a surplus to the ledger', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 300_00 });
    expect(office.balance('maple')).toBe(-50_00);
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: -50_00 });
  });

  it('[PAY-7] [PAY-13] pays a Paid invoice that still has a balance', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 100_00 });
    await office.pay('i1', { amount: 150_00 });
    expect(office.dispatch('d2')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[PAY-10] leaves the invoice open for more', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 120_00, keepOpen: true });
    expect(office.dispatch('d2')).toEqual({ state: 'Awaiting payment', owed: 130_00, writtenOff: 0 });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 130_00 });
  });

  it('[PAY-11] writes off the rest as a courtesy', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 120_00, writeOffRest: true });
    expect(office.dispatch('d2')).toEqual({ state: 'Finished', owed: 130_00, writtenOff: 130_00 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[PAY-12] pays only the items chosen', async () => {
    const office = await invoiced();
    await office.pay('i1', { amount: 150_00, only: ['d2'] });
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 100_00, writtenOff: 0 });
    expect(office.dispatch('d2')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
  });

  it('[PAY-14] [PAY-7] money for an old invoice closes the newer one that carries the same trips', async () => {
    const office = await invoiced();
    await office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' });
    await office.commit('i2', { customer: 'maple' });
    await office.pay('i1', { amount: 250_00 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 0 });
    expect(office.invoice('i2')).toEqual({ state: 'Paid', due: 0 });
  });

  it('[PAY-15] a newer invoice that has more to collect stays Open with less due', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple', items: ['d1'] });
    await office.do('invoices.close', { id: office.id('i1'), as: 'Unpaid' });
    await office.commit('i2', { customer: 'maple' });
    await office.pay('i1', { amount: 100_00 });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 150_00 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Awaiting payment' });
  });

  it('an older invoice never closes by itself', async () => {
    const office = await invoiced();
    await office.commit('i2', { customer: 'maple', items: ['d1', 'd2'] });
    await office.pay('i2', { amount: 250_00 });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 0 });
  });

  it('is the work of the user who did it, on the date given', async () => {
    const office = await invoiced();
    const { record } = await office.as('Biller').do('payments.record', { ...payment(office), date: undefined, comment: 'By hand' });
    expect(await office.do('register.get', { id: record })).toMatchObject({ creator: 'Biller', date: '2026-03-02', comment: 'By hand' });
  });
});

describe('a payment that is refused', () => {
  const unknown = 'nothing000000';
  const cases: [title: string, change: Change, code: string, field: string][] = [
    ['[PAY-18] of nothing', { amount: cents(0) }, 'invalid-input', 'amount'],
    ['[PAY-18] of less than nothing', { amount: cents(-1) }, 'invalid-input', 'amount'],
    ['[PAY-18] that leaves open and writes off the rest', { keepOpen: true, writeOffRest: true }, 'invalid-input', 'writeOffRest'],
    ['on an invoice that is nowhere', { invoice: unknown }, 'not-found', 'invoice'],
    ['[PAY-12] for a dispatch that is not on the invoice', { only: [unknown] }, 'invalid-input', 'only'],
  ];
  it.each(cases)('%s', async (_title, change, code, field) => {
    const office = await invoiced();
    expect(await office.refusalOf('payments.record', payment(office, change))).toMatchObject({ code, field });
    expect(await office.refusalOf('payments.preview', payment(office, change))).toMatchObject({ code, field });
    expect(office.register()).toEqual([]);
  });

  it('[PAY-13] on a draft', async () => {
    const office = await twoTrips().open();
    const { id } = await office.do('invoices.draft', { customer: office.id('maple') });
    office.learn('i1', id);
    expect(await office.refusalOf('payments.record', payment(office))).toMatchObject({ code: 'wrong-state', field: 'invoice' });
  });

  it('[PAY-13] on a cancelled invoice', async () => {
    const office = await invoiced();
    await office.do('invoices.cancel', { id: office.id('i1') });
    expect(await office.refusalOf('payments.record', payment(office))).toMatchObject({ code: 'wrong-state', field: 'invoice' });
  });

  it('[PAY-13] on a sold invoice', async () => {
    const office = await invoiced();
    await office.do('invoices.close', { id: office.id('i1'), as: 'Sold' });
    expect(await office.refusalOf('payments.record', payment(office))).toMatchObject({ code: 'wrong-state', field: 'invoice' });
  });
});

describe('a payment that may have been recorded before', () => {
  it('[PAY-17] is asked about, and recorded again once the biller has seen the twin', async () => {
    const office = await invoiced();
    const record = await office.pay('i1', { amount: 120_00, number: '1234' });
    expect(await office.do('payments.preview', payment(office))).toMatchObject({ twin: { id: record, date: '2026-03-02' } });
    expect(await office.refusalOf('payments.record', payment(office))).toMatchObject({ code: 'conflict', field: 'number' });
    await office.do('payments.record', { ...payment(office), twinSeen: true });
    expect(office.register()).toHaveLength(2);
  });

  it.each<[string, Change]>([
    ['of another amount', { amount: cents(119_99) }],
    ['of another number', { number: '1235' }],
    ['without a number', { number: '' }],
  ])('[PAY-17] is no twin %s', async (_title, change) => {
    const office = await invoiced();
    await office.pay('i1', { amount: 120_00, number: '1234' });
    expect(await office.do('payments.preview', payment(office, change))).toMatchObject({ twin: null });
  });
});

describe('the preview', () => {
  it('[PAY-16] names what happens to each item', async () => {
    const office = await invoiced();
    const preview = await office.do('payments.preview', payment(office));
    expect(preview.items).toMatchObject([
      { dispatch: { id: office.id('d1') }, owed: 100_00, amount: 100_00, what: 'paid in full', stateAfter: 'Finished' },
      { dispatch: { id: office.id('d2') }, owed: 150_00, amount: 20_00, what: 'in part', stateAfter: 'Billing office' },
    ]);
  });

  const words: [title: string, change: Change, whats: string[]][] = [
    ['[PAY-16] an item that is not reached', { amount: cents(100_00) }, ['paid in full', 'not reached']],
    ['[PAY-16] an item written off', { writeOffRest: true }, ['paid in full', 'written off']],
  ];
  it.each(words)('%s', async (_title, change, whats) => {
    const office = await invoiced();
    const { items } = await office.do('payments.preview', payment(office, change));
    expect(items.map((item) => item.what)).toEqual(whats);
  });

  it('[PAY-16] an item left out of the choice, and an overpaid one that is settled', async () => {
    const office = await twoTrips().open();
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(130_00) });
    await office.commit('i1', { customer: 'maple' });
    const all = await office.do('payments.preview', payment(office));
    const chosen = await office.do('payments.preview', payment(office, { only: [office.id('d2')] }));
    expect(all.items.map((item) => item.what)).toEqual(['settled', 'paid in full']);
    expect(chosen.items.map((item) => item.what)).toEqual(['left out', 'in part']);
  });

  it.each<[string, Change]>([
    ['a short check', {}],
    ['more than is owed', { amount: cents(300_00) }],
    ['left open', { keepOpen: true }],
    ['the rest written off', { writeOffRest: true }],
  ])('[PAY-16] says what recording then does: %s', async (_title, change) => {
    const office = await anOffice()
      .withCustomer('maple', { ledger: 20_00 })
      .withDispatch('d1', { customer: 'maple', price: 250_00 })
      .open();
    await office.commit('i1', { customer: 'maple' });
    const preview = await office.do('payments.preview', payment(office, change));
    await office.do('payments.record', payment(office, change));
    expect(office.invoice('i1')).toEqual({ state: preview.invoiceStateAfter, due: preview.dueAfter });
    expect(office.balance('maple')).toBe(preview.ledger.balanceAfter);
    expect(office.dispatch('d1')).toMatchObject({ state: preview.items[0]?.stateAfter });
  });
});
