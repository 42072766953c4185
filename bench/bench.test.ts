import { describe, expect, it } from 'vitest';
import { benchArrival } from './arrival/bench.ts';
import { benchGenerate } from './generate/bench.ts';
import { benchPortal } from './portal/bench.ts';
import { benchRegister } from './register/bench.ts';
import { asJson, asText } from './report.ts';
import { benchReports } from './reports/bench.ts';
import { inTurns, isReached, median, medianRatio } from './measure.ts';
import { benchSearch } from './search/bench.ts';
import { benchStart } from './start/bench.ts';
import { benchWebhooks } from './webhooks/bench.ts';
import { benchBurst } from './webhooks/burst.ts';

/** How fast it is on a busy machine says nothing: here each bench only runs to its end, and finds everything that it says it finds. */
describe('each bench runs', () => {
  const benches = {
    webhooks: () => benchWebhooks({ rounds: 1, perRound: 40, connections: 4 }),
    register: () => benchRegister({ records: 2000, rounds: 1 }),
    search: () => benchSearch({ records: 12_000, rounds: 1 }),
    reports: () => benchReports({ records: 2000, rounds: 1 }),
    start: () => benchStart({ dispatches: 20, rounds: 1, rebuild: false }),
    generate: () => benchGenerate({ rounds: 1, customers: 5, dispatchesEach: 3 }),
    portal: () => benchPortal({ invoices: 3, rounds: 1, lookUps: 20, sessions: 5 }),
    burst: () => benchBurst({ events: 40, payments: 2, connections: 4 }),
    arrival: () => benchArrival({ payments: 1, rebuild: false }),
  };

  const patience = 90_000; // some start a whole desk, several times
  it.each(Object.entries(benches))('%s', { timeout: patience }, async (_name, run) => {
    const { figures, ratios } = await run();
    for (const number of [...figures.map(({ value }) => value), ...ratios.map(({ ratio }) => ratio)]) expect(number).toBeGreaterThan(0);
    expect(ratios.length).toBeGreaterThan(0);
  });
});

describe('measures', () => {
  it('takes the median of the ratios of the same round', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(medianRatio([2, 30, 4], [1, 10, 2])).toBe(2);
  });

  it('turns the order round in every other round', async () => {
    const order: string[] = [];
    const of = (name: string) => () => order.push(name);
    await inTurns(2, { a: of('a'), b: of('b') });
    expect(order).toEqual(['a', 'b', 'b', 'a']);
  });

  it('says which goal is missed', () => {
    const missed = { what: 'of the floor', ratio: 0.7, goal: { atLeast: 0.8 } };
    const reached = { what: 'of a window', ratio: 1.5, goal: { atMost: 1.5 } };
    expect([isReached(missed), isReached(reached)]).toEqual([false, true]);
    const findings = { figures: [{ what: 'events', value: 12_345.6, unit: 'events/s' }], ratios: [missed, reached] };
    expect(asText(findings)).toMatch(
      /0\.700 × +of the floor +\(goal: at least 0\.8: MISSED\)\n +1\.50 × +of a window +\(goal: at most 1\.5: reached\)/,
    );
    expect(asText(findings)).toMatch(/12,346 events\/s +events/);
    expect(JSON.parse(asJson({ start: findings }))).toMatchObject({ start: { ratios: [{ reached: false }, { reached: true }] } });
  });
});
