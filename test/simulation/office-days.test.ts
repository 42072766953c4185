import { expect, it } from 'vitest';
import { playDays } from './office-days.ts';

/** `npm run simulate` plays others; a seed that finds a mistake is added here with a word of what it was. */
const seeds = [1, 2, 9, 21];

it.each(seeds)(
  '[LOG-1] [LOG-2] [UNDO-6] [REP-8] two desks at work for days, with crashes, Stripe and late news, have the same sound books in the end, and say each figure alike wherever it is shown: seed %i',
  async (seed) => {
    await expect(playDays({ seed, steps: 250 })).resolves.toBeUndefined();
  },
  60_000,
);
