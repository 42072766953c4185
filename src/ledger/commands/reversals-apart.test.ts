import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { checkBooks } from '../books/invariants/check.ts';

/** As `twoDesks`, with a check of 30.00 in the customer's ledger. */
async function twoDesksWithCredit() {
  const all = await twoDesks();
  const { office, exchange } = all;
  const input = {
    customer: office.id('maple'),
    amount: cents(30_00),
    type: 'Check' as const,
    number: '77',
    toward: { to: 'ledger' as const },
  };
  const made = await office.do('money.record', input);
  exchange();
  return { ...all, made };
}

/** A check of 250.00 paid d1 (100.00) and d2 (150.00); another desk has the same books. */
async function twoDesks() {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 150_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  const check = await office.pay('i1', { amount: 250_00, number: '1234' });
  const books = someBooks({ slot: 1, joining: true });
  bring(office.books, books);
  const exchange = () => {
    bring(books, office.books);
    bring(office.books, books);
    expect(projectedRows(books)).toEqual(projectedRows(office.books));
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  };
  return { office, other: office.at(books), check, exchange };
}

async function reverseEvent(office: Office, dispatch: string): Promise<string> {
  const { events } = await office.do('dispatches.get', { id: office.id(dispatch) });
  const event = events.find(({ reversible }) => reversible)?.id ?? '';
  return (await office.do('events.reverse', { id: event, reason: 'Wrong trip' })).operation;
}

const bounce = (office: Office, id: string) => office.do('register.reverse', { id, bounced: true, reason: 'NSF' });

async function waiting(office: Office): Promise<number[]> {
  const { rows } = await office.do('register.list', { filter: {} });
  return rows.map(({ unallocated }) => unallocated).filter((amount) => amount !== 0);
}

it('[REV-11] an event reversed on one desk, then its check bounced on the other: taken back once, and nothing waits', async () => {
  const { office, other, check, exchange } = await twoDesks();
  await reverseEvent(office, 'd1');
  await bounce(other, check);
  exchange();
  expect(office.dispatch('d1')).toMatchObject({ owed: 100_00 });
  expect(office.dispatch('d2')).toMatchObject({ owed: 150_00 });
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] the check bounced on one desk, then its event reversed on the other: the same', async () => {
  const { office, other, check, exchange } = await twoDesks();
  await bounce(other, check);
  await reverseEvent(office, 'd1');
  exchange();
  expect(office.dispatch('d1')).toMatchObject({ owed: 100_00 });
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] money that went to another trip meanwhile waits to be taken back from there', async () => {
  const { office, other, check, exchange } = await twoDesks();
  await reverseEvent(office, 'd1');
  const { id } = await office.do('dispatches.create', {
    customer: office.id('maple'),
    date: (await office.do('office.session', {})).today,
    quoted: cents(100_00),
  });
  const shares = [{ dispatch: id, amount: cents(100_00) }];
  await office.do('register.allocate', { record: check, allocation: { to: 'dispatches', shares } });
  await bounce(other, check);
  exchange();
  expect(office.dispatch('d1')).toMatchObject({ owed: 100_00 });
  expect(await waiting(office)).toEqual([-100_00]);
  const back = [{ dispatch: id, amount: cents(-100_00) }];
  await office.do('register.allocate', { record: check, allocation: { to: 'dispatches', shares: back } });
  expect((await office.do('dispatches.get', { id })).owed).toBe(100_00);
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] what came later cannot be undone; what came first can', async () => {
  const { office, other, check, exchange } = await twoDesks();
  const operations = [await reverseEvent(office, 'd1'), (await bounce(other, check)).operation];
  exchange();
  const previews = await Promise.all(operations.map((operation) => office.do('undo.preview', { operation })));
  expect(previews.filter(({ refused }) => refused.includes('taken back on another desk already'))).toHaveLength(1);
});

it('[REV-11] a payment undone on one desk and its event reversed on the other is taken back once', async () => {
  const { office, other, exchange } = await twoDesks();
  const cash = await office.do('money.record', {
    customer: office.id('maple'),
    amount: cents(30_00),
    type: 'Cash',
    toward: { to: 'dispatches', dispatches: [office.id('d1')] },
  });
  exchange();
  const owed = office.dispatch('d1').owed;
  await office.do('undo.undo', { operations: [cash.operation] });
  const { events } = await other.do('dispatches.get', { id: office.id('d1') });
  const event = events.find(({ reversible, amount }) => reversible && amount === 30_00)?.id;
  if (event !== undefined) await other.do('events.reverse', { id: event, reason: 'Wrong trip' });
  exchange();
  expect(office.dispatch('d1').owed).toBe(event === undefined ? owed : owed + 30_00);
});

