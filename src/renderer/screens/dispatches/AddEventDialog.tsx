import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import styles from './forms.module.css';
import { WhatFollows } from './WhatFollows.tsx';

const kinds = ['service charge', 'discount', 'finance charge', 'payment', 'reversal'] as const;
type Kind = (typeof kinds)[number];

const names: Record<Kind, string> = {
  'service charge': 'Service charge',
  discount: 'Discount',
  'finance charge': 'Finance charge',
  payment: 'Cash payment',
  reversal: 'Cash paid back',
};

/** A charge, a discount, or cash for one dispatch, without an invoice. */
export function AddEventDialog({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('service charge');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [comment, setComment] = useState('');
  const add = useCommand('dispatches.addEvent');
  const size = amount !== null && amount > 0 ? amount : null;
  const submit = () => {
    if (size === null) return;
    add.mutate(
      { dispatch: dispatch.id, kind, amount: size, comment: comment.trim() },
      {
        onSuccess: (answer) => {
          onClose();
          toast.success(`${names[kind]} of ${formatMoney(size)} on dispatch ${dispatch.number}`, canUndo(answer));
        },
      },
    );
  };
  return (
    <Dialog
      title={`Add to dispatch ${dispatch.number}`}
      subtitle={`${dispatch.customer.name} · ${formatMoney(dispatch.owed)} owed now`}
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={size === null} busy={add.isPending}>
            {size === null ? 'Record' : `Record ${formatMoney(size)}`}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <div className={styles.grid}>
          <Field label="What">
            <Select options={kinds.map((value) => ({ value, label: names[value] }))} value={kind} onChange={setKind} />
          </Field>
          <Field label="Amount">
            <MoneyInput value={amount} onChange={setAmount} />
          </Field>
          <div className={styles.wide}>
            <Field label="Comment" hint={hintOf(kind, dispatch)}>
              <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => setComment(target.value)} />
            </Field>
          </div>
        </div>
        <WhatFollows id={dispatch.id} decision={size === null ? null : { what: 'add event', kind, amount: size }} />
        <ErrorNote error={add.error} />
      </div>
    </Dialog>
  );
}

/** With a price allowed, service charges and discounts do not count (docs/rules.md, OWE-2). */
function hintOf(kind: Kind, { allowed }: Dispatch): string | undefined {
  if (kind === 'payment' || kind === 'reversal') return 'It appears in the Check Register as cash.';
  if (kind !== 'finance charge' && allowed !== null) return 'Insurance has set the price: this is noted and does not change it.';
  return undefined;
}
