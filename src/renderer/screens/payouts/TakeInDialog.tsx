import { useState } from 'react';
import { toast } from 'sonner';
import { formatDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Input as CallInput } from '../../../shared/office-api/index.ts';
import type { MovementRow } from '../../../shared/office-api/payouts.ts';
import { Button, Callout, Dialog, ErrorNote, Field, Input, Select } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { ChooseDispatches, ChooseInvoices } from '../money/ChooseReceivables.tsx';
import { Consequences } from '../money/Consequences.tsx';
import styles from '../money/money.module.css';
import { targets, type Target } from '../money/use-money.ts';
import { PickCustomer } from '../register/allocate/PickCustomer.tsx';

type Wish = CallInput<'payouts.takeIn'>;
type Typed = {
  customer: { id: string; name: string } | null;
  target: Target;
  invoices: readonly string[];
  dispatches: readonly string[];
  comment: string;
};

/** Takes a payment into the books that came past Paydesk; says to the cent what will happen before it does. */
export function TakeInDialog({ payment, onClose }: { payment: MovementRow; onClose: () => void }) {
  const [typed, setTyped] = useState<Typed>({ customer: null, target: 'invoices', invoices: [], dispatches: [], comment: '' });
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const wish = wishOf(payment.id, typed);
  const take = useCommand('payouts.takeIn');
  const asked = useSettled(wish);
  const none: Wish = { movement: payment.id, customer: 'none', toward: { to: 'ledger' } }; // stands for none, and is not asked
  const { data, error } = useOffice('payouts.foreseeTakeIn', asked ?? none, {
    enabled: asked !== null && wish !== null && !take.isPending && !take.isSuccess,
  });
  const amount = formatMoney(payment.amount);
  const submit = () => {
    if (wish === null || data === undefined || take.isPending) return;
    take.mutate(wish, {
      onSuccess: (answer) => {
        onClose();
        toast.success(`${amount} taken into the books`, canUndo(answer));
      },
    });
  };
  return (
    <Dialog
      title={`Take ${amount} into the books`}
      subtitle={`Charged at Stripe on ${formatDate(payment.date)}, ${payment.text}. It did not come through Paydesk.`}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={take.isPending} disabled={wish === null || data === undefined}>
            Take in {amount}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <PickCustomer
          label="Whose payment it is"
          known={null}
          chosen={typed.customer?.id ?? null}
          onChoose={(customer) => change({ customer, invoices: [], dispatches: [] })}
        />
        <Purpose typed={typed} onChange={change} />
        {wish !== null && data && <Consequences foreseen={data} />}
        {wish !== null && data !== undefined && data.takenBack !== 0 && (
          <Callout>{formatMoney(data.takenBack)} of it went back since; that is booked right after it.</Callout>
        )}
        <ErrorNote error={take.error ?? (wish === null ? null : error)} />
      </div>
    </Dialog>
  );
}

function Purpose({ typed, onChange }: { typed: Typed; onChange: (part: Partial<Typed>) => void }) {
  const { customer, target, invoices, dispatches, comment } = typed;
  return (
    <>
      <div className={styles.three}>
        <Field label="What for">
          <Select options={targets} value={target} onChange={(chosen) => onChange({ target: chosen })} />
        </Field>
        <Field label="Comment">
          <Input
            value={comment}
            maxLength={400}
            placeholder="Optional"
            onChange={({ target: field }) => onChange({ comment: field.value })}
          />
        </Field>
      </div>
      {customer && target === 'invoices' && (
        <ChooseInvoices customer={customer.id} chosen={invoices} onChange={(chosen) => onChange({ invoices: chosen })} />
      )}
      {customer && target === 'trips' && (
        <ChooseDispatches customer={customer.id} chosen={dispatches} onChange={(chosen) => onChange({ dispatches: chosen })} />
      )}
    </>
  );
}

/** Null while it is not said what for. */
function wishOf(movement: string, { customer, target, invoices, dispatches, comment }: Typed): Wish | null {
  if (!customer) return null;
  const wish = { movement, customer: customer.id, comment: comment.trim() };
  if (target === 'the customer’s ledger') return { ...wish, toward: { to: 'ledger' } };
  if (target === 'trips') return dispatches.length === 0 ? null : { ...wish, toward: { to: 'dispatches', dispatches: [...dispatches] } };
  return invoices.length === 0 ? null : { ...wish, toward: { to: 'invoices', invoices: [...invoices] } };
}
