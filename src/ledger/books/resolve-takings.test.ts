import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standingAside, type Taking } from './resolve-takings.ts';

const entities: Readonly<Record<string, string>> = {
  record: 'registerRecord',
  trip1: 'paymentEvent',
  trip2: 'paymentEvent',
  credit: 'ledgerEntry',
};
const booked = Object.keys(entities);

/** What desks apart do to a record and what it was handed out to: take one row back, or the whole record, or turn round whole what was done before. */
const deeds = fc.array(
  fc.record({ what: fc.constantFrom('row', 'record', 'turn', 'turn' as const), of: fc.nat({ max: 30 }), stamp: fc.nat({ max: 99 }) }),
  {
    minLength: 1,
    maxLength: 9,
  },
);

type Deed = { what: 'row' | 'record' | 'turn'; of: number; stamp: number };

function takingsOf(done: readonly Deed[]): Taking[] {
  const operations: Taking[][] = [];
  done.forEach(({ what, of, stamp }, index) => {
    const op = `op${index}`;
    const before = operations[of % Math.max(1, operations.length)];
    const rows =
      what === 'turn' && before
        ? before.map(({ id, entity }) => ({ takes: id, entity }))
        : (what === 'record' ? booked : [booked[1 + (of % 3)] ?? '']).map((takes) => ({ takes, entity: entities[takes] ?? '' }));
    operations.push(
      rows.map(({ takes, entity }) => ({ id: `${op} of ${takes}`, op, stamp: String(stamp).padStart(2, '0'), entity, takes, builds: 0 })),
    );
  });
  return operations.flat();
}

/** What is left of a row: 1 of itself, less what takes it back and is in force, and so on. */
function leftOf(row: string, takings: readonly Taking[], aside: ReadonlyMap<string, unknown>): number {
  const takers = takings.filter(({ takes }) => takes === row);
  return (aside.has(row) ? 0 : 1) - takers.reduce((left, { id }) => left + leftOf(id, takings, aside), 0);
}

it('[REV-11] however often and in whatever ways a row is taken back, and that again, it is taken back once or not at all', () => {
  fc.assert(
    fc.property(deeds, (done) => {
      const takings = takingsOf(done);
      const isThere = (row: string) => booked.includes(row) || takings.some(({ id }) => id === row);
      const aside = standingAside(takings, isThere);
      const left = booked.map((row) => leftOf(row, takings, aside));
      expect(left.every((of) => of === 0 || of === 1)).toBe(true);
      if (left[0] === 0) expect(left).toEqual([0, 0, 0, 0]); // with its record all goes that the record was handed out to
      expect([...standingAside(takings.toReversed(), isThere).keys()].toSorted()).toEqual([...aside.keys()].toSorted());
    }),
    { numRuns: 500 },
  );
});

it('[REV-11] a reversal that was taken back leaves the row to whoever took it back by itself', () => {
  const bounce: Taking = { id: 'bounced', op: 'bounce', stamp: '1', entity: 'paymentEvent', takes: 'trip1', builds: 0 };
  const byItself: Taking = { id: 'reversed', op: 'reverse', stamp: '2', entity: 'paymentEvent', takes: 'trip1', builds: 0 };
  const undone: Taking = { id: 'undone', op: 'undo', stamp: '3', entity: 'paymentEvent', takes: 'bounced', builds: 0 };
  const isThere = () => true;
  expect([...standingAside([bounce, byItself], isThere).keys()]).toEqual(['reversed']);
  expect([...standingAside([bounce, byItself, undone], isThere).keys()]).toEqual([]);
});

it('[REV-11] what takes back a row that never was moves nothing', () => {
  expect([
    ...standingAside([{ id: 'a', op: 'o', stamp: '1', entity: 'ledgerEntry', takes: 'nowhere', builds: 0 }], () => false).keys(),
  ]).toEqual(['a']);
});

it('[STR-19] of two corrections of the same record the first counts, and what corrects the other one does not', () => {
  const correction = (op: string, stamp: string, takes: string): Taking => ({
    id: `${op}/1`,
    op,
    stamp,
    entity: 'registerRecord',
    takes,
    builds: 1,
  });
  const takings = [correction('a', '1', 'lost'), correction('b', '2', 'lost'), correction('c', '3', 'b/1'), correction('d', '4', 'a/1')];
  const isThere = (row: string) => row === 'lost' || takings.some(({ id }) => id === row);
  expect([...standingAside(takings, isThere).keys()].toSorted()).toEqual(['b/1', 'c/1']);
});
