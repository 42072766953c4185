import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { someBooks, stripeAdd } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { looksFor } from './search-looks.ts';

/** Two customers, three trips; A-1001 of Maple with 1,400.00 paid by check 5501, and a fee of 20.00 on its ledger. */
async function sample(): Promise<Office> {
  const office = await anOffice()
    .withCustomer('maple', { name: 'Maple Court' })
    .withCustomer('anne', { name: 'St. Anne’s Hôpital' })
    .withDispatch('d1', { customer: 'maple', price: 1400_00, patient: 'José Núñez' })
    .withDispatch('d2', { customer: 'anne', price: 40_00, patient: 'Ana O’Neil' })
    .open();
  await office.commit('i1', { customer: 'maple' });
  await office.do('customers.change', {
    id: office.id('anne'),
    set: { city: 'Round Rock', email: 'billing@anne.example', phone: '(512) 555-0134' },
  });
  return office;
}

async function find(office: Office, text: string): Promise<string[]> {
  const { hits } = await office.do('office.search', { text });
  return hits.map(({ what, title, why }) => `${what}: ${title}${why && ` (${why})`}`);
}

describe('search', () => {
  it.each(['A-1001', 'a-10', 'INV A-1001', 'invoice a-1001'])('[FIND-1] finds an invoice by its number: %s', async (text) => {
    expect(await find(await sample(), text)).toEqual(['invoice: Invoice A-1001']);
  });

  it('[FIND-1] [FIND-8] finds an invoice by its self-pay ID, with or without spaces, and says so', async () => {
    const office = await sample();
    const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
    const grouped = `${selfPayId?.slice(0, 3)} ${selfPayId?.slice(3, 6)} ${selfPayId?.slice(6)}`;
    for (const text of [selfPayId ?? '', grouped, grouped.slice(0, 8)])
      expect(await find(office, text)).toContain('invoice: Invoice A-1001 (self-pay ID)');
  });

  it('[FIND-2] finds a register record by the beginning of its number', async () => {
    const office = await sample();
    await office.pay('i1', { amount: 1400_00, number: '5501' });
    for (const text of ['5501', '550']) expect(await find(office, text)).toContain('record: Check 5501');
  });

  it('[FIND-2] finds a Stripe record by its payment', async () => {
    const office = await sample();
    office.books.append('Ann', {
      kind: 'Stripe payment booked',
      summary: 'Booked',
      writes: [stripeAdd('r1', 'pi_3QX8vBabc', 10_00)],
      id: 'stripe:pi_3QX8vBabc:payment',
    });
    expect(await find(office, 'pi_3QX')).toEqual(['record: Stripe pi_3QX8vBabc']);
  });

  it.each(['1,400', '$1,400.00', '1400', '1400.00'])('[FIND-3] finds what is of an amount: %s', async (text) => {
    const office = await sample();
    expect(await find(office, text)).toEqual(['invoice: Invoice A-1001 (due now)']);
    await office.pay('i1', { amount: 1400_00, number: 'x' });
    expect(await find(office, text)).toEqual(['invoice: Invoice A-1001 (invoiced $1,400.00)', 'record: Check x (amount)']);
  });

  it('[FIND-3] finds money that left by its amount', async () => {
    const office = await sample();
    await office.do('dispatches.addEvent', { dispatch: office.id('d2'), kind: 'reversal', amount: cents(12_34) });
    expect(await find(office, '12.34')).toEqual(['record: Cash (amount)']);
  });

  it.each([
    ['maple', 'customer: Maple Court'],
    ['COU MAP', 'customer: Maple Court'],
    ['annes hopital', 'customer: St. Anne’s Hôpital'],
    ['anne’s', 'customer: St. Anne’s Hôpital'],
    ['round rock', 'customer: St. Anne’s Hôpital (address or contact)'],
    ['billing@anne', 'customer: St. Anne’s Hôpital (address or contact)'],
    ['anne rock', 'customer: St. Anne’s Hôpital (address or contact)'],
    ['512-555-0134', 'customer: St. Anne’s Hôpital (address or contact)'],
    ['5125550134', 'customer: St. Anne’s Hôpital (address or contact)'],
  ])('[FIND-4] finds a customer by %s', async (text, expected) => {
    expect(await find(await sample(), text)).toContain(expected);
  });

  it('[FIND-4] finds customers in their list so, and by any part of the name as well', async () => {
    const office = await sample();
    const listed = async (text: string) => (await office.do('customers.list', { filter: { text } })).rows.map(({ name }) => name);
    expect(await listed('hopital 0134')).toEqual(['St. Anne’s Hôpital']);
    expect(await listed('ourt')).toEqual(['Maple Court']);
    expect(await listed('"')).toEqual([]);
  });

  it('[FIND-4] leads from a merged customer to the kept one', async () => {
    const office = await sample();
    await office.do('customers.merge', { id: office.id('anne'), into: office.id('maple') });
    expect(await find(office, 'hopital')).toEqual(['customer: Maple Court (merged: St. Anne’s Hôpital)']);
  });

  it.each(['nunez', 'josé n', 'JOSE'])('[FIND-5] finds a trip by its patient: %s', async (text) => {
    const office = await sample();
    const { number } = await office.do('dispatches.get', { id: office.id('d1') });
    expect(await find(office, text)).toEqual([`dispatch: Dispatch ${number} (patient)`]);
    expect(await find(office, String(number))).toContain(`dispatch: Dispatch ${number}`);
  });

  it('[FIND-6] finds a register record by its comment', async () => {
    const office = await sample();
    await office.pay('i1', { amount: 5_00, comment: 'From the estate of Gruber' });
    expect(await find(office, 'gruber estate')).toEqual(['record: Check (comment)']);
  });

  it('[FIND-7] follows every change, and is the same after a rebuild', async () => {
    const office = await sample();
    await office.do('dispatches.change', { id: office.id('d1'), set: { patient: 'Maria Sosa' } });
    const looks = async () => [await find(office, 'nunez'), (await find(office, 'sosa')).length, await find(office, 'maple')];
    const before = await looks();
    expect(before).toEqual([[], 1, ['customer: Maple Court']]);
    office.books.rebuild();
    expect(await looks()).toEqual(before);
    expect(office.books.check()).toEqual([]);
  });

  it('[FIND-8] lets no kind of thing crowd out the others', async () => {
    const office = await sample();
    for (let n = 0; n < 12; n += 1) await office.do('customers.create', { name: `Jose ${n}`, kind: 'patient' });
    const { hits } = await office.do('office.search', { text: 'jose', limit: 8 });
    expect(hits.map(({ what }) => what).filter((what) => what === 'dispatch')).toHaveLength(1);
    expect(hits.length).toBeLessThanOrEqual(8);
  });

  it('finds nothing for nothing, and for what is only signs', async () => {
    const office = await sample();
    for (const text of ['', ' ', '"', '* -', "'"]) expect(await find(office, text)).toEqual([]);
  });

  it('steps down an index for each look', () => {
    const file = someBooks().reader;
    const looks = ['A-1001', '4821930571', 'pi_1', 'eob 7', '1,400', 'maple'].flatMap(looksFor);
    for (const { sql, params } of looks) {
      const plan = file.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, sql.includes(':limit') ? { ...params, limit: 5 } : params);
      const scans = plan.filter(({ detail }) => detail.startsWith('SCAN') && !/VIRTUAL TABLE|found|range/.test(detail));
      expect({ sql, scans }).toEqual({ sql, scans: [] });
    }
  });
});
