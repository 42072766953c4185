import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importFile, offerFile } from '../../../test/builders/an-import.ts';
import { anOffice } from '../../../test/builders/an-office.ts';

const customerFile = [
  'Facility,Type,Account No,Address,City,State,ZIP,Phone',
  'Maple House,Nursing home,F-1,12 Elm Street,Austin,TX,78701,512-555-0101',
  'Oak Hospital,hospital,F-2,1 Main St,Austin,TX,78702,',
  'John Miller,patient,P-9,4 Oak Lane,Austin,TX,78703,',
];

it('[IMP-1] brings in customers, trips and balances, each file in one step', async () => {
  const office = await anOffice().open();
  const customers = await importFile(office, customerFile);
  expect(customers.opened.holds).toBe('customers');
  expect((await customers.run()).counts).toMatchObject({ rows: 3, new: 3, bad: 0 });

  const trips = await importFile(office, [
    'Trip #,DOS,Bill To,Patient,Level of service,From,To,Miles,Charge,Paid',
    'T1,1/5/2026,Maple House,A. Smith,BLS,12 Elm Street,Seton,8.4,$300.00,',
    'T2,2026-01-06,Oak Hospital,B. Jones,ALS2,Seton,12 Elm Street,8.4,"1,250.00",250',
    'T3,1/7/26,maple house,C. Brown,wheelchair,,,,90.00,90.00',
  ]);
  expect(trips.opened.holds).toBe('dispatches');
  const ran = await trips.run();
  expect(ran.counts).toMatchObject({ rows: 3, new: 3 });
  expect(ran.totals).toEqual({ price: 164000, paid: 34000, owed: 130000 });

  const balances = await importFile(office, ['Customer ID,Open balance', 'F-1,125.50', 'F-2,($40.00)', 'P-9,0.00']);
  expect(balances.opened.holds).toBe('balances');
  expect(await balances.verdicts()).toEqual(['2 new', '3 new: A credit', '4 nothing to add: The balance is zero.']);
  await balances.run();

  const { rows } = await office.do('customers.list', { filter: {} });
  expect(rows.map(({ name, kind, balanceDue, ledgerBalance }) => [name, kind, balanceDue, ledgerBalance])).toEqual([
    ['John Miller', 'patient', 0, 0],
    ['Maple House', 'facility', 30000, 12550],
    ['Oak Hospital', 'facility', 100000, -4000],
  ]);
  expect(office.books.check()).toEqual([]);
});

it('[IMP-5] the same file twice adds nothing, and says so of each row', async () => {
  const office = await anOffice().open();
  const before = await importFile(office, customerFile);
  await before.run();
  const trips = [
    'DOS,Bill To,Patient,From,To,Charge',
    '1/5/2026,Maple House,A. Smith,Here,There,300',
    '1/5/2026,Maple House,A. Smith,There,Here,300',
  ];
  await (await importFile(office, trips)).run();
  const balances = ['Customer ID,Balance,Reference', 'F-1,20.00,A-1', 'F-1,20.00,A-2'];
  await (await importFile(office, balances)).run();

  expect(await (await importFile(office, customerFile)).verdicts()).toEqual([
    '2 here already: Maple House is a customer already.',
    '3 here already: Oak Hospital is a customer already.',
    '4 here already: John Miller is a customer already.',
  ]);
  expect(await (await importFile(office, trips)).verdicts()).toEqual([
    '2 here already: This trip is here already.',
    '3 here already: This trip is here already.',
  ]);
  const again = await importFile(office, balances);
  expect(await again.verdicts()).toEqual([
    '2 here already: This balance was brought in before.',
    '3 here already: This balance was brought in before.',
  ]);
  const plan = { file: again.token, holds: 'balances' as const, mapping: again.opened.mappings.balances };
  const expected = (await again.check()).counts;
  expect(await office.refusalOf('imports.run', { ...plan, expected })).toMatchObject({ code: 'wrong-state' });
});

