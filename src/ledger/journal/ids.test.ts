import { expect, it } from 'vitest';
import { opaqueIdSchema } from '../../shared/companion-api/payables.ts';
import { createIds, seededRandom, systemRandom } from './ids.ts';

it('makes IDs that the companion accepts, each once, in the order in which they were made', () => {
  let time = 1_770_000_000_000;
  const newId = createIds(
    () => (time += time % 3 === 0 ? 1 : -1),
    systemRandom,
    () => 31,
  );
  const ids = Array.from({ length: 5_000 }, newId);
  expect(new Set(ids).size).toBe(5_000);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(opaqueIdSchema.parse(id)).toBe(id);
});

it('keeps two desks apart that make an ID in the same millisecond', () => {
  const idOf = (slot: number) =>
    createIds(
      () => 1_770_000_000_000,
      seededRandom(1),
      () => slot,
    )();
  expect(idOf(0)).not.toBe(idOf(1));
});

it('plays a simulation again from its seed', () => {
  expect(seededRandom(7)(16)).toEqual(seededRandom(7)(16));
  expect(seededRandom(7)(16)).not.toEqual(seededRandom(8)(16));
});
