/** Remembers what the biller of a scenario did, step by step, so that a later step can undo it or do it again. */
import * as z from 'zod';
import { assert } from '../../src/shared/assert.ts';
import type { CallName, Input } from '../../src/shared/office-api/index.ts';
import type { Desk } from './desk.ts';

/** What a command appended, if its answer says so. */
const answerSchema = z.union([
  z.object({ operations: z.array(z.string()) }).transform(({ operations }) => operations),
  z.object({ operation: z.string() }).transform(({ operation }) => [operation]),
]);

export type Undoing = {
  /** The desk, whose commands are remembered. */
  desk: Desk;
  /** What comes now belongs to another step. */
  nextStep: () => void;
  steps: {
    /** Undoes the last steps that did something and are not undone, the newest first. */
    undo: (steps: number) => Promise<void>;
    /** Does again what was undone last. */
    'do-again': (steps: number) => Promise<void>;
    /** The last step cannot be undone, and the refusal says so. */
    'cannot-undo': (sentence: string) => Promise<void>;
  };
};

export function undoingOn(given: Desk): Undoing {
  let current: string[] = [];
  const done: string[][] = [current];
  const undone: string[][] = [];

  const desk: Desk = {
    ...given,
    call: async <Name extends CallName>(name: Name, input: Input<Name>) => {
      const answer = await given.call(name, input);
      const parsed = answerSchema.safeParse(answer);
      if (parsed.success) current.push(...parsed.data);
      return answer;
    },
  };

  async function turn(from: string[][], to: string[][]): Promise<void> {
    while (from.at(-1)?.length === 0) from.pop();
    const operations = from.pop();
    assert(operations, 'there is something to undo or to do again');
    const answer = await given.call('undo.undo', { operations });
    const [refused] = answer.refused;
    assert(!refused, refused?.reason ?? '');
    to.push(answer.operations);
  }

  return {
    desk,
    nextStep: () => {
      current = [];
      done.push(current);
    },
    steps: {
      undo: async (steps) => {
        for (let step = 0; step < steps; step += 1) await turn(done, undone);
      },
      'do-again': async (steps) => {
        for (let step = 0; step < steps; step += 1) await turn(undone, done);
      },
      'cannot-undo': async (sentence) => {
        const last = done.findLast((operations) => operations.length > 0)?.at(-1);
        assert(last !== undefined, 'there is something to undo');
        const { refused } = await given.call('undo.preview', { operation: last });
        assert(refused.includes(sentence), `undoing is refused with “${sentence}”, not “${refused}”`);
        const outcome = await given.ask('undo.undo', { operations: [last] });
        assert(!outcome.ok, 'what cannot be undone is not');
      },
    },
  };
}
