import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aFolder, customerPut, dispatchPut, ledgerAdd, paymentAdd, projectedRows, someBooks } from '../../../test/builders/books.ts';
import type { Decision, Write } from '../journal/operation.ts';
import { BooksBusy } from './bulk.ts';

const decision = (writes: Write[]): Decision => ({ kind: 'file imported', summary: 'Brought in', writes });

it('a bulk leaves the books that a replay of its operations gives, however its rows are spread over them', () => {
  const write = fc.record({ what: fc.nat({ max: 3 }), customer: fc.nat({ max: 5 }), amount: fc.integer({ min: -90_00, max: 90_00 }) });
  fc.assert(
    fc.property(fc.array(fc.array(write, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }), (operations) => {
      const books = someBooks({ slot: 0 }, aFolder());
      const customers = Array.from({ length: 6 }, () => books.newId());
      const bulk = books.beginBulk('Ann');
      bulk.append([decision(customers.map((id) => customerPut(id)))]);
      for (const writes of operations)
        bulk.append([
          decision(
            writes.flatMap(({ what, customer, amount }): Write[] => {
              const whose = customers[customer] ?? '';
              const trip = books.newId();
              if (what === 0) return [ledgerAdd(books.newId(), whose, amount)];
              const put = dispatchPut(trip, whose, 1 + customer);
              return what === 1 ? [put] : [put, paymentAdd(books.newId(), trip, amount, null)];
            }),
          ),
        ]);
      bulk.commit();
      const live = projectedRows(books);
      expect(books.check()).toEqual([]);
      books.rebuild();
      expect(projectedRows(books)).toEqual(live);
      books.close();
    }),
    { numRuns: 25 },
  );
});

it('sums up every ledger also when it touches more of them than are summed up at a time', () => {
  const books = someBooks({ slot: 0 }, aFolder());
  const ids = Array.from({ length: 2_300 }, () => books.newId());
  const bulk = books.beginBulk('Ann');
  for (let at = 0; at < ids.length; at += 100) {
    const part = ids.slice(at, at + 100);
    bulk.append([decision(part.map((id) => customerPut(id))), decision(part.map((id) => ledgerAdd(books.newId(), id, 7)))]);
  }
  bulk.append([decision(ids.map((id) => ledgerAdd(books.newId(), id, 1)))]);
  const told: string[] = [];
  books.onCommit(({ id }) => told.push(id));
  bulk.commit();
  expect(told).toEqual([expect.any(String)]); // of all of it at once
  expect(books.reader.one('SELECT count(*) AS n, min(ledger_balance) AS least, max(ledger_balance) AS most FROM customers')).toEqual({
    n: 2_300,
    least: 8,
    most: 8,
  });
  expect(books.check()).toEqual([]);
});

it('while it is under way nothing else gets into it, and once rolled back it has left nothing', async () => {
  const books = someBooks({ slot: 0 }, aFolder());
  const before = projectedRows(books);
  const bulk = books.beginBulk('Ann');
  bulk.append([decision([customerPut(books.newId())])]);
  expect(() => books.append('Bob', decision([customerPut(books.newId())]))).toThrow(BooksBusy);
  expect(() => books.local.set('cursor', '1')).toThrow(BooksBusy);
  expect(() => books.beginBulk('Bob')).toThrow(BooksBusy);
  expect(books.reader.one('SELECT count(*) AS n FROM customers')).toEqual({ n: 0 });
  const free = books.whenFree();
  bulk.rollback();
  await free;
  expect(projectedRows(books)).toEqual(before);
  books.append('Bob', decision([customerPut(books.newId())]));
  expect(books.reader.one('SELECT count(*) AS n FROM customers')).toEqual({ n: 1 });
  expect(books.check()).toEqual([]);
});
