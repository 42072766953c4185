import { toast } from 'sonner';
import { never } from '../../../shared/assert.ts';
import type { Dispatch, DispatchDecision } from '../../../shared/office-api/dispatches.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';

/** Those that need no amount and no comment. */
export type Decision = Exclude<DispatchDecision, { what: 'add event' }>;

type Change = Extract<Decision, { what: 'change' }>['set'];
type Outcome = { onSuccess: () => void; onError?: (error: unknown) => void };

/**
 * Does what a biller decides about a dispatch, says so, and offers to take it back where the rules allow.
 *
 * `const { decide, busy, error } = useDecide(dispatch);`, then `decide({ what: 'change', set: { parked: true } }, 'Dispatch 1600 is parked')`.
 */
export function useDecide(dispatch: Dispatch) {
  const change = useCommand('dispatches.change');
  const writeOff = useCommand('dispatches.writeOff');
  const reopen = useCommand('dispatches.reopen');
  const { id } = dispatch;

  const run = (decision: Decision, outcome: Outcome) => {
    switch (decision.what) {
      case 'change':
        return change.mutate({ id, set: decision.set }, outcome);
      case 'write off':
        return writeOff.mutate({ id }, outcome);
      case 'reopen':
        return reopen.mutate({ id }, outcome);
      default:
        return never(decision);
    }
  };
  const sayError = (error: unknown) => toast.error(sentenceOf(error));

  /** With `onDone`, an error is left to who asked; without, it is said. */
  const decide = (decision: Decision, said: string, onDone?: () => void) => {
    const opposite = oppositeOf(dispatch, decision);
    const takeBack = () => opposite && run(opposite, { onSuccess: () => toast.success('Taken back'), onError: sayError });
    run(decision, {
      onSuccess: () => {
        onDone?.();
        toast.success(said, opposite ? { action: { label: 'Undo', onClick: takeBack } } : {});
      },
      ...(!onDone && { onError: sayError }),
    });
  };
  return {
    decide,
    busy: change.isPending || writeOff.isPending || reopen.isPending,
    error: change.error ?? writeOff.error ?? reopen.error,
  };
}

/** What takes a decision back, as far as one decision can: null where none does. */
function oppositeOf(dispatch: Dispatch, decision: Decision): Decision | null {
  switch (decision.what) {
    case 'change':
      if (dispatch.writtenOff > 0) return null; // another payor or price bills it again, and the old one would not write it off
      return { what: 'change', set: { ...valuesNow(dispatch, decision.set), ...quoteNow(dispatch, decision.set) } };
    case 'write off':
      return dispatch.state === 'Billing office' ? { what: 'reopen' } : null;
    case 'reopen':
      return dispatch.writtenOff > 0 ? { what: 'write off' } : null;
    default:
      return never(decision);
  }
}

function valuesNow(dispatch: Dispatch, set: Change): Change {
  const keys = Object.keys(set).filter((key) => key !== 'bySchedule');
  return Object.fromEntries(keys.map((key) => [key, dispatch[key as keyof Dispatch]])); // the keys of a change are fields of a dispatch
}

/** A quote that was given by hand is given again; that of a schedule follows the trip, or is taken again where an amount was typed over it. */
function quoteNow({ quoteSource, quoted }: Dispatch, { quoted: typed, bySchedule }: Change): Change {
  if (bySchedule) return { quoted };
  return typed !== undefined && quoteSource ? { bySchedule: true } : {};
}
