import { expect, it } from 'vitest';
import { importFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';
import { aFolder, checkAdd, paymentAdd, projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';

const customerFile = [
  'Facility,Type,Account No,Address,City,State,ZIP,Phone',
  'Maple House,Nursing home,F-1,12 Elm Street,Austin,TX,78701,512-555-0101',
  'Oak Hospital,hospital,F-2,1 Main St,Austin,TX,78702,',
  'John Miller,patient,P-9,4 Oak Lane,Austin,TX,78703,',
];

it('[IMP-14] an import is taken back as a whole, and its file can be imported again', async () => {
  const office = await anOffice().open();
  await (await importFile(office, customerFile)).run();
  const trips = ['Trip ID,DOS,Customer,Price,Paid', 'T1,1/5/2026,Maple House,300.00,100.00', 'T2,1/6/2026,Oak Hospital,90.00,90.00'];
  const { id } = await (await importFile(office, trips)).run();
  const balances = ['Customer,Balance', 'Maple House,12.34'];
  const balance = await (await importFile(office, balances)).run();

  expect(await office.do('imports.planUndo', { id })).toEqual({ customers: 0, dispatches: 2, entries: 0, total: 20000, obstacle: null });
  expect(await office.do('imports.undo', { id })).toEqual({ done: true });
  expect(await office.do('imports.undo', { id: balance.id })).toEqual({ done: true });
  const customers = await office.do('customers.list', { filter: {} });
  expect(customers.rows.map(({ balanceDue, ledgerBalance }) => [balanceDue, ledgerBalance])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  const { rows, totals } = await office.do('dispatches.list', { filter: {} });
  expect(rows.map(({ cancelled, owed, paid }) => [cancelled, owed, paid])).toEqual([
    [true, 0, 0],
    [true, 0, 0],
  ]);
  expect(totals.owed).toBe(0);
  expect(await office.refusalOf('imports.undo', { id })).toMatchObject({ code: 'wrong-state' });

  expect((await (await importFile(office, trips)).run()).counts.new).toBe(2);
  expect((await (await importFile(office, balances)).run()).counts.new).toBe(1);
  expect(office.books.check()).toEqual([]);
});

it('[IMP-14] customers are archived when their import is taken back, and come anew with the next', async () => {
  const office = await anOffice().open();
  const { id } = await (await importFile(office, customerFile)).run();
  await office.do('imports.undo', { id });
  expect((await office.do('customers.list', { filter: { archived: false } })).count).toBe(0);
  expect((await (await importFile(office, customerFile)).run()).counts.new).toBe(3);
  expect((await office.do('imports.done', {})).imports.map(({ undone, added }) => [undone, added])).toEqual([
    [false, 3],
    [true, 3],
  ]);
});

it.each([
  [
    'a trip was changed',
    'trips',
    async (office: Office) => office.do('dispatches.change', { id: await firstTrip(office), set: { parked: true } }),
  ],
  [
    'a trip was paid',
    'trips',
    async (office: Office) => office.do('dispatches.addEvent', { dispatch: await firstTrip(office), kind: 'payment', amount: cents(100) }),
  ],
  [
    'a balance was followed by another entry',
    'balances',
    async (office: Office) => office.do('customers.addLedgerEntry', { customer: await maple(office), amount: cents(-100) }),
  ],
  ['a customer has trips', 'customers', () => Promise.resolve()],
])('[IMP-14] nothing is taken back when %s since', async (_what, which, happens) => {
  const office = await anOffice().open();
  const customers = await (await importFile(office, customerFile)).run();
  const trips = await (await importFile(office, ['Trip ID,DOS,Customer,Price', 'T1,1/5/2026,Maple House,300.00'])).run();
  const balances = await (await importFile(office, ['Customer,Balance', 'Maple House,12.34'])).run();
  await happens(office);
  const { id } = { customers, trips, balances }[which as 'trips'];
  expect(await office.refusalOf('imports.undo', { id })).toMatchObject({ code: 'wrong-state' });
  expect((await office.do('imports.planUndo', { id })).obstacle).not.toBeNull();
});

async function firstTrip(office: Office): Promise<string> {
  return (await office.do('dispatches.list', { filter: {} })).rows[0]?.id ?? '';
}

async function maple(office: Office): Promise<string> {
  return (await office.do('customers.list', { filter: { text: 'Maple' } })).rows[0]?.id ?? '';
}

it('[IMP-14] what another desk did with a row meanwhile is not lost: both desks come to the same sound books', async () => {
  const office = await anOffice().open();
  await (await importFile(office, customerFile)).run();
  const { id } = await (await importFile(office, ['Trip ID,DOS,Customer,Price,Paid', 'T1,1/5/2026,Maple House,300.00,100.00'])).run();
  const other = someBooks({ slot: 1, joining: true }, aFolder());
  bring(office.books, other);
  const trip = await firstTrip(office);
  // The other desk, offline, takes 200.00 for the trip that this one takes back.
  const [record, event] = [other.newId(), other.newId()];
  other.append('Ann', {
    kind: 'payment recorded',
    summary: 'A check',
    writes: [checkAdd(record, 200_00), paymentAdd(event, trip, 200_00, record)],
  });
  await office.do('imports.undo', { id });
  bring(office.books, other);
  bring(other, office.books);
  expect(projectedRows(other)).toEqual(projectedRows(office.books));
  expect([...office.books.check(), ...other.check()]).toEqual([]);
  // Cancelled, and the check is overpaid: a refund is due.
  expect(await office.do('dispatches.get', { id: trip })).toMatchObject({ cancelled: true, owed: -200_00 });
});
