/** Runs work on the same key one after the other, in the order asked; work on different keys does not wait for each other. */
export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * `const inTurn = oneAtATime(); await inTurn('pi_1', () => fetchAndStore('pi_1'))`: what is fetched later is also stored later,
 * so an older state never overwrites a newer one.
 */
export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    // Whether the one before failed is its own caller's business.
    const result = before.then(work, work);
    last.set(key, result);
    try {
      return await result;
    } finally {
      if (last.get(key) === result) last.delete(key);
    }
  };
}
