import { toast } from 'sonner';
import { never } from '../../../shared/assert.ts';
import type { Dispatch, DispatchDecision } from '../../../shared/office-api/dispatches.ts';
import { sentenceOf } from '../../office.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';

/** Those that need no amount and no comment. */
export type Decision = Exclude<DispatchDecision, { what: 'add event' }>;

/**
 * Does what a biller decides about a dispatch, says so, and offers to undo it.
 *
 * `const { decide, busy, error } = useDecide(dispatch);`, then `decide({ what: 'change', set: { parked: true } }, 'Dispatch 1600 is parked')`.
 */
export function useDecide({ id }: Pick<Dispatch, 'id'>) {
  const change = useCommand('dispatches.change');
  const writeOff = useCommand('dispatches.writeOff');
  const reopen = useCommand('dispatches.reopen');
  const setState = useCommand('dispatches.setState');
  const decideAgain = useCommand('dispatches.decideAgain');
  const all = [change, writeOff, reopen, setState, decideAgain];

  /** With `onDone`, an error is left to who asked; without, it is said. */
  const decide = (decision: Decision, said: string, onDone?: () => void) => {
    const outcome = {
      onSuccess: (answer: unknown) => {
        onDone?.();
        toast.success(said, canUndo(answer));
      },
      ...(!onDone && { onError: (error: unknown) => void toast.error(sentenceOf(error)) }),
    };
    switch (decision.what) {
      case 'change':
        return change.mutate({ id, set: decision.set }, outcome);
      case 'write off':
        return writeOff.mutate({ id }, outcome);
      case 'reopen':
        return reopen.mutate({ id }, outcome);
      case 'set state':
        return setState.mutate({ id, state: decision.state }, outcome);
      case 'decide again':
        return decideAgain.mutate({ id }, outcome);
      default:
        return never(decision);
    }
  };
  return {
    decide,
    busy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
