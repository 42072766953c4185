/** Runs one scenario: reads it, plays it through the real parts, proves the invariants, and compares the books with what it expects. */
import { differences } from './compare.ts';
import { type FinalBooks, readFinalBooks } from './final-books.ts';
import { readScenario, type Scenario } from './format.ts';
import { startParts } from './parts.ts';
import { playSteps } from './steps.ts';

export type ScenarioRun = {
  /** The title, or the file when it could not be read. */
  title: string;
  /** What differs or went wrong, a line each; none: it holds. */
  problems: string[];
  /** Null when it did not get that far. */
  books: FinalBooks | null;
};

export async function runScenario(file: string): Promise<ScenarioRun> {
  const read = readScenario(file);
  if (!read.ok) return { title: file, problems: read.problems, books: null };
  const { scenario } = read;
  try {
    return { title: scenario.title, ...(await play(scenario)) };
  } catch (error) {
    return { title: scenario.title, problems: [error instanceof Error ? error.message : String(error)], books: null };
  }
}

async function play(scenario: Scenario): Promise<{ problems: string[]; books: FinalBooks }> {
  const parts = await startParts(scenario.today);
  try {
    const played = await playSteps(scenario, parts);
    const numbers = new Map<string, readonly string[]>();
    for (const { of } of scenario.expect.register ?? []) if (of !== undefined) numbers.set(of, await played.numbersOf(of));
    await parts.stopDesk();

    const names = new Map([...played.ids].map(([name, id]) => [id, name]));
    const books = readFinalBooks(parts.file, (id) => names.get(id) ?? id);
    return { problems: [...played.differences, ...differences(scenario.expect, books, (name) => numbers.get(name) ?? [])], books };
  } finally {
    await parts.stop();
  }
}
