import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import { Button, Dialog, ErrorNote, Field, Input } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { Consequences } from './Consequences.tsx';
import styles from './money.module.css';

type Props = { event: { id: string; kind: string; amount: Cents; hasRecord: boolean }; dispatch: number; onClose: () => void };

/** Takes one payment event back out of the books. */
export function ReverseEventDialog({ event: { id, kind, amount, hasRecord }, dispatch, onClose }: Props) {
  const [reason, setReason] = useState('');
  const reverse = useCommand('events.reverse');
  const { data, error } = useOffice('events.foreseeReversal', { id }, { enabled: !reverse.isPending && !reverse.isSuccess });
  const submit = () => {
    if (reason.trim() === '' || reverse.isPending) return;
    reverse.mutate(
      { id, reason },
      {
        onSuccess: () => {
          onClose();
          toast.success(`The ${kind} of ${formatMoney(amount)} on dispatch ${dispatch} is reversed`);
        },
      },
    );
  };
  return (
    <Dialog
      title={`Reverse this ${kind}?`}
      subtitle={`Dispatch ${dispatch} · ${formatMoney(amount)}`}
      onClose={onClose}
      onSubmit={submit}
      note={
        hasRecord
          ? 'Its money stays on the register record, to be given to something else'
          : 'A balancing entry is added; nothing is deleted'
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" type="submit" disabled={reason.trim() === ''} busy={reverse.isPending}>
            Reverse it
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <Field label="Reason" hint="For whoever reads the books later.">
          <Input value={reason} maxLength={300} onChange={({ target }) => setReason(target.value)} />
        </Field>
        {data && <Consequences foreseen={data} />}
        <ErrorNote error={reverse.error ?? error} />
      </div>
    </Dialog>
  );
}
