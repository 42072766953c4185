import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney, zero } from '../../../shared/money.ts';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { Button, Checkbox, Dialog, ErrorNote, Field, Input, MoneyInput } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { Consequences } from './Consequences.tsx';
import styles from './money.module.css';

type Props = { record: RegisterRecord; bounced: boolean; onClose: () => void };

/** Takes a whole record back out of the books: a check that the bank returned, or one that was recorded wrongly. */
export function ReverseRecordDialog({ record, bounced, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [fee, setFee] = useState<Cents | null>(null);
  const [reopenInvoices, setReopenInvoices] = useState(false);
  const reverse = useCommand('register.reverse');
  const asked = { id: record.id, bounced, fee: fee ?? zero, reopenInvoices };
  const { data, error } = useOffice('register.foreseeReversal', useSettled(asked), { enabled: !reverse.isPending && !reverse.isSuccess });
  const name = `${record.type} ${record.number}`.trim();
  const submit = () => {
    if (reason.trim() === '' || reverse.isPending) return;
    reverse.mutate(
      { ...asked, reason },
      {
        onSuccess: ({ record: made }) => {
          onClose();
          toast.success(bounced ? `${name} is recorded as bounced` : `${name} is reversed`, {
            action: { label: 'Show', onClick: () => navigate(paths.beside('record', made)) },
          });
        },
      },
    );
  };
  return (
    <Dialog
      title={bounced ? `Did ${name.toLowerCase()} bounce?` : `Reverse ${name.toLowerCase()}?`}
      subtitle={`${record.customer?.name ?? 'No customer'} · ${formatMoney(record.amount)}`}
      onClose={onClose}
      onSubmit={submit}
      note={data?.record && <>A record of {formatMoney(data.record.amount)} balances it; nothing is deleted</>}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" type="submit" disabled={reason.trim() === ''} busy={reverse.isPending}>
            {bounced ? 'Record as bounced' : 'Reverse it'}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <div className={styles.grid}>
          <Field
            label="Reason"
            hint={bounced ? 'As the bank says it: insufficient funds, account closed…' : 'For whoever reads the register later.'}
          >
            <Input value={reason} maxLength={300} onChange={({ target }) => setReason(target.value)} />
          </Field>
          {bounced && (
            <Field label="Returned check fee" hint="Goes to the customer’s ledger. Leave it empty for none.">
              <MoneyInput value={fee} placeholder="Optional" onChange={setFee} />
            </Field>
          )}
        </div>
        {data?.reopenable === true && (
          <Checkbox
            label="Make its invoices Open again, so that the trips await payment there and are not invoiced anew"
            checked={reopenInvoices}
            onChange={({ target }) => setReopenInvoices(target.checked)}
          />
        )}
        {data && <Consequences foreseen={data} />}
        <ErrorNote error={reverse.error ?? error} />
      </div>
    </Dialog>
  );
}
