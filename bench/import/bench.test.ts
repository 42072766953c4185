import { expect, it } from 'vitest';
import { benchImport } from './bench.ts';

it('brings the file in and writes the same rows by hand', async () => {
  const { figures, ratios } = await benchImport({ rounds: 1, rows: 300, customers: 5 });
  for (const number of [...figures.map(({ value }) => value), ...ratios.map(({ ratio }) => ratio)]) expect(number).toBeGreaterThan(0);
});
