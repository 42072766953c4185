import { expect, it } from 'vitest';
import { benchPapers } from './bench.ts';

/** How fast it is on a busy machine says nothing: here it only runs to its end, and finds everything that it says it finds. */
it('the papers bench runs', { timeout: 90_000 }, async () => {
  const { figures, ratios } = await benchPapers({ dispatches: 60, invoices: 4, rounds: 1, rebuild: false });
  for (const number of [...figures.map(({ value }) => value), ...ratios.map(({ ratio }) => ratio)]) expect(number).toBeGreaterThan(0);
});
