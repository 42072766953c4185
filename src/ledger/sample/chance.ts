/** Chance that plays the same game for the same seed. */
import { assert } from '../../shared/assert.ts';
import type { Random } from '../journal/ids.ts';

export type Chance = {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  one<T>(of: readonly T[]): T;
  /** One of the values, each as likely as its weight. */
  weighted<T>(of: readonly (readonly [T, number])[]): T;
};

/** Chance made of `random` bytes. */
export function createChance(random: Random): Chance {
  const below = (limit: number): number => {
    const number = random(4).reduce((whole, byte) => whole * 256 + byte, 0);
    return number % limit;
  };
  return {
    between: (least, most) => least + below(most - least + 1),
    happens: (percent) => below(10_000) < percent * 100,
    one: (of) => {
      assert(of.length > 0, 'there is something to choose from');
      return of[below(of.length)] as (typeof of)[number]; // the index is within the list
    },
    weighted: (of) => {
      let left = below(of.reduce((sum, [, weight]) => sum + weight, 0));
      const chosen = of.find(([, weight]) => (left -= weight) < 0);
      assert(chosen, 'the weights cover every case');
      return chosen[0];
    },
  };
}