it('[REV-11] money in the ledger that one desk undoes and the other one reverses leaves the ledger once', async () => {
  const { office, other, made, exchange } = await twoDesksWithCredit();
  await office.do('undo.undo', { operations: [made.operation] });
  const { rows } = await other.do('register.list', { filter: {} });
  await bounce(other, rows.find(({ number }) => number === '77')?.id ?? '');
  exchange();
  expect(office.balance('maple')).toBe(0);
  const { rows: after } = await office.do('register.list', { filter: {} });
  expect(
    after
      .filter(({ number }) => number === '77')
      .map(({ amount }) => amount)
      .toSorted((a, b) => a - b),
  ).toEqual([-30_00, 30_00]);
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] the fee of a returned check stays, though the record was undone elsewhere', async () => {
  const { office, other, made, exchange } = await twoDesksWithCredit();
  await office.do('undo.undo', { operations: [made.operation] });
  const { rows } = await other.do('register.list', { filter: {} });
  const id = rows.find(({ number }) => number === '77')?.id ?? '';
  await other.do('register.reverse', { id, bounced: true, reason: 'NSF', fee: cents(35_00) });
  exchange();
  expect(office.balance('maple')).toBe(35_00);
});

it('[REV-11] a check undone on one desk and bounced on the other is one record less: its trips owe again once', async () => {
  const { office, other, check, exchange } = await twoDesks();
  const { op } = office.books.reader.one<{ op: string }>('SELECT op FROM register_records WHERE id = :check', { check });
  await office.do('undo.undo', { operations: [op] });
  await bounce(other, check);
  exchange();
  expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual([100_00, 150_00]);
  const { rows } = await office.do('register.list', { filter: {} });
  expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] a bounce that was undone leaves the event to whoever reversed it meanwhile', async () => {
  const { office, other, check, exchange } = await twoDesks();
  const bounced = await bounce(office, check);
  await reverseEvent(other, 'd1');
  await office.do('undo.undo', { operations: [bounced.operation] });
  exchange();
  expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual([100_00, 0]);
});

it('[REV-11] a bounce on both desks, undone on the one whose bounce came later, is undone', async () => {
  const { office, other, check, exchange } = await twoDesks();
  await bounce(office, check);
  const bounced = await bounce(other, check);
  await other.do('undo.undo', { operations: [bounced.operation] });
  exchange();
  expect([office.dispatch('d1').owed, office.dispatch('d2').owed]).toEqual([0, 0]);
  expect(await waiting(office)).toEqual([]);
});

it('[REV-11] money that was allocated to the ledger, undone on one desk, goes back once though the record bounced on the other', async () => {
  const { office, other, exchange } = await twoDesks();
  const { record } = await office.do('register.receive', { amount: cents(90_00), type: 'Check', number: '9' });
  const allocation = { to: 'ledger' as const, customer: office.id('maple'), amount: cents(90_00), comment: '' };
  const allocated = await office.do('register.allocate', { record, allocation });
  exchange();
  await office.do('undo.undo', { operations: [allocated.operation] });
  await bounce(other, record);
  exchange();
  expect(office.balance('maple')).toBe(0);
  expect(await waiting(office)).toEqual([]);
});

// Which of the rows is looked at first goes by their IDs, which are other ones each time.
it.each([1, 2, 3, 4, 5])(
  '[REV-11] the first of three takings is taken back in turn, and that arrives last: the same as replayed (%i)',
  async () => {
    const { office, other, check, exchange } = await twoDesks();
    const third = office.at(someBooks({ slot: 2, joining: true }));
    bring(office.books, third.books);
    const first = await reverseEvent(office, 'd1');
    await reverseEvent(other, 'd1');
    await bounce(third, check);
    bring(third.books, other.books);
    const early = someBooks({ slot: 3, joining: true });
    bring(office.books, early);
    bring(other.books, early);
    await office.do('undo.undo', { operations: [first] });
    bring(office.books, early);
    exchange();
    expect(projectedRows(early)).toEqual(projectedRows(office.books));
    expect(checkBooks(early.reader, early.file)).toEqual([]);
  },
);
