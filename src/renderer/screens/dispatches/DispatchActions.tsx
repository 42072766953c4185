import { Ellipsis, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { payors } from '../../../shared/words.ts';
import { Button, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { InsuranceDialog } from '../money/InsuranceDialog.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { PhoneCardDialog } from '../phone/PhoneCardDialog.tsx';
import { AddEventDialog } from './AddEventDialog.tsx';
import { DecisionDialog, type Question } from './DecisionDialog.tsx';
import { EditDispatchDialog } from './EditDispatchDialog.tsx';
import { askAboutBilling, askAboutCancelling, askToWriteOff } from './questions.ts';
import { type Decision, useDecide } from './use-decide.ts';
import { workflowItems } from './workflow-items.ts';

type Asking = 'money' | 'card' | 'insurance' | 'edit' | 'event' | Question | null;

/** What a biller can do with a dispatch. What moves money is said beforehand; what does not is done at once and can be undone. */
export function DispatchActions({ dispatch }: { dispatch: Dispatch }) {
  const [asking, setAsking] = useState<Asking>(null);
  const { decide, busy } = useDecide(dispatch);
  const close = () => setAsking(null);
  return (
    <>
      <Menu align="start" items={moreActions(dispatch, decide, setAsking)}>
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      {canReopen(dispatch) ? (
        <Button
          icon={Undo2}
          busy={busy}
          onClick={() => decide({ what: 'reopen' }, `Dispatch ${dispatch.number} is back in the Billing office`)}
        >
          Back to the Billing office
        </Button>
      ) : (
        <Button icon={Plus} onClick={() => setAsking('event')}>
          Add a charge or payment
        </Button>
      )}
      {asking === 'money' && (
        <RecordMoneyDialog
          customer={dispatch.customer}
          beginning={{
            target: 'trips',
            rest: 'still to be collected',
            dispatches: [dispatch.id],
            amount: dispatch.owed > 0 ? dispatch.owed : null,
          }}
          onClose={close}
        />
      )}
      {asking === 'card' && <PhoneCardDialog target={{ purpose: 'dispatch', id: dispatch.id }} onClose={close} />}
      {asking === 'insurance' && <InsuranceDialog trips={[dispatch]} onClose={close} />}
      {asking === 'edit' && <EditDispatchDialog dispatch={dispatch} onClose={close} />}
      {asking === 'event' && <AddEventDialog dispatch={dispatch} onClose={close} />}
      {typeof asking === 'object' && asking && <DecisionDialog dispatch={dispatch} question={asking} onClose={close} />}
    </>
  );
}

/** Finished, though not because it owes nothing by nature. */
export function canReopen({ state, cancelled, nonBillable }: Dispatch): boolean {
  return state === 'Finished' && !cancelled && !nonBillable;
}

function moreActions(dispatch: Dispatch, decide: (decision: Decision, said: string) => void, ask: (asking: Asking) => void): MenuItem[] {
  const { number, parked, nonBillable, cancelled, payor, owed, state } = dispatch;
  const others = payors.filter((other) => other !== payor);
  return [
    { label: 'Edit…', onSelect: () => ask('edit') },
    { label: 'Record payment…', onSelect: () => ask('money') },
    { label: 'Card over the phone…', disabled: owed <= 0, onSelect: () => ask('card') },
    { label: 'Insurance payment…', onSelect: () => ask('insurance') },
    { label: 'Add a charge or payment…', onSelect: () => ask('event') },
    'line',
    { heading: 'Payor' },
    ...others.map((other): MenuItem => {
      const said = `Dispatch ${number} is billed to the ${other}`;
      return { label: `Bill the ${other}`, onSelect: () => decide({ what: 'change', set: { payor: other } }, said) };
    }),
    'line',
    parked
      ? {
          label: 'Release from the parking lot',
          onSelect: () => decide({ what: 'change', set: { parked: false } }, `Dispatch ${number} can be invoiced again`),
        }
      : { label: 'Park', onSelect: () => decide({ what: 'change', set: { parked: true } }, `Dispatch ${number} is parked`) },
    { label: nonBillable ? 'Make billable…' : 'Make non-billable…', onSelect: () => ask(askAboutBilling(dispatch)) },
    ...workflowItems(dispatch, decide, ask),
    'line',
    cancelled
      ? { label: 'Take the cancellation back…', onSelect: () => ask(askAboutCancelling(dispatch)) }
      : { label: 'Cancel the trip…', danger: true, onSelect: () => ask(askAboutCancelling(dispatch)) },
    { label: 'Write off…', danger: true, disabled: owed <= 0 || state === 'Finished', onSelect: () => ask(askToWriteOff(dispatch)) },
  ];
}
