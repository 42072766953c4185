/** How a command of the command line ends. */
import type { Outcome } from '../../shared/refusal.ts';

/** The value of an outcome; when it was refused, says why and ends the program with code 1. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  return failWith(outcome.refusal.message);
}

/** Says what is wrong and ends the program with code 1. */
export function failWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Shows on a terminal how far a long work is; says nothing where nobody looks. */
export function showProgress(done: number, total: number, unit = 'operations'): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} ${unit}${done === total ? '\n' : ''}`);
}
