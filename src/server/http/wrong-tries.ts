/** Counts wrong tries per client, so that guessing self-pay IDs or enrolment codes is slow. Addresses are kept hashed, in memory only. */
import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export type WrongTries = {
  /** Seconds that this client has to wait before it may try again; 0: it may try now. */
  waitFor(address: string): Promise<number>;
  note(address: string): Promise<void>;
};

/** Allows `tries` wrong tries in any quarter of an hour that begins with the first. */
export function countWrongTries(tries: number): WrongTries {
  const limiter = new RateLimiterMemory({ points: tries, duration: 15 * 60 });
  const secret = randomBytes(32);
  const keyOf = (address: string) => createHmac('sha256', secret).update(networkOf(address)).digest('base64');
  return {
    async waitFor(address) {
      const used = await limiter.get(keyOf(address));
      return used && used.consumedPoints >= tries ? Math.ceil(used.msBeforeNext / 1000) : 0;
    },
    async note(address) {
      await limiter.penalty(keyOf(address));
    },
  };
}

/** One IPv6 customer has 2^64 addresses or more: they count as one. */
function networkOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
