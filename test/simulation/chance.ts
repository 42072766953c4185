/** Chance that is the same for the same seed: a failing day can be played again. */
export type Chance = {
  /** A whole number from `least` to `most`, both included. */
  number(least: number, most: number): number;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  /** One of them, or undefined of none. */
  one<Item>(items: readonly Item[]): Item | undefined;
  /** Each with even odds, in their order. */
  some<Item>(items: readonly Item[]): Item[];
  shuffled<Item>(items: readonly Item[]): Item[];
};

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  return {
    number,
    happens: (percent) => fraction() * 100 < percent,
    one: (items) => items[number(0, Math.max(0, items.length - 1))],
    some: (items) => items.filter(() => fraction() < 0.5),
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: fraction() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}
