import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';

const nothing = 'nothing000000';

async function anOfficeWithDrafts(): Promise<{ office: Office; drafts: string[] }> {
  const office = await anOffice()
    .withCustomer('maple')
    .withCustomer('oak')
    .withDispatch('m1', { customer: 'maple', price: 100_00 })
    .withDispatch('o1', { customer: 'oak', price: 70_00 })
    .open();
  await office.do('invoices.generate', { gathering: { kind: 'differential' } });
  const { rows } = await office.do('invoices.list', { filter: {}, sort: { by: 'customer', descending: false } });
  return { office, drafts: rows.map(({ id }) => id) };
}

describe('many invoices at once', () => {
  it('[BULK-1] drafts are committed, each with its number', async () => {
    const { office, drafts } = await anOfficeWithDrafts();
    expect(await office.do('invoices.planBulk', { ids: drafts, deed: 'commit' })).toEqual({
      invoices: 2,
      trips: 2,
      amount: 170_00,
      refused: [],
    });
    expect(await office.do('invoices.bulk', { ids: drafts, deed: 'commit' })).toMatchObject({
      of: 2,
      done: 2,
      refused: [],
      cancelled: false,
    });
    const { rows } = await office.do('invoices.list', { filter: { states: ['Open'] } });
    expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(['A-1001', 'A-1002']));
  });

  it('[BULK-1] one that cannot be committed is named and holds up no other', async () => {
    const { office, drafts } = await anOfficeWithDrafts();
    await office.do('dispatches.writeOff', { id: office.id('m1') });
    const refused = [{ id: drafts[0], name: 'Draft, maple', reason: expect.stringContaining('is Finished') }];
    expect(await office.do('invoices.planBulk', { ids: drafts, deed: 'commit' })).toMatchObject({ invoices: 1, amount: 70_00, refused });
    expect(await office.do('invoices.bulk', { ids: drafts, deed: 'commit' })).toMatchObject({ done: 1, refused });
  });

  it.each([
    ['Unpaid', 'Unpaid', 'Billing office'],
    ['Sold', 'Sold', 'Finished'],
    ['cancel', 'Cancelled', 'Billing office'],
  ] as const)('[BULK-1] Open ones are closed: %s', async (deed, state, trips) => {
    const { office, drafts } = await anOfficeWithDrafts();
    await office.do('invoices.bulk', { ids: drafts, deed: 'commit' });
    expect(await office.do('invoices.planBulk', { ids: drafts, deed })).toMatchObject({ invoices: 2, trips: 2, amount: 170_00 });
    await office.do('invoices.bulk', { ids: drafts, deed });
    const { rows } = await office.do('invoices.list', { filter: {} });
    expect(rows.map((row) => row.state)).toEqual([state, state]);
    expect(office.dispatch('m1')).toMatchObject({ state: trips });
    expect(office.books.check()).toEqual([]);
  });

  it('[BULK-1] one that is in another state, or nowhere, is named', async () => {
    const { office, drafts } = await anOfficeWithDrafts();
    const ids = [...drafts, nothing];
    expect(await office.do('invoices.bulk', { ids, deed: 'Sold' })).toMatchObject({
      done: 0,
      refused: [{ name: 'Draft, maple' }, { name: 'Draft, oak' }, { name: nothing, reason: 'This invoice does not exist.' }],
    });
  });
});
