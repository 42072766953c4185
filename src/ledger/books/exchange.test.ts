import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aFolder, customerPut, projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring, type Deed, play, someDeeds } from '../../../test/builders/desks.ts';
import type { SealedOperation } from './exchange.ts';
import type { Books } from './open.ts';

const everything = 10_000;

/** The desks of one office, their clocks apart and running unevenly, sometimes backwards. */
function threeDesks(): [Books, Books, Books] {
  const folder = aFolder();
  const clock = (start: number) => {
    let tick = 0;
    return () => 1_770_000_000_000 + start + ((tick += 7) % 50);
  };
  const founder = someBooks({ slot: 0, now: clock(0) }, folder);
  const second = someBooks({ slot: 1, joining: true, now: clock(20) }, folder);
  const third = someBooks({ slot: 2, joining: true, now: clock(-400) }, folder);
  for (const name of ['maple', 'reyes'])
    founder.append('Ann', { kind: 'customer changed', summary: 'Added', writes: [customerPut(`customer${name}`)] });
  bring(founder, second);
  bring(founder, third);
  return [founder, second, third];
}

/** Everything that any of the desks ever did. */
function allOperations(desks: readonly Books[]): SealedOperation[] {
  const byPlace = desks
    .flatMap((desk) => desk.readOperations({}, everything))
    .map((one): [string, SealedOperation] => [`${one.device} ${one.seq}`, one]);
  return [...new Map(byPlace).values()];
}

/** The same operations in another order, some of them twice, in parcels of all sizes. */
const aJourney = fc.record({ order: fc.infiniteStream(fc.nat({ max: 1_000_000 })), parcel: fc.integer({ min: 1, max: 12 }) });

function deliver(
  books: Books,
  operations: readonly SealedOperation[],
  { order, parcel }: { order: Iterator<number>; parcel: number },
): void {
  const keyed = operations.flatMap((operation) => {
    const key = Number(order.next().value);
    return key % 3 === 0
      ? [
          { key, operation },
          { key: key / 7, operation },
        ]
      : [{ key, operation }];
  });
  const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ operation }) => operation);
  for (let start = 0; start < shuffled.length; start += parcel) {
    expect(books.receiveOperations(shuffled.slice(start, start + parcel))).toMatchObject({ ok: true });
  }
}

it('[LOG-1] [LOG-4] [MERGE-1] gives the same books in whatever order and however often the operations of the desks arrive', () => {
  fc.assert(
    fc.property(someDeeds(3), aJourney, aJourney, (deeds: Deed[], one, another) => {
      const desks = threeDesks();
      play(desks, deeds);
      const operations = allOperations(desks);
      const [fresh, other] = [joined(30), joined(31)];
      deliver(fresh, operations, one);
      deliver(other, operations, another);
      for (const desk of desks) deliver(desk, operations, one);
      const expected = projectedRows(fresh);
      for (const books of [other, ...desks]) expect(projectedRows(books)).toEqual(expected);
      closeAll([fresh, other, ...desks]);
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('rebuilds the very same books from the journal, and they are sound', () => {
  fc.assert(
    fc.property(someDeeds(3), aJourney, (deeds: Deed[], journey) => {
      const desks = threeDesks();
      play(desks, deeds);
      const [desk] = desks;
      deliver(desk, allOperations(desks), journey);
      const live = projectedRows(desk);
      expect(desk.check()).toEqual([]);
      desk.rebuild();
      expect(projectedRows(desk)).toEqual(live);
      closeAll(desks);
    }),
    { numRuns: 25 },
  );
}, 120_000);

function joined(slot: number): Books {
  return someBooks({ slot, joining: true });
}

function closeAll(desks: readonly Books[]): void {
  for (const desk of desks) desk.close();
}

it('tells of each operation that comes into force, and of none twice', () => {
  const [founder, second] = threeDesks();
  founder.append('Ann', { kind: 'customer changed', summary: 'Added', writes: [customerPut('maplecourt')] });
  const heard: string[] = [];
  second.onCommit((operation, touched) => heard.push(`${operation.kind} of ${[...touched.customer].join()}`));
  bring(founder, second);
  second.receiveOperations(founder.readOperations({}, everything));
  expect(heard).toEqual(['customer changed of maplecourt']);
});

it('takes over nothing when one operation of a parcel was altered', () => {
  const [founder, second] = threeDesks();
  founder.append('Ann', { kind: 'customer changed', summary: 'Added', writes: [customerPut('maplecourt')] });
  founder.append('Ann', { kind: 'customer changed', summary: 'Renamed', writes: [customerPut('maplecourt', 'Oak Court')] });
  const [first, last] = founder.readOperations(second.seenUpTo(), everything);
  const altered = { ...last, user: 'Someone else' };
  expect(second.receiveOperations([first, altered])).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(second.receiveOperations([altered])).toMatchObject({ ok: true });
  expect(second.receiveOperations([first])).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
});

it('refuses what is no operation', () => {
  const [, second] = threeDesks();
  expect(second.receiveOperations([{ id: 'x' }])).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } });
});

it('refuses another operation in the place of one that it has', () => {
  const [founder, second] = threeDesks();
  founder.append('Ann', { kind: 'customer changed', summary: 'Added', writes: [customerPut('maplecourt')] });
  bring(founder, second);
  const added = founder.readOperations({}, everything).at(-1);
  expect(second.receiveOperations([{ ...added, hash: 'f'.repeat(64) }])).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
});
