import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import type { MenuItem } from '../../components/index.ts';
import type { Question } from './DecisionDialog.tsx';
import { askToReopen, askToSet } from './questions.ts';
import type { Decision } from './use-decide.ts';

/** Where a biller can put a dispatch by hand, whatever the workflow says; and the way back to what the workflow says. */
export function workflowItems(
  dispatch: Dispatch,
  decide: (decision: Decision, said: string) => void,
  ask: (question: Question) => void,
): MenuItem[] {
  const { number, state, cancelled, nonBillable, owed, writtenOff, automaticState } = dispatch;
  if (cancelled || nonBillable) return [];
  const items: MenuItem[] = ['line', { heading: 'Workflow' }];
  if (state === 'Awaiting payment') items.push({ label: 'Move to the Billing office…', onSelect: () => ask(askToReopen(dispatch)) });
  if (state !== 'Awaiting payment')
    items.push({ label: 'Set to Awaiting payment…', onSelect: () => ask(askToSet(dispatch, 'Awaiting payment')) });
  if (state !== 'Finished' && owed <= 0) items.push({ label: 'Set to Finished…', onSelect: () => ask(askToSet(dispatch, 'Finished')) });
  if (state !== automaticState && writtenOff === 0)
    items.push({
      label: `Let the workflow decide: ${automaticState}`,
      onSelect: () => decide({ what: 'decide again' }, `Dispatch ${number} is in ${automaticState}, as the workflow says`),
    });
  return items;
}
