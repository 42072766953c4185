/** New IDs of operations and entities: unique without asking anyone, and in the order in which they were made. */
import { randomBytes } from 'node:crypto';
import { base36 } from './stamp.ts';

/** A source of random bytes, injected so that a simulation can be played again. */
export type Random = (bytes: number) => Uint8Array;

/** Unguessable bytes from the operating system, which is asked for many at a time; none is given twice. */
export const systemRandom: Random = (bytes) => {
  if (bytes > pool.length - used) [pool, used] = [randomBytes(Math.max(bytes, poolSize)), 0];
  used += bytes;
  return pool.subarray(used - bytes, used);
};

const poolSize = 4096;
let [pool, used]: [Uint8Array, number] = [new Uint8Array(), 0];

/** Bytes that are the same for the same seed: for tests, simulations and sample data, never for secrets (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const nextByte = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (bytes) => Uint8Array.from({ length: bytes }, nextByte);
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Makes IDs of 28 lower-case letters and digits: milliseconds, slot, a counter within the millisecond, chance. */
export function createIds(now: () => number, random: Random, slot: () => number): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const time = Math.max(now(), last);
    counter = time === last ? counter + 1 : 0;
    last = time;
    let id = base36(time, 9) + base36(slot(), 2) + base36(counter, 4);
    for (const byte of random(13)) id += digits.charAt(byte % 36);
    return id;
  };
}
