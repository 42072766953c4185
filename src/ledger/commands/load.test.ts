import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { cents } from '../../shared/money.ts';
import type { Params, Reader } from '../books/connection.ts';
import { loadDebtor } from './load-debtors.ts';
import { loadAccount, loadDispatch, loadInvoice, loadNewerInvoices } from './load.ts';

const twoTrips = () =>
  anOffice()
    .withCustomer('maple', { ledger: 20_00 })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 150_00 });

describe('what the rules are given', () => {
  it('a dispatch with the sums of its events and the Open invoices that it stands on', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    const event = { dispatch: office.id('d1'), kind: 'service charge', amount: cents(15_00) } as const;
    await office.do('dispatches.addEvent', event);
    const expected = { quoted: 100_00, serviceCharges: 15_00, paid: 0, allowed: null, parked: false, openInvoices: [office.id('i1')] };
    expect(loadDispatch(office.books.reader, office.id('d1'))).toMatchObject(expected);
  });

  it('an invoice with its items and its customer’s ledger', async () => {
    const office = await twoTrips().open();
    await office.commit('i1', { customer: 'maple' });
    const account = { ledgerBalance: 20_00, chargedInvoices: [office.id('i1')] };
    const items = [{ id: office.id('d1') }, { id: office.id('d2') }];
    expect(loadInvoice(office.books.reader, office.id('i1'))).toMatchObject({ state: 'Open', ledgerCharge: 20_00, account, items });
  });

  it('[PAY-14] of newer invoices those alone that are Open, committed later, and share a dispatch', async () => {
    const office = await twoTrips().open();
    await office.commit('older', { customer: 'maple', items: ['d1'] });
    await office.commit('paid', { customer: 'maple', items: ['d1'] });
    await office.commit('newer', { customer: 'maple', items: ['d1', 'd2'] });
    await office.commit('of another trip', { customer: 'maple', items: ['d2'] });
    await office.commit('no longer Open', { customer: 'maple', items: ['d1'] });
    await office.do('invoices.close', { id: office.id('no longer Open'), as: 'Unpaid' });
    expect(loadNewerInvoices(office.books.reader, office.id('paid')).map(({ id }) => id)).toEqual([office.id('newer')]);
  });

  it('null, when there is none', async () => {
    const { reader } = (await anOffice().open()).books;
    expect([loadDispatch(reader, 'x'), loadInvoice(reader, 'x'), loadAccount(reader, 'x')]).toEqual([null, null, null]);
  });
});

it('nothing is read by going through a whole table', async () => {
  const office = await twoTrips().open();
  await office.commit('i1', { customer: 'maple', items: ['d1'] });
  const { reader } = office.books;
  const plans: string[] = [];
  const explain = (sql: string, params: Params = []) => {
    for (const { detail } of reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params)) plans.push(detail);
  };
  const explaining: Reader = {
    ...reader,
    all: (sql, params) => (explain(sql, params), reader.all(sql, params)),
    first: (sql, params) => (explain(sql, params), reader.first(sql, params)),
  };
  loadInvoice(explaining, office.id('i1'));
  loadNewerInvoices(explaining, office.id('i1'));
  loadDebtor(explaining, office.id('maple'), { kind: 'differential' });
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
});
