/** What the benches found, for people and for programs. */
import { type Findings, type Goal, isReached, type Ratio } from './measure.ts';

/** The ratios with their goals, and below them the figures of this machine. */
export function asText({ figures, ratios }: Findings): string {
  const lines = [
    ...ratios.map((ratio) => `  ${shortOf(ratio.ratio).padStart(9)} ×         ${ratio.what}${verdictOf(ratio)}`),
    ...figures.map(({ what, value, unit }) => `  ${shortOf(value).padStart(9)} ${unit.padEnd(9)} ${what}`),
  ];
  return `${lines.join('\n')}\n`;
}

export function asJson(found: Readonly<Record<string, Findings>>): string {
  const judged = Object.entries(found).map(([name, { figures, ratios }]) => [
    name,
    { ratios: ratios.map((ratio) => ({ ...ratio, reached: ratio.goal === null ? null : isReached(ratio) })), figures },
  ]);
  return JSON.stringify(Object.fromEntries(judged), null, 2);
}

function verdictOf(ratio: Ratio): string {
  if (ratio.goal === null) return '';
  return `   (goal: ${sentenceOf(ratio.goal)}: ${isReached(ratio) ? 'reached' : 'MISSED'})`;
}

function sentenceOf(goal: Goal): string {
  return 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
}

/** Three digits that matter. */
function shortOf(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}
