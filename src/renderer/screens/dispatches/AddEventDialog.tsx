import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';

const kinds = ['service charge', 'discount', 'finance charge', 'payment', 'reversal'] as const;
export type EventToAdd = (typeof kinds)[number];

const names: Record<EventToAdd, string> = {
  'service charge': 'Service charge',
  discount: 'Discount',
  'finance charge': 'Finance charge',
  payment: 'Cash payment',
  reversal: 'Cash paid back',
};

type Props = { dispatch: Dispatch; kind: EventToAdd; onClose: () => void };

/** A charge, a discount, or cash for one dispatch, without an invoice. */
export function AddEventDialog({ dispatch, kind: first, onClose }: Props) {
  const [kind, setKind] = useState(first);
  const [amount, setAmount] = useState<Cents | null>(null);
  const [comment, setComment] = useState('');
  const add = useCommand('dispatches.addEvent');
  const isAmount = amount !== null && amount > 0;
  const submit = () => {
    if (!isAmount) return;
    add.mutate(
      { dispatch: dispatch.id, kind, amount, comment: comment.trim() },
      {
        onSuccess: () => {
          onClose();
          toast.success(`${names[kind]} of ${formatMoney(amount)} on dispatch ${dispatch.number}`);
        },
      },
    );
  };
  return (
    <Dialog
      title={`Dispatch ${dispatch.number}`}
      subtitle={`${dispatch.customer.name} · ${formatMoney(dispatch.owed)} owed`}
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isAmount} busy={add.isPending}>
            Record
          </Button>
        </>
      }
    >
      <Field label="What">
        <Select options={kinds.map((value) => ({ value, label: names[value] }))} value={kind} onChange={setKind} />
      </Field>
      <Field label="Amount" hint={kind === 'payment' || kind === 'reversal' ? 'It appears in the Check Register as cash.' : undefined}>
        <MoneyInput value={amount} onChange={setAmount} />
      </Field>
      <Field label="Comment">
        <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => setComment(target.value)} />
      </Field>
      <ErrorNote error={add.error} />
    </Dialog>
  );
}
