/** What a biller decides about one dispatch (domain.md, Workflow). */
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { WorkflowState } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import type { Dispatch } from './invoice.ts';
import { owedOf } from './owed.ts';
import { withFields } from './standing.ts';
import { automaticState, moveTo } from './workflow.ts';

export type DispatchFields = Extract<Write, { put: 'dispatch' }>['set'];

/** The fields whose change makes the automatic workflow decide again [FLOW-5]. */
const billingFields = ['payor', 'quoted', 'allowed', 'parked', 'nonBillable', 'cancelled'] as const;

/**
 * Changes fields of a dispatch; where a billing field really changes, the automatic workflow decides again. Parking and releasing leave a
 * Finished one as it is [FLOW-14]: what was written off is not billed again by that.
 */
export function changeDispatch(dispatch: Dispatch, set: DispatchFields): Write[] {
  const after = withFields(dispatch, set);
  const changed = billingFields.filter((field) => after[field] !== dispatch[field]);
  const leavesState = dispatch.state === 'Finished' ? changed.every((field) => field === 'parked') : changed.length === 0;
  return [{ put: 'dispatch', id: dispatch.id, set }, ...(leavesState ? [] : decideAgain(dispatch, after))];
}

/** The move of `dispatch` to where the automatic workflow puts it once its money and fields are those of `after`. */
export function decideAgain(dispatch: Dispatch, after: Dispatch): Write[] {
  const onOpenInvoice = after.openInvoices.length > 0;
  return moveTo(dispatch, automaticState({ ...after, owed: owedOf(after).owed, onOpenInvoice }));
}

/** Writes off what is still owed: nothing but Finished while something is owed, and undone by `reopen` [FLOW-6]. */
export function writeOff(dispatch: Dispatch): Outcome<Write[]> {
  if (dispatch.state === 'Finished') return refuse('wrong-state', `Dispatch ${dispatch.number} is Finished already.`);
  if (owedOf(dispatch).owed <= 0)
    return refuse('wrong-state', `Nothing is owed for dispatch ${dispatch.number}, so there is nothing to write off.`);
  return done(moveTo(dispatch, 'Finished'));
}

/** Puts a dispatch back to the Billing office, whatever the automatic workflow would say; so a write-off is undone [FLOW-7]. */
export function reopen(dispatch: Dispatch): Outcome<Write[]> {
  if (dispatch.cancelled || dispatch.nonBillable)
    return refuse('wrong-state', `Dispatch ${dispatch.number} is ${dispatch.cancelled ? 'cancelled' : 'non-billable'}: it owes nothing.`);
  if (dispatch.state === 'Billing office') return refuse('wrong-state', `Dispatch ${dispatch.number} is in the Billing office already.`);
  return done(moveTo(dispatch, 'Billing office'));
}

/** Puts a dispatch where a biller wants it, whatever the automatic workflow would say; the next change lets that decide again [FLOW-12]. */
export function setState(dispatch: Dispatch, state: WorkflowState): Outcome<Write[]> {
  const { number, cancelled, nonBillable } = dispatch;
  if (dispatch.state === state) return refuse('wrong-state', `Dispatch ${number} is in this state already: ${state}.`);
  if (cancelled || nonBillable)
    return refuse('wrong-state', `Dispatch ${number} is ${cancelled ? 'cancelled' : 'non-billable'}: it stays Finished.`);
  return done(moveTo(dispatch, state));
}

/** Takes back what a biller had set by hand: the automatic workflow decides [FLOW-13]. */
export function letDecide(dispatch: Dispatch): Outcome<Write[]> {
  const moves = decideAgain(dispatch, dispatch);
  if (moves.length > 0) return done(moves);
  return refuse('wrong-state', `Dispatch ${dispatch.number} is where the automatic workflow puts it.`);
}

/** A biller's decision at a review: back to the Billing office, unless it owes nothing by nature [REC-2]. */
export function sendBackAtReview(dispatch: Dispatch): Write[] {
  return dispatch.cancelled || dispatch.nonBillable ? [] : moveTo(dispatch, 'Billing office');
}
