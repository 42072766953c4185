import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

/** Maple Court, and the same once more under another name; a trip of 100.00 and one of 40.00, ledgers of 20.00 owed and 5.00 credit. */
const twoMaples = () =>
  anOffice()
    .withCustomer('maple', { name: 'Maple Court', ledger: 20_00 })
    .withCustomer('double', { name: 'Maple Crt', ledger: -5_00 })
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'double', price: 40_00 });

const merge = (office: Office, id: string, into: string) => office.do('customers.merge', { id: office.id(id), into: office.id(into) });
const customer = (office: Office, name: string) => office.do('customers.get', { id: office.id(name) });
const isSound = (office: Office) => {
  const live = projectedRows(office.books);
  office.books.rebuild();
  expect(projectedRows(office.books)).toEqual(live);
  expect(office.books.check()).toEqual([]);
};

describe('merging a duplicate', () => {
  it('[MERGE-1] makes its trips, invoices, ledger and records count for the kept customer', async () => {
    const office = await twoMaples().open();
    await office.commit('i2', { customer: 'double' });
    await office.pay('i2', { amount: 50_00, number: '77' });
    await merge(office, 'double', 'maple');
    // 35.00 paid the trip with the credit of 5.00, the other 15.00 are a credit: 20.00 owed − 15.00.
    expect(await customer(office, 'maple')).toMatchObject({ ledgerBalance: 5_00, balanceDue: 100_00 });
    expect(await customer(office, 'double')).toMatchObject({ ledgerBalance: 0, balanceDue: 0, ledger: [] });
    const only = { customer: office.id('maple') };
    expect((await office.do('dispatches.list', { filter: only })).count).toBe(2);
    expect((await office.do('invoices.list', { filter: only })).count).toBe(1);
    expect((await office.do('register.list', { filter: only })).count).toBe(1);
    isSound(office);
  });

  it('[MERGE-1] also moves what is recorded on it afterwards', async () => {
    const office = await twoMaples().open();
    await merge(office, 'double', 'maple');
    const { id } = await office.do('dispatches.create', {
      customer: office.id('double'),
      date: office.books.clock.today(),
      quoted: cents(7_00),
    });
    expect((await office.do('dispatches.get', { id })).customer.name).toBe('Maple Court');
    expect(await customer(office, 'maple')).toMatchObject({ balanceDue: 147_00 });
    isSound(office);
  });

  it('[MERGE-2] counts for the last one kept', async () => {
    const office = await twoMaples().withCustomer('oak', { name: 'Oak House' }).open();
    await merge(office, 'double', 'maple');
    await merge(office, 'maple', 'oak');
    expect(await customer(office, 'oak')).toMatchObject({ ledgerBalance: 15_00, balanceDue: 140_00 });
    await office.do('customers.separate', { id: office.id('maple') });
    expect(await customer(office, 'maple')).toMatchObject({ ledgerBalance: 15_00, balanceDue: 140_00 });
    isSound(office);
  });

  it('[MERGE-3] is taken back: each has its own again, also what came since in its name', async () => {
    const office = await twoMaples().open();
    await merge(office, 'double', 'maple');
    await office.do('dispatches.create', { customer: office.id('double'), date: office.books.clock.today(), quoted: cents(7_00) });
    await office.do('customers.addLedgerEntry', { customer: office.id('maple'), amount: cents(1_00) });
    await office.do('customers.separate', { id: office.id('double') });
    expect(await customer(office, 'maple')).toMatchObject({ ledgerBalance: 21_00, balanceDue: 100_00, duplicates: [] });
    expect(await customer(office, 'double')).toMatchObject({ ledgerBalance: -5_00, balanceDue: 47_00, mergedInto: null });
    isSound(office);
  });

  it('[MERGE-5] leaves numbers and self-pay IDs, and brings what is due to the one ledger', async () => {
    const office = await twoMaples().open();
    await office.commit('i1', { customer: 'maple' });
    await office.commit('i2', { customer: 'double' });
    const [one, two] = await Promise.all(['i1', 'i2'].map((name) => office.do('invoices.get', { id: office.id(name) })));
    expect([office.invoice('i1').due, office.invoice('i2').due]).toEqual([120_00, 35_00]);
    await merge(office, 'double', 'maple');
    // Both carried their ledger; now the newer one carries the whole: 20.00 − 5.00.
    expect([office.invoice('i1').due, office.invoice('i2').due]).toEqual([100_00, 55_00]);
    const after = await Promise.all(['i1', 'i2'].map((name) => office.do('invoices.get', { id: office.id(name) })));
    expect(after.map(({ number, selfPayId }) => [number, selfPayId])).toEqual([one, two].map((row) => [row?.number, row?.selfPayId]));
    isSound(office);
  });

  it('[MERGE-5] lets an invoice of a duplicate without a ledger ask for the kept one’s too', async () => {
    const office = await anOffice()
      .withCustomer('maple', { ledger: 20_00 })
      .withCustomer('double')
      .withDispatch('d2', { customer: 'double', price: 40_00 })
      .open();
    await office.commit('i2', { customer: 'double' });
    await merge(office, 'double', 'maple');
    expect(office.invoice('i2').due).toBe(60_00);
    isSound(office);
  });

  it('[MERGE-6] does what its plan says, and so does separating', async () => {
    const office = await twoMaples().open();
    await office.commit('i1', { customer: 'maple' });
    await office.commit('i2', { customer: 'double' });
    const plan = await office.do('customers.planMerge', { id: office.id('double'), into: office.id('maple') });
    expect(plan).toMatchObject({
      from: { name: 'Maple Crt', ledgerBefore: -5_00, ledgerAfter: 0, dueBefore: 40_00, dueAfter: 0 },
      to: { name: 'Maple Court', ledgerBefore: 20_00, ledgerAfter: 15_00, dueBefore: 100_00, dueAfter: 140_00 },
      moves: { dispatches: 1, invoices: 1, ledgerEntries: 1, records: 0 },
    });
    expect(plan.invoices.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter])).toEqual([
      [120_00, 100_00],
      [35_00, 55_00],
    ]);
    await merge(office, 'double', 'maple');
    for (const { id, dueAfter } of plan.invoices) expect((await office.do('invoices.get', { id })).dueNow).toBe(dueAfter);
    const back = await office.do('customers.planSeparation', { id: office.id('double') });
    expect(back.invoices.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter])).toEqual([
      [100_00, 120_00],
      [55_00, 35_00],
    ]);
    expect(back).toMatchObject({ from: { ledgerBefore: 15_00, ledgerAfter: 20_00 }, to: { ledgerAfter: -5_00, dueAfter: 40_00 } });
    await office.do('customers.separate', { id: office.id('double') });
    for (const { id, dueAfter } of back.invoices) expect((await office.do('invoices.get', { id })).dueNow).toBe(dueAfter);
  });

  it('[MERGE-7] is refused where it makes no sense', async () => {
    const office = await twoMaples()
      .withCustomer('reyes', { name: 'Ana Reyes', kind: 'patient' })
      .withCustomer('old', { name: 'Old House' })
      .withCustomer('third', { name: 'Maple C.' })
      .open();
    await office.do('customers.change', { id: office.id('old'), set: { archived: true } });
    const refused = async (id: string, into: string) =>
      (await office.refusalOf('customers.merge', { id: office.id(id), into: office.id(into) })).message;
    expect(await refused('double', 'double')).toMatch('the same one');
    expect(await refused('double', 'reyes')).toMatch('Maple Crt is a facility, Ana Reyes a patient');
    expect(await refused('double', 'old')).toMatch('archived');
    expect((await office.refusalOf('customers.separate', { id: office.id('double') })).message).toMatch('not merged');
    await merge(office, 'double', 'maple');
    expect(await refused('double', 'third')).toMatch('merged into another customer already');
    expect(await refused('third', 'double')).toMatch('merged into another customer already');
    expect(await office.refusalOf('customers.merge', { id: 'nobody00000000', into: office.id('maple') })).toMatchObject({ field: 'id' });
    expect((await office.as('Viewer').refusalOf('customers.separate', { id: office.id('double') })).code).toBe('not-allowed');
  });

  it('[MERGE-8] takes it out of the lists; whoever asks for it is led to the kept one', async () => {
    const office = await twoMaples().open();
    await merge(office, 'double', 'maple');
    expect((await office.do('customers.list', { filter: {} })).rows.map(({ name }) => name)).toEqual(['Maple Court']);
    expect(await customer(office, 'double')).toMatchObject({ mergedInto: { id: office.id('maple'), name: 'Maple Court' } });
    expect((await customer(office, 'maple')).duplicates).toMatchObject([{ id: office.id('double'), name: 'Maple Crt' }]);
    const entry = { customer: office.id('double'), amount: cents(1) };
    expect((await office.refusalOf('customers.addLedgerEntry', entry)).message).toMatch('merged into Maple Court');
    expect((await office.refusalOf('customers.change', { id: office.id('double'), set: { city: 'Austin' } })).code).toBe('wrong-state');
  });

  it('[MERGE-3] can be undone and done again like anything else', async () => {
    const office = await twoMaples().open();
    const { operation } = await office.do('customers.merge', { id: office.id('double'), into: office.id('maple') });
    const { operations } = await office.do('undo.undo', { operations: [operation] });
    expect(await customer(office, 'double')).toMatchObject({ ledgerBalance: -5_00, mergedInto: null });
    await office.do('undo.undo', { operations });
    expect(await customer(office, 'maple')).toMatchObject({ ledgerBalance: 15_00, balanceDue: 140_00 });
    isSound(office);
  });

  it('is in the history of both, without a name', async () => {
    const office = await twoMaples().open();
    await merge(office, 'double', 'maple');
    await office.do('customers.separate', { id: office.id('double') });
    const told = async (name: string) =>
      (await office.do('office.history', { entity: 'customer', id: office.id(name) })).entries.map(({ summary }) => summary);
    for (const name of ['maple', 'double'])
      expect((await told(name)).slice(0, 2)).toEqual([
        'Separated a merged customer again: 1 trip, 1 ledger entry',
        'Merged a duplicate customer: 1 trip, 1 ledger entry',
      ]);
  });
});
