import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import type { Payment } from './payment.ts';
import { PaymentFields } from './PaymentFields.tsx';
import { PaymentPreview } from './PaymentPreview.tsx';
import { TwinQuestion } from './TwinQuestion.tsx';
import { usePayment } from './use-payment.ts';
import { useSettled } from '../../use-settled.ts';

/** Records money for one invoice; says to the cent what will happen before it does. */
export function RecordPaymentDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { typed, change, payment } = usePayment(invoice);
  const [asksTwin, setAsksTwin] = useState(false);
  const record = useCommand('payments.record');
  const asked = useSettled(payment);
  const preview = usePreview(asked, invoice.id);
  const { data: offer } = usePreview(asked && { ...asked, takeDiscount: false }, invoice.id); // also while the discount's own amount is not typed yet
  const shown = payment === null ? undefined : preview.data;

  const send = (twinSeen: boolean) => {
    if (payment === null) return;
    record.mutate({ ...payment, twinSeen }, { onSuccess: (recorded) => finish(recorded, payment, onClose) });
  };
  const submit = () => {
    if (record.isPending) return;
    if (shown?.twin) setAsksTwin(true);
    else send(false);
  };

  return (
    <Dialog
      title={`Record a payment for invoice ${invoice.number}`}
      subtitle={`${invoice.customer.name} · ${trips(invoice.items.length)} · ${formatMoney(invoice.dueNow)} due now`}
      onClose={onClose}
      onSubmit={submit}
      note={shown && <WhatBecomes invoice={invoice} preview={shown} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={record.isPending} disabled={payment === null || preview.isError}>
            {payment === null ? 'Record' : `Record ${formatMoney(payment.amount)}`}
          </Button>
        </>
      }
    >
      <PaymentFields invoice={invoice} discount={offer?.discount ?? null} typed={typed} onChange={change} />
      {shown && <PaymentPreview preview={shown} />}
      <ErrorNote error={record.error ?? (payment === null ? null : preview.error)} />
      {asksTwin && shown?.twin && payment && (
        <TwinQuestion
          twin={shown.twin}
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

/** What recording would do; nothing is asked while there is no payment yet. */
function usePreview(payment: Payment | null, invoice: string) {
  return useOffice('payments.preview', payment ?? { invoice, amount: 0, type: 'Check' }, { enabled: payment !== null });
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

function finish(answer: Output<'payments.record'>, { amount }: Payment, onClose: () => void): void {
  onClose();
  const show = () => navigate(paths.beside('record', answer.record));
  toast.success(`${formatMoney(amount)} recorded`, { ...canUndo(answer), cancel: { label: 'Show', onClick: show } });
}

function trips(count: number): string {
  return count === 1 ? '1 trip' : `${count} trips`;
}
