import { useState } from 'react';
import { toast } from 'sonner';
import { type IsoDate, isoDateSchema } from '../../../../shared/dates.ts';
import { type Cents, formatMoney } from '../../../../shared/money.ts';
import { type TenderType, tenderTypes } from '../../../../shared/words.ts';
import { Button, ConfirmDialog, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../../components/index.ts';
import { navigate } from '../../../hash-location.ts';
import { paths } from '../../../paths.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import styles from './allocation.module.css';
import { PickCustomer } from './PickCustomer.tsx';

/** What is known of it already, as from the bank's statement. */
type Known = { type: TenderType; date: IsoDate; amount: Cents; comment: string };

/** Records money of which nobody knows yet what it is for: it waits in the queue of money to allocate. */
export function ReceiveDialog({ known, onClose }: { known?: Known; onClose: () => void }) {
  const { data: session } = useOffice('office.session', {});
  const [type, setType] = useState<TenderType>(known?.type ?? 'Check');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState<IsoDate | undefined>(known?.date);
  const [amount, setAmount] = useState<Cents | null>(known?.amount ?? null);
  const [comment, setComment] = useState(known?.comment ?? '');
  const [customer, setCustomer] = useState<string | null>(null);
  const receive = useCommand('register.receive');
  const isTwin = receive.error?.refusal.code === 'conflict';
  const submit = (twinSeen: boolean) => {
    if (amount === null || amount <= 0 || receive.isPending) return;
    receive.mutate(
      { twinSeen, amount, type, number: number.trim(), comment: comment.trim(), customer, ...(date && { date }) },
      {
        onSuccess: ({ record }) => {
          onClose();
          const show = () => navigate(paths.queue('allocate', record));
          toast.success(`${formatMoney(amount)} recorded, to be allocated`, { action: { label: 'Allocate', onClick: show } });
        },
      },
    );
  };
  return (
    <Dialog
      title="Record money to allocate later"
      subtitle="Money that has come and whose purpose is not known yet"
      onClose={onClose}
      onSubmit={() => submit(false)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={amount === null || amount <= 0} busy={receive.isPending}>
            {amount === null || amount <= 0 ? 'Record' : `Record ${formatMoney(amount)}`}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <div className={styles.grid}>
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
          <Field label="Amount">
            <MoneyInput value={amount} onChange={setAmount} />
          </Field>
          <div className={styles.wide}>
            <Field label="Comment">
              <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => setComment(target.value)} />
            </Field>
          </div>
        </div>
        <PickCustomer label="From (if known)" known={null} chosen={customer} onChoose={({ id }) => setCustomer(id)} />
        <ErrorNote error={isTwin ? null : receive.error} />
      </div>
      {isTwin && (
        <ConfirmDialog
          title="Record it a second time?"
          confirm="It is another payment"
          cancel="Do not record it"
          onConfirm={() => submit(true)}
          onClose={() => receive.reset()}
        >
          {receive.error?.message}
        </ConfirmDialog>
      )}
    </Dialog>
  );
}