it('[IMP-4] knows a customer by its former ID, else by name, kind and address', async () => {
  const office = await anOffice().withCustomer('Elm Care', { name: 'Elm Care' }).open();
  await (await importFile(office, customerFile)).run();
  const file = await importFile(office, [
    'Name,Kind,ID,Address,ZIP',
    'Maple Home (renamed),facility,F-1,,', // the ID decides
    'MAPLE  house.,facility,,12 Elm Street,78701-0001', // the same words
    'Maple House,facility,,77 Other Street,78701', // another address
    'Maple House,affiliate,,12 Elm Street,78701', // another kind
    'Maple House,facility,F-77,12 Elm Street,78701', // another ID
    'elm care,facility,,5 Elm Court,78701', // an address that is not known here
    'John Miller,patient,,,', // a namesake whose address is not known
    'New Place,facility,,1 New St,78701',
    'New place,facility,,1 New St.,78701',
  ]);
  expect(await file.verdicts()).toEqual([
    '2 here already: Maple House is a customer already.',
    '3 here already: Maple House is a customer already.',
    '4 new',
    '5 new',
    '6 new',
    '7 here already: Elm Care is a customer already.',
    '8 new',
    '9 new',
    '10 twice in the file: The same as row 9.',
  ]);
});

it('[IMP-3] a trip names its customer by the former ID or by a name that only one bears', async () => {
  const office = await anOffice().withCustomer('s1', { name: 'Sunny Side' }).withCustomer('s2', { name: 'Sunny side' }).open();
  await (await importFile(office, customerFile)).run();
  const file = await importFile(office, [
    'Customer,Customer ID,DOS,Price',
    'Maple House,,1/5/2026,10',
    ',F-2,1/5/2026,10',
    'Nobody,,1/5/2026,10',
    ',X-1,1/5/2026,10',
    'Sunny Side,,1/5/2026,10',
    'Maple House,X-1,1/5/2026,10',
    ',,1/5/2026,10',
  ]);
  expect(await file.verdicts()).toEqual([
    '2 new: To Billing office',
    '3 new: To Billing office',
    '4 bad: No customer is called “Nobody”. Import the customers first, or correct the name.',
    '5 bad: No customer has the ID “X-1”. Import the customers first.',
    '6 bad: 2 customers are called “Sunny Side”: give the customer’s ID.',
    '7 bad: No customer has the ID “X-1”; the “Maple House” in Paydesk has another.',
    '8 bad: There is no customer.',
  ]);
});

it('[IMP-2] a bad row says why and holds up no other', async () => {
  const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).open();
  const file = await importFile(office, [
    'Customer,Date of service,Price quote,Still owed,Service level,Miles',
    'Maple House,1/5/2026,100.00,,BLS,4',
    'Maple House,31/12/2025,100.00,,BLS,4',
    'Maple House,1/5/2026,ten,,BLS,4',
    'Maple House,1/5/2026,100.005,,BLS,4',
    'Maple House,,100.00,,BLS,4',
    'Maple House,1/6/2026,100.00,120.00,BLS,4',
    'Maple House,1/6/2026,100.00,,Taxi,4',
    'Maple House,1/6/2026,100.00,,BLS,far',
    'Maple House,1/6/2026,1,000.00,,BLS,4',
  ]);
  expect(await file.verdicts()).toEqual([
    '2 new: To Billing office',
    '3 bad: The date of service cannot be read from “31/12/2025”.',
    '4 bad: The price quote cannot be read from “ten”.',
    '5 bad: The price quote cannot be read from “100.005”.',
    '6 bad: There is no date of service.',
    '7 bad: Still owes $120.00, more than its price of $100.00.',
    '8 bad: The service level cannot be read from “Taxi”: write Wheelchair, Stretcher, BLS, ALS, ALS 2, Critical care.',
    '9 bad: The miles cannot be read from “far”.',
    '10 bad: Has 7 cells where there are 6 columns: a separator within a cell?',
  ]);
  expect((await file.run()).counts).toMatchObject({ new: 1, bad: 8 });
  expect((await office.do('dispatches.list', { filter: {} })).count).toBe(1);
});

it('[IMP-10] the check says to the cent what importing adds; changed books are refused', async () => {
  const office = await anOffice().withCustomer('maple', { name: 'Maple House', ledger: 500 }).open();
  const file = await importFile(office, ['Customer,Balance', 'Maple House,100.10', 'Maple House,-0.05']);
  const { counts, totals } = await file.check();
  expect(totals.owed).toBe(10005);
  const plan = { file: file.token, holds: 'balances' as const, mapping: file.opened.mappings.balances };
  expect(await office.refusalOf('imports.run', { ...plan, expected: { ...counts, new: 1 } })).toMatchObject({ code: 'conflict' });
  expect(office.balance('maple')).toBe(500);
  await office.do('imports.run', { ...plan, expected: counts });
  expect(office.balance('maple')).toBe(500 + 10005);
});

