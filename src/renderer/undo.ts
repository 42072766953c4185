/**
 * What was done in this window, the last on top, for Undo and Redo. The ledger decides what can be undone and says why not; here is only the order
 * in which it was done. Every command that answers with its operation is on it by itself: `useCommand` notes it.
 */
import { toast } from 'sonner';
import * as z from 'zod';
import { office, sentenceOf } from './office.ts';

type Deed = readonly string[];

const limit = 100;
const answerSchema = z.union([
  z.object({ operations: z.array(z.string()).min(1) }).transform(({ operations }) => operations),
  z.object({ operation: z.string() }).transform(({ operation }) => [operation]),
]);

let doneDeeds: Deed[] = [];
let undoneDeeds: Deed[] = [];

/** Somebody else sits here: what was done before is not theirs to undo. */
export function forgetDeeds(): void {
  doneDeeds = [];
  undoneDeeds = [];
}

/** Takes note of what a command did, if its answer says so; what was undone before can then no longer be done again. */
export function noteDone(answer: unknown): void {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return;
  doneDeeds = [...doneDeeds, parsed.data].slice(-limit);
  undoneDeeds = [];
}

/** Undoes what `answer` says was done: the button at the end of a run. */
export function undoAnswer(answer: unknown): void {
  const parsed = answerSchema.safeParse(answer);
  if (parsed.success) void undoDeed(parsed.data);
}

/** The Undo of a toast: `toast.success('Reviewed', canUndo(answer))`. */
export function canUndo(answer: unknown): { action?: { label: string; onClick: () => void } } {
  const parsed = answerSchema.safeParse(answer);
  return parsed.success ? { action: { label: 'Undo', onClick: () => void undoDeed(parsed.data) } } : {};
}

/** Undoes one operation out of a history, or does it again where it was an undoing. */
export async function turnBack(operation: string): Promise<void> {
  await undoDeed([operation]);
}

/** Undoes what was done last in this window. */
export async function undoLast(): Promise<void> {
  const deed = doneDeeds.at(-1);
  if (deed) await undoDeed(deed);
  else toast('There is nothing to undo in this window. What was done earlier can be undone in its history.');
}

/** Does again what was undone last. */
export async function redoLast(): Promise<void> {
  const deed = undoneDeeds.at(-1);
  if (deed) await redoDeed(deed);
  else toast('There is nothing to do again.');
}

async function undoDeed(deed: Deed): Promise<void> {
  doneDeeds = doneDeeds.filter((other) => !isSame(other, deed));
  const undone = await turnRound(deed, (made) => void redoDeed(made));
  if (undone) undoneDeeds = [...undoneDeeds, undone].slice(-limit);
}

async function redoDeed(deed: Deed): Promise<void> {
  undoneDeeds = undoneDeeds.filter((other) => !isSame(other, deed));
  const redone = await turnRound(deed, (made) => void undoDeed(made));
  if (redone) doneDeeds = [...doneDeeds, redone].slice(-limit);
}

/** Asks the ledger, and says what came of it. Answers what the ledger made; null: it refused. */
async function turnRound(deed: Deed, back: (made: Deed) => void): Promise<Deed | null> {
  const running = deed.length > 1 ? showProgress() : null;
  try {
    const { summary } = await office.call('undo.preview', { operation: deed[0] ?? '' });
    const { operations, done, of, refused, cancelled } = await office.call('undo.undo', { operations: [...deed] });
    const isRedoing = summary.startsWith('Undid: ');
    const said = isRedoing ? 'Done again' : 'Undone';
    const action = operations.length > 0 ? { action: { label: isRedoing ? 'Undo' : 'Redo', onClick: () => back(operations) } } : {};
    const name = deed.length > 1 ? `${done} of ${of}` : summary.replace(/^(Undid|Did again): /, '');
    if (refused.length > 0 || cancelled) toast.warning(`${said}: ${name}. ${refused[0]?.reason ?? 'Stopped.'}`, action);
    else toast.success(`${said}: ${name}`, action);
    return operations.length > 0 ? operations : null;
  } catch (error) {
    toast.error(sentenceOf(error));
    return null;
  } finally {
    running?.end();
  }
}

/** A toast that says how far a long undoing is, and can stop it. */
function showProgress(): { end: () => void } {
  const id = toast.loading('Undoing…');
  const stop = (run: string) => void office.call('runs.cancel', { id: run });
  const stopListening = window.paydesk.onNotice((notice) => {
    if (notice.notice !== 'run' || notice.run === null) return;
    const { done, of, id: run } = notice.run;
    toast.loading(`Undoing: ${done} of ${of}`, { id, action: { label: 'Stop', onClick: () => stop(run) } });
  });
  return {
    end: () => {
      stopListening();
      toast.dismiss(id);
    },
  };
}

function isSame(a: Deed, b: Deed): boolean {
  return a.length === b.length && a.every((operation, index) => operation === b[index]);
}
