import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptCustomers, type Merge } from './merged-customers.ts';

/** `b>a@1`: b was merged into a, at 1. */
function merges(text: string): Merge[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((link) => {
      const [, id = '', into = '', stamp = ''] = /^(\w+)>(\w+)@(\d+)$/.exec(link) ?? [];
      return { id, into, stamp };
    });
}

describe('whom a merged customer counts for', () => {
  it.each([
    ['nobody is merged', '', {}],
    ['[MERGE-1] a duplicate counts for the kept one', 'b>a@1', { b: 'a' }],
    ['[MERGE-1] two duplicates of one customer', 'b>a@1 c>a@2', { b: 'a', c: 'a' }],
    ['[MERGE-2] the kept one is merged later', 'b>a@1 a>k@2', { a: 'k', b: 'k' }],
    ['[MERGE-2] into one that was merged before', 'b>a@2 a>k@1', { a: 'k', b: 'k' }],
    ['[MERGE-4] each into the other: the earlier merge holds', 'b>a@1 a>b@2', { b: 'a' }],
    ['[MERGE-4] each into the other, the other way', 'b>a@2 a>b@1', { a: 'b' }],
    ['[MERGE-4] round three: the latest is not in force', 'a>b@3 b>c@1 c>a@2', { b: 'a', c: 'a' }],
    ['[MERGE-4] what leads into a circle follows it to its end', 'd>b@9 b>a@1 a>b@2', { b: 'a', d: 'a' }],
  ])('%s', (_what, given, expected) => {
    expect(Object.fromEntries(keptCustomers(merges(given)))).toEqual(expected);
  });

  it('[MERGE-2] [MERGE-4] is one who is not merged away, in whatever order the merges are looked at', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const someMerges = fc.uniqueArray(
      fc
        .record({ id: fc.constantFrom(...names), into: fc.constantFrom(...names), stamp: fc.nat({ max: 9 }).map(String) })
        .filter(({ id, into }) => id !== into),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(someMerges, fc.infiniteStream(fc.nat()), (links, order) => {
        const kept = keptCustomers(links);
        for (const end of kept.values()) expect(kept.has(end)).toBe(false);
        const shuffled = links.map((link) => ({ link, key: Number(order.next().value) })).toSorted((a, b) => a.key - b.key);
        expect(Object.fromEntries(keptCustomers(shuffled.map(({ link }) => link)))).toEqual(Object.fromEntries(kept));
      }),
    );
  });
});
