/** Counts wrong tries per client, so that guessing self-pay IDs or enrolment codes is slow. Addresses are kept hashed, in memory only. */
import { hash, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type WrongTries = {
  /** Counts a try before its outcome is known, so that many at once are no way around. Answers the seconds to wait; 0: go on. */
  begin(address: string): Promise<number>;
  /** The try was right after all. */
  forgive(address: string): Promise<void>;
};

/** Allows `tries` wrong tries in any quarter of an hour that begins with the first. */
export function countWrongTries(tries: number): WrongTries {
  const limiter = new RateLimiterMemory({ points: tries, duration: 15 * 60 });
  const secret = randomBytes(32).toString('hex');
  const keyOf = (address: string) => hash('sha256', `${secret} ${networkOf(address)}`, 'base64');
  return {
    async begin(address) {
      try {
        await limiter.consume(keyOf(address));
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    async forgive(address) {
      await limiter.reward(keyOf(address));
    },
  };
}

/** One IPv6 customer has 2^64 addresses or more: they count as one. */
function networkOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
