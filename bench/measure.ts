/** What a bench finds out: figures of this machine, and ratios to a floor of the same run, which are what counts on any machine. */
import { assert } from '../src/shared/assert.ts';

export type Figure = { what: string; value: number; unit: string };
export type Goal = { atLeast: number } | { atMost: number };
export type Ratio = { what: string; ratio: number; goal: Goal | null };
export type Findings = { figures: Figure[]; ratios: Ratio[] };

export function isReached({ ratio, goal }: Ratio): boolean {
  if (goal === null) return true;
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [upper, lower] = [sorted[middle], sorted[sorted.length % 2 === 1 ? middle : middle - 1]];
  assert(upper !== undefined && lower !== undefined, 'there is something to take the median of');
  return (upper + lower) / 2;
}

/** The least of the values that `share` of them do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  assert(value !== undefined, 'there is something to take the quantile of');
  return value;
}

/**
 * The median of the ratios of neighbours: the value and its floor were measured right after each other in each round, so that what else the
 * machine does in a round weighs on both.
 */
export function medianRatio(values: readonly number[], floors: readonly number[]): number {
  return median(values.map((value, round) => value / (floors[round] ?? Number.NaN)));
}

/**
 * Measures everything in every round, each round in the opposite order of the one before. Answers the measures by name.
 *
 * `await inTurns(5, { desk: () => timeDesk(), floor: () => timeFloor() })` → `{ desk: [5 numbers], floor: [5 numbers] }`
 */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[]; // a literal record has no keys but those of its type
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>; // made of these names
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) found[name].push(await measures[name]());
  }
  return found;
}
