import { expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { checkBooks } from '../books/invariants/check.ts';

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