it('[IMP-12] other requests are answered while a file is written; what changes the books waits until it is in', async () => {
  const office = await anOffice().open();
  const rows = Array.from({ length: 1500 }, (_, n) => `Place ${n},facility,ID-${n}`);
  const file = await importFile(office, ['Name,Kind,ID', ...rows]);
  const order: string[] = [];
  const running = file.run().then(() => order.push('imported'));
  const adding = (async () => {
    while (office.ledger.runs.current()?.what !== 'Import') await new Promise((resolve) => setImmediate(resolve));
    const { count } = await office.do('customers.list', { filter: {} });
    order.push(`a list of ${count}`);
    await office.do('customers.create', { name: 'Typed meanwhile', kind: 'facility' });
    order.push('created');
  })();
  await Promise.all([running, adding]);
  expect(order[0]).toBe('a list of 0');
  expect(order).toContain('created');
  expect((await office.do('customers.list', { filter: {} })).count).toBe(1501);
  expect(office.books.check()).toEqual([]);
});

it('[IMP-1] a cancelled import leaves nothing', async () => {
  const office = await anOffice().open();
  const rows = Array.from({ length: 1500 }, (_, n) => `Place ${n},facility,ID-${n}`);
  const file = await importFile(office, ['Name,Kind,ID', ...rows]);
  const { counts } = await file.check();
  const plan = { file: file.token, holds: 'customers' as const, mapping: file.opened.mappings.customers, expected: counts };
  const running = office.do('imports.run', plan);
  while ((office.ledger.runs.current()?.done ?? 0) < 700) await new Promise((resolve) => setImmediate(resolve));
  expect(await office.do('runs.cancel', { id: office.ledger.runs.current()?.id ?? '' })).toEqual({ cancelled: true });
  expect(await running).toBeNull();
  expect((await office.do('customers.list', { filter: {} })).count).toBe(0);
  expect((await office.do('imports.done', {})).imports).toEqual([]);
  expect((await office.do('imports.run', plan))?.counts.new).toBe(1500);
  expect(office.books.check()).toEqual([]);
});

it('[IMP-13] bad rows come back with their reasons, and once put right can be imported', async () => {
  const office = await anOffice().withCustomer('maple', { name: 'Maple House' }).open();
  const file = await importFile(office, ['Customer,Balance,Comment', 'Maple House,10.00,=SUM(A1)', 'Mapel House,-20.00,"a, b"']);
  await file.run();
  const back = offerFile(office, 'bad.csv', '');
  expect(await office.do('imports.saveBad', { file: file.token, to: back.token })).toEqual({ rows: 1 });
  const text = readFileSync(back.path, 'utf8');
  expect(text).toBe(
    '\ufeffCustomer,Balance,Comment,Reason\r\nMapel House,-20.00,"a, b","No customer is called “Mapel House”. Import the customers first, or correct the name."\r\n',
  );
  const again = await importFile(office, text.replace('Mapel', 'Maple'));
  expect((await again.run()).totals.owed).toBe(-2000);
  expect(office.balance('maple')).toBe(1000 - 2000);
});

it('remembers what the columns of a file meant, in whatever order they stand', async () => {
  const office = await anOffice().open();
  const odd = ['Who,What,Code', 'Maple House,facility,F-1'];
  const first = await importFile(office, odd, { holds: 'customers', mapping: { name: 'Who', kind: 'What', externalId: 'Code' } });
  expect(first.opened.remembered).toEqual([]);
  await first.run();
  const next = await importFile(office, ['Code,Who,What', 'F-2,Oak Hospital,facility']);
  expect(next.opened.remembered).toEqual(['customers']);
  expect(next.opened.mappings.customers).toEqual({ name: 'Who', kind: 'What', externalId: 'Code' });
});

it('[ROLE-3] a viewer brings nothing in', async () => {
  const office = await anOffice().open();
  const { token } = offerFile(office, 'a.csv', 'Name\nMaple House');
  expect(await office.as('Viewer').refusalOf('imports.open', { file: token })).toMatchObject({ code: 'not-allowed' });
});

it('finds customers and trips by the IDs of the former system', async () => {
  const office = await anOffice().open();
  await (await importFile(office, customerFile)).run();
  await (await importFile(office, ['Trip ID,DOS,Customer,Price', 'T-77,1/5/2026,Maple House,300.00'])).run();
  const titles = async (text: string) => (await office.do('office.search', { text })).hits.map(({ title }) => title);
  expect(await titles('F-1')).toEqual(['Maple House']);
  expect(await titles('T-77')).toEqual(['Dispatch 1001']);
  expect(await titles('T-7')).toEqual([]);
});
