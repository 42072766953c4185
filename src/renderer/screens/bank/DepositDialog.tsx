import { useState } from 'react';
import { toast } from 'sonner';
import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import { formatMoney, zero } from '../../../shared/money.ts';
import type { Deposit } from '../../../shared/office-api/bank.ts';
import { Button, Dialog, ErrorNote, Field, Input } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './bank.module.css';
import { ChooseRecords } from './ChooseRecords.tsx';

/** Checks and cash that are taken to the bank: the slip's total is said as they are ticked. With `deposit` it is changed. */
export function DepositDialog({ today, deposit, onClose }: { today: IsoDate; deposit?: Deposit; onClose: () => void }) {
  const { data, error: notRead } = useOffice('deposits.waiting', { kind: 'deposit' });
  const [date, setDate] = useState(deposit?.date ?? today);
  const [number, setNumber] = useState(deposit?.number ?? '');
  const [comment, setComment] = useState(deposit?.comment ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(deposit?.records.map(({ id }) => id)));
  const make = useCommand('deposits.make');
  const change = useCommand('deposits.change');
  const records = [...(deposit?.records ?? []), ...(data?.records ?? [])];
  const taken = records.filter(({ id }) => chosen.has(id));
  const {
    data: foreseen,
    error: notForeseen,
    isPlaceholderData,
  } = useOffice('deposits.foresee', { records: taken.map(({ id }) => id) }, { keep: true });
  const total = foreseen?.total ?? zero;
  const cannot = taken.length === 0 || !foreseen || isPlaceholderData;
  const submit = () => {
    if (cannot || make.isPending || change.isPending) return;
    const set = { date, number: number.trim(), comment: comment.trim(), records: taken.map(({ id }) => id) };
    const onSuccess = () => {
      onClose();
      toast.success(`Deposit of ${formatMoney(total)} ${deposit ? 'changed' : 'made'}`);
    };
    if (deposit) change.mutate({ id: deposit.id, set }, { onSuccess });
    else make.mutate(set, { onSuccess });
  };
  return (
    <Dialog
      title={deposit ? `Change deposit ${deposit.number}`.trim() : 'New deposit'}
      subtitle="What is taken to the bank with one slip"
      onClose={onClose}
      onSubmit={submit}
      note={
        <>
          Total of the slip <strong>{formatMoney(total)}</strong>, {taken.length === 1 ? '1 record' : `${taken.length} records`}
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={cannot} busy={make.isPending || change.isPending}>
            {deposit ? 'Save' : `Deposit ${formatMoney(total)}`}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <div className={styles.fields}>
          <Field label="Number of the slip">
            <Input value={number} maxLength={60} onChange={({ target }) => setNumber(target.value)} />
          </Field>
          <Field label="Date">
            <Input type="date" value={date} onChange={({ target }) => setDate(isoDateSchema.safeParse(target.value).data ?? date)} />
          </Field>
          <Field label="Comment">
            <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => setComment(target.value)} />
          </Field>
        </div>
        <ChooseRecords label="Records to deposit" records={records} chosen={chosen} onChange={setChosen} />
        {data?.cut && <p className={styles.note}>Only the newest 500 are shown.</p>}
        <ErrorNote error={make.error ?? change.error ?? notRead ?? notForeseen} />
      </div>
    </Dialog>
  );
}
