import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney } from '../../../../shared/money.ts';
import type { Input as InputOf, Output } from '../../../../shared/office-api/index.ts';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import type { StripePayment } from '../../../../shared/office-api/stripe.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../../components/index.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import { Consequences } from '../../money/Consequences.tsx';
import styles from './stripe.module.css';

type Reason = InputOf<'stripe.refund'>['reason'];

const reasons: readonly { value: Reason; label: string }[] = [
  { value: 'requested_by_customer', label: 'The customer asked for it' },
  { value: 'duplicate', label: 'Paid twice' },
  { value: 'fraudulent', label: 'Fraudulent' },
];

/** Asks Stripe to pay a payment back, all of it or a part; says to the cent what will be taken back when that has succeeded. */
export function RefundDialog({ record, payment, onClose }: { record: RegisterRecord; payment: StripePayment; onClose: () => void }) {
  const { refundable } = payment;
  const [amount, setAmount] = useState<Cents | null>(refundable);
  const [reason, setReason] = useState<Reason>('requested_by_customer');
  const [note, setNote] = useState('');
  const [key, setKey] = useState(newKey);
  const refund = useCommand('stripe.refund');
  const fits = amount !== null && amount > 0 && amount <= refundable;
  const asked = useSettled({ record: record.id, amount: amount ?? refundable });
  const { data, error } = useOffice('stripe.previewRefund', asked, { enabled: fits && !refund.isPending && !refund.isSuccess });

  const submit = () => {
    if (!fits || refund.isPending) return;
    refund.mutate(
      { record: record.id, amount, reason, note: note.trim(), key },
      {
        onSuccess: (made) => {
          onClose();
          toast.success(saidOf(made, amount));
        },
        // Only where it is not known whether Stripe has it, the same wish may be made again.
        onError: ({ refusal }) => {
          if (refusal.code !== 'unreachable') setKey(newKey());
        },
      },
    );
  };

  return (
    <Dialog
      title="Refund this Stripe payment"
      subtitle={`${record.customer?.name ?? 'No customer'} · ${record.method || 'Stripe'} · ${formatMoney(record.amount)} paid, ${formatMoney(refundable)} can be refunded`}
      onClose={onClose}
      onSubmit={submit}
      note="The books change when Stripe says that it succeeded"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" type="submit" busy={refund.isPending} disabled={!fits || error !== null}>
            {fits ? `Refund ${formatMoney(amount)}` : 'Refund'}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <div className={styles.fields}>
          <Field label="Amount" error={fits ? undefined : `More than zero, and no more than ${formatMoney(refundable)}`}>
            <MoneyInput value={amount} onChange={setAmount} />
          </Field>
          <Field label="Reason" hint="Told to Stripe.">
            <Select options={reasons} value={reason} onChange={setReason} />
          </Field>
          <div className={styles.note}>
            <Field label="Note" hint="For the history of this payment; it stays in the office.">
              <Input value={note} maxLength={300} placeholder="Optional" onChange={({ target }) => setNote(target.value)} />
            </Field>
          </div>
        </div>
        {fits && data && <Consequences foreseen={data} />}
        <ErrorNote error={refund.error ?? (fits ? error : null)} />
      </div>
    </Dialog>
  );
}

function saidOf({ status }: Output<'stripe.refund'>, amount: Cents): string {
  if (status === 'succeeded') return `${formatMoney(amount)} refunded`;
  if (status === 'on its way') return `${formatMoney(amount)} is on its way back; the books change when it has arrived`;
  return `The refund of ${formatMoney(amount)} failed; nothing was paid back`;
}

/** Made anew for each wish: it tells Stripe one wish from another. */
function newKey(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
