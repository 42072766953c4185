/** The automatic workflow (domain.md, Workflow). */
import type { Cents } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';

type Situation = { cancelled: boolean; nonBillable: boolean; owed: Cents; onOpenInvoice: boolean };

/** Where a dispatch belongs after a change to its money or its billing fields [FLOW-1] to [FLOW-4]. */
export function automaticState({ cancelled, nonBillable, owed, onOpenInvoice }: Situation): WorkflowState {
  if (cancelled || nonBillable) return 'Finished';
  if (owed === 0) return 'Finished';
  if (onOpenInvoice) return 'Awaiting payment';
  return 'Billing office';
}

/** The move of a dispatch to `state`: nothing where it is there already. */
export function moveTo(dispatch: { id: string; state: WorkflowState }, state: WorkflowState): Write[] {
  return dispatch.state === state ? [] : [{ put: 'dispatch', id: dispatch.id, set: { state } }];
}
