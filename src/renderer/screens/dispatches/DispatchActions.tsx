import { Ellipsis, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { payors } from '../../../shared/words.ts';
import { Button, ConfirmDialog, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';
import { AddEventDialog, type EventToAdd } from './AddEventDialog.tsx';

type Asking = 'write-off' | 'cancel' | EventToAdd | null;

/** What a biller can do with a dispatch. */
export function DispatchActions({ dispatch }: { dispatch: Dispatch }) {
  const [asking, setAsking] = useState<Asking>(null);
  const change = useCommand('dispatches.change');
  const reopen = useCommand('dispatches.reopen');
  const close = () => setAsking(null);
  const { id, number, state, cancelled, nonBillable } = dispatch;
  const set = (fields: Input<'dispatches.change'>['set'], said: string) =>
    change.mutate({ id, set: fields }, { onSuccess: () => toast.success(said), onError: (error) => toast.error(sentenceOf(error)) });
  return (
    <>
      <Menu align="start" items={moreActions(dispatch, set, setAsking)}>
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      {state === 'Finished' && !cancelled && !nonBillable ? (
        <Button
          icon={Undo2}
          busy={reopen.isPending}
          onClick={() =>
            reopen.mutate(
              { id },
              {
                onSuccess: () => toast.success(`Dispatch ${number} is back in the Billing office`),
                onError: (error) => toast.error(sentenceOf(error)),
              },
            )
          }
        >
          Back to the Billing office
        </Button>
      ) : (
        <Button icon={Plus} onClick={() => setAsking('service charge')}>
          Add a charge or payment
        </Button>
      )}
      {asking === 'write-off' && <WriteOff dispatch={dispatch} onClose={close} />}
      {asking === 'cancel' && (
        <CancelTrip dispatch={dispatch} onClose={close} onCancelTrip={() => set({ cancelled: true }, `Dispatch ${number} is cancelled`)} />
      )}
      {asking !== null && asking !== 'write-off' && asking !== 'cancel' && (
        <AddEventDialog dispatch={dispatch} kind={asking} onClose={close} />
      )}
    </>
  );
}

function moreActions(
  { number, parked, nonBillable, cancelled, payor, owed, state }: Dispatch,
  set: (fields: Input<'dispatches.change'>['set'], said: string) => void,
  ask: (asking: Asking) => void,
): MenuItem[] {
  const others = payors.filter((other) => other !== payor);
  return [
    { label: 'Service charge…', onSelect: () => ask('service charge') },
    { label: 'Discount…', onSelect: () => ask('discount') },
    { label: 'Finance charge…', onSelect: () => ask('finance charge') },
    { label: 'Cash payment…', onSelect: () => ask('payment') },
    { label: 'Cash paid back…', onSelect: () => ask('reversal') },
    'line',
    { heading: 'Payor' },
    ...others.map((other): MenuItem => ({
      label: `Bill the ${other}`,
      onSelect: () => set({ payor: other }, `Dispatch ${number} is billed to the ${other}`),
    })),
    'line',
    parked
      ? { label: 'Release from the parking lot', onSelect: () => set({ parked: false }, `Dispatch ${number} can be invoiced again`) }
      : { label: 'Park', onSelect: () => set({ parked: true }, `Dispatch ${number} is parked`) },
    nonBillable
      ? { label: 'Make billable', onSelect: () => set({ nonBillable: false }, `Dispatch ${number} is billable`) }
      : { label: 'Make non-billable', onSelect: () => set({ nonBillable: true }, `Dispatch ${number} is non-billable`) },
    cancelled
      ? { label: 'Take the cancellation back', onSelect: () => set({ cancelled: false }, `Dispatch ${number} counts again`) }
      : { label: 'Cancel the trip…', danger: true, onSelect: () => ask('cancel') },
    { label: 'Write off…', danger: true, disabled: owed <= 0 || state === 'Finished', onSelect: () => ask('write-off') },
  ];
}

type DialogProps = { dispatch: Dispatch; onClose: () => void };

function WriteOff({ dispatch: { id, number, owed }, onClose }: DialogProps) {
  const command = useCommand('dispatches.writeOff');
  return (
    <ConfirmDialog
      title={`Write off dispatch ${number}?`}
      confirm={`Write off ${formatMoney(owed)}`}
      danger
      busy={command.isPending}
      error={command.error}
      onClose={onClose}
      onConfirm={() => command.mutate({ id }, { onSuccess: onClose })}
    >
      {formatMoney(owed)} is not asked for any more. It can be taken back at any time, back to the Billing office.
    </ConfirmDialog>
  );
}

function CancelTrip({ dispatch: { number, owed, paid }, onClose, onCancelTrip }: DialogProps & { onCancelTrip: () => void }) {
  return (
    <ConfirmDialog
      title={`Cancel dispatch ${number}?`}
      confirm="Cancel the trip"
      cancel="Keep it"
      danger
      onClose={onClose}
      onConfirm={() => {
        onCancelTrip();
        onClose();
      }}
    >
      {owed > 0 ? `${formatMoney(owed)} is not owed any more.` : 'Nothing is owed for it.'}
      {paid > 0 && ` The ${formatMoney(paid)} paid for it stays visible as overpaid.`}
    </ConfirmDialog>
  );
}
