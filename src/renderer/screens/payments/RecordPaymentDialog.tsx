import { useState } from 'react';
import { toast } from 'sonner';
import { isoDateSchema, type IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { type TenderType, tenderTypes } from '../../../shared/words.ts';
import { Button, Checkbox, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { ChooseTrips } from './ChooseTrips.tsx';
import type { Payment } from './payment.ts';
import { PaymentPreview } from './PaymentPreview.tsx';
import styles from './RecordPaymentDialog.module.css';
import { TwinQuestion } from './TwinQuestion.tsx';
import { useSettled } from './use-settled.ts';

type Rest = 'back to the Billing office' | 'written off as a courtesy discount' | 'left on the open invoice';
const rests: readonly Rest[] = ['back to the Billing office', 'written off as a courtesy discount', 'left on the open invoice'];

/** Records money for one invoice; says to the cent what will happen before it does. */
export function RecordPaymentDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { data: session } = useOffice('office.session', {});
  const [type, setType] = useState<TenderType>('Check');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState<IsoDate | undefined>(undefined);
  const [amount, setAmount] = useState<Cents | null>(invoice.dueNow > 0 ? invoice.dueNow : null);
  const [comment, setComment] = useState('');
  const [rest, setRest] = useState<Rest>('back to the Billing office');
  const [only, setOnly] = useState<string[] | null>(null);
  const [asksTwin, setAsksTwin] = useState(false);
  const record = useCommand('payments.record');

  const payment: Payment = {
    invoice: invoice.id,
    amount: amount ?? invoice.dueNow,
    type,
    number: number.trim(),
    comment: comment.trim(),
    keepOpen: rest === 'left on the open invoice',
    writeOffRest: rest === 'written off as a courtesy discount',
    ...(date && { date }),
    ...(only && { only }),
  };
  const isPayable = amount !== null && amount > 0 && (only === null || only.length > 0);
  const asked = useSettled(payment);
  const preview = useOffice('payments.preview', asked, { enabled: isPayable });

  const send = (twinSeen: boolean) =>
    record.mutate({ ...payment, twinSeen }, { onSuccess: (recorded) => finish(recorded, payment.amount, onClose) });
  const submit = () => {
    if (!isPayable || record.isPending) return;
    if (preview.data?.twin) setAsksTwin(true);
    else send(false);
  };

  return (
    <Dialog
      title={`Record a payment for invoice ${invoice.number}`}
      subtitle={`${invoice.customer.name} · ${trips(invoice.items.length)} · ${formatMoney(invoice.dueNow)} due now`}
      onClose={onClose}
      onSubmit={submit}
      note={preview.data && isPayable && <WhatBecomes invoice={invoice} preview={preview.data} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={record.isPending} disabled={!isPayable || preview.isError}>
            {isPayable ? `Record ${formatMoney(amount)}` : 'Record'}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Type">
          <Select options={tenderTypes} value={type} onChange={setType} />
        </Field>
        <Field label="Number">
          <Input value={number} maxLength={60} onChange={({ target }) => setNumber(target.value)} />
        </Field>
        <Field label="Date">
          <Input
            type="date"
            value={date ?? session?.today ?? ''}
            onChange={({ target }) => setDate(isoDateSchema.safeParse(target.value).data)}
          />
        </Field>
        <Field label="Amount" error={amount !== null && amount > 0 ? undefined : 'An amount of more than zero'}>
          <MoneyInput value={amount} onChange={setAmount} />
        </Field>
        <div className={styles.comment}>
          <Field label="Comment">
            <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => setComment(target.value)} />
          </Field>
        </div>
      </div>
      <div className={styles.options}>
        <Checkbox
          label="Pay only some trips…"
          checked={only !== null}
          onChange={({ target }) => setOnly(target.checked ? invoice.items.map(({ dispatch }) => dispatch) : null)}
        />
        <span className={styles.rest}>
          <span aria-hidden>What stays unpaid is</span>
          <Select aria-label="What stays unpaid is" options={rests} value={rest} onChange={setRest} />
        </span>
      </div>
      {only && <ChooseTrips items={invoice.items} chosen={only} onChange={setOnly} />}
      {isPayable && preview.data && <PaymentPreview preview={preview.data} />}
      <ErrorNote error={record.error ?? (isPayable ? preview.error : null)} />
      {asksTwin && preview.data?.twin && (
        <TwinQuestion
          twin={preview.data.twin}
          payment={payment}
          onNo={() => setAsksTwin(false)}
          onYes={() => {
            setAsksTwin(false);
            send(true);
          }}
        />
      )}
    </Dialog>
  );
}

function WhatBecomes({ invoice, preview }: { invoice: Invoice; preview: Output<'payments.preview'> }) {
  const { invoiceStateAfter, alsoPaid, dueAfter } = preview;
  const others = alsoPaid.map(({ number }) => number).join(', ');
  return (
    <>
      Invoice {invoice.number} {invoiceStateAfter === invoice.state ? 'stays' : 'becomes'} <strong>{invoiceStateAfter}</strong>
      {dueAfter > 0 && `, ${formatMoney(dueAfter)} due`}
      {others !== '' && ` · also paid by it: ${others}`}
    </>
  );
}

function finish({ record }: Output<'payments.record'>, amount: Cents, onClose: () => void): void {
  onClose();
  toast.success(`${formatMoney(amount)} recorded`, { action: { label: 'Show', onClick: () => navigate(paths.beside('record', record)) } });
}

function trips(count: number): string {
  return count === 1 ? '1 trip' : `${count} trips`;
}
