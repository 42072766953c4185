/** Which deposit or record a line of the bank's statement stands for (docs/rules.md, BANK). */
import { addDays, daysBetween, type IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';

export type LineToMatch = { id: string; date: IsoDate; amount: Cents; number: string; description: string };
/** A deposit, or a record that comes to the bank by itself. */
export type Candidate = { what: 'deposit' | 'record'; id: string; date: IsoDate; amount: Cents; number: string };
export type Suggestion = { line: string; candidate: Candidate; because: 'number' | 'date' };

/** The bank may book a day before the office writes a thing down, a deposit or a transfer some days after it, and a check that went out much later. */
const daysBefore = 3;
const daysAfter = { in: 10, out: 60 };

/** Whether a line may stand for a candidate at all: the same amount, within the window of days [BANK-6]. */
export function fits(line: LineToMatch, candidate: Candidate): boolean {
  if (line.amount !== candidate.amount) return false;
  const days = daysBetween(candidate.date, line.date);
  return days >= -daysBefore && days <= (line.amount < 0 ? daysAfter.out : daysAfter.in);
}

/** The dates between which the bank may show `amount` of `date`. */
export function datesFor(date: IsoDate, amount: Cents): { from: IsoDate; to: IsoDate } {
  return { from: addDays(date, -daysBefore), to: addDays(date, amount < 0 ? daysAfter.out : daysAfter.in) };
}

/** The dates between which candidates for lines from `from` to `to` lie. */
export function windowFor(from: IsoDate, to: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from: addDays(from, -daysAfter.out), to: addDays(to, daysBefore) };
}

/**
 * Suggests for each line the one candidate that fits: first by its number, then, where no other is as near, by its date [BANK-7]. A candidate
 * is suggested once; what two lines or two candidates could equally mean is suggested to none.
 *
 * A line of 1,500.00 on Nov 23 with the number 20417 stands for the check 20417 of 1,500.00 of Nov 20.
 */
export function suggestMatches(lines: readonly LineToMatch[], candidates: readonly Candidate[]): Suggestion[] {
  const pairs = pairsOf(lines, candidates);
  const suggestions: Suggestion[] = [];
  const taken = new Set<string>();
  const take = ({ line, candidate }: Pair, because: Suggestion['because']) => {
    taken.add(keyOfLine(line)).add(keyOf(candidate));
    suggestions.push({ line: line.id, candidate, because });
  };
  const isFree = ({ line, candidate }: Pair) => !taken.has(keyOfLine(line)) && !taken.has(keyOf(candidate));
  for (const pair of onlyOnes(pairs.filter((each) => each.byNumber))) take(pair, 'number');
  let left = pairs.filter(isFree);
  // The nearest in time first: what is then taken may leave only one for another line.
  for (const distance of [...new Set(left.map((pair) => pair.days))].toSorted((a, b) => a - b)) {
    for (const pair of onlyOnes(left.filter((each) => each.days === distance))) take(pair, 'date');
    left = left.filter(isFree);
    // Lines and candidates that are equally near to several stay undecided, also for those further away.
    const undecided = new Set(
      left.filter((pair) => pair.days === distance).flatMap((pair) => [keyOfLine(pair.line), keyOf(pair.candidate)]),
    );
    left = left.filter((pair) => !undecided.has(keyOfLine(pair.line)) && !undecided.has(keyOf(pair.candidate)));
  }
  return suggestions;
}

type Pair = { line: LineToMatch; candidate: Candidate; byNumber: boolean; days: number };

function pairsOf(lines: readonly LineToMatch[], candidates: readonly Candidate[]): Pair[] {
  const byAmount = Map.groupBy(candidates, ({ amount }) => amount);
  return lines.flatMap((line) =>
    (byAmount.get(line.amount) ?? [])
      .filter((candidate) => fits(line, candidate))
      .map((candidate) => ({
        line,
        candidate,
        byNumber: saysNumber(line, candidate.number),
        days: Math.abs(daysBetween(candidate.date, line.date)),
      })),
  );
}

/** The number stands in the bank's own column, or as a word of its description; leading zeros do not count. */
function saysNumber({ number, description }: LineToMatch, wanted: string): boolean {
  const plain = plainNumber(wanted);
  if (plain.length < 3) return number !== '' && plain !== '' && plainNumber(number) === plain;
  return [number, ...description.split(/[^0-9a-z]+/i)].some((word) => plainNumber(word) === plain);
}

function plainNumber(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/^0+/, '');
}

/** The pairs whose line and candidate stand in no other of them. */
function onlyOnes(pairs: readonly Pair[]): Pair[] {
  const counts = new Map<string, number>();
  for (const { line, candidate } of pairs)
    for (const key of [keyOfLine(line), keyOf(candidate)]) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pairs.filter(({ line, candidate }) => counts.get(keyOfLine(line)) === 1 && counts.get(keyOf(candidate)) === 1);
}

function keyOfLine({ id }: LineToMatch): string {
  return `line ${id}`;
}

function keyOf({ what, id }: Candidate): string {
  return `${what} ${id}`;
}
