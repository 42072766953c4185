import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operationSchema } from './operation.ts';
import { instantOf, nextStamp } from './stamp.ts';

const now = 1_770_000_000_000;
const desks = fc.array(fc.record({ now: fc.integer({ min: now - 5, max: now + 5 }), slot: fc.nat({ max: 31 }) }), { minLength: 1 });

it('goes forward though the clocks of the desks go back', () => {
  fc.assert(
    fc.property(desks, (ticks) => {
      let last: string | null = null;
      for (const tick of ticks) {
        const stamp: string = nextStamp(last, tick.now, tick.slot);
        expect(operationSchema.shape.stamp.parse(stamp)).toBe(stamp);
        if (last !== null) expect(stamp > last).toBe(true);
        last = stamp;
      }
    }),
  );
});

it('tells when an operation was made', () => {
  expect(instantOf(nextStamp(null, now, 3))).toBe('2026-02-02T02:40:00.000Z');
});

it('goes on in the next millisecond when one has no number left', () => {
  const full = nextStamp(null, now, 1).replace('-0000-', '-zzzz-');
  expect(nextStamp(full, now, 1)).toBe(nextStamp(null, now + 1, 1));
});
