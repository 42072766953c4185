import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selfPayIdSchema } from '../../shared/self-pay-id.ts';
import { seededRandom } from './ids.ts';
import { selfPayIdOf, slots } from './self-pay-ids.ts';

const key = seededRandom(1)(32);

it('[SP-1] gives every invoice of every desk another one, though no desk asks another', () => {
  const ids = Array.from({ length: slots }, (_, slot) => Array.from({ length: 300 }, (_, n) => selfPayIdOf(key, slot, 1001 + n))).flat();
  expect(new Set(ids).size).toBe(slots * 300);
});

it('[SP-1] has ten digits and a check digit, from the first invoice to the last', () => {
  fc.assert(
    fc.property(fc.nat({ max: slots - 1 }), fc.nat({ max: 28_124_999 }), (slot, counter) => {
      expect(selfPayIdSchema.safeParse(selfPayIdOf(key, slot, counter)).success).toBe(true);
    }),
  );
});

it('[SP-1] is spread over all numbers: the next one cannot be told from the last', () => {
  const firstDigits = Array.from({ length: 2_000 }, (_, n) => selfPayIdOf(key, 0, 1001 + n)[0]);
  const counts = Map.groupBy(firstDigits, (digit) => digit);
  expect(new Set(counts.keys())).toEqual(new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9']));
  for (const [, found] of counts) expect(found.length).toBeGreaterThan(150); // of 222 to be expected
});

it('is another one in another office', () => {
  expect(selfPayIdOf(seededRandom(2)(32), 0, 1001)).not.toBe(selfPayIdOf(key, 0, 1001));
});

it('stays what it was: a change here would give a printed ID to another invoice', () => {
  expect([1001, 1002, 1003].map((counter) => selfPayIdOf(key, 0, counter))).toMatchInlineSnapshot(`
    [
      "3104572216",
      "5885388474",
      "2764305175",
    ]
  `);
});
