import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney, minus, sum } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/office-api/bank.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './bank.module.css';
import { ChooseRecords } from './ChooseRecords.tsx';

/** A line that is Stripe's payout: its records are ticked, and what Stripe kept is said. */
export function PayoutDialog({ line, onClose }: { line: StatementLine; onClose: () => void }) {
  const { data } = useOffice('deposits.waiting', { kind: 'payout' });
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const payout = useCommand('bank.payout');
  const records = (data?.records ?? []).filter(({ date }) => date <= line.date);
  const taken = records.filter(({ id }) => chosen?.has(id) ?? true);
  const kept = minus(sum(taken.map(({ amount }) => amount)), line.amount);
  const submit = () => {
    if (taken.length === 0 || payout.isPending) return;
    const onSuccess = () => {
      onClose();
      toast.success(`Matched with ${taken.length} of Stripe’s records`);
    };
    payout.mutate({ line: line.id, records: taken.map(({ id }) => id) }, { onSuccess });
  };
  return (
    <Dialog
      title={`Stripe paid out ${formatMoney(line.amount)}`}
      subtitle="Which payments, refunds and disputes are in it?"
      onClose={onClose}
      onSubmit={submit}
      note={
        kept < 0
          ? `${formatMoney(minus(sum([]), kept))} more than these records: tick the others too`
          : `${formatMoney(kept)} kept by Stripe`
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={taken.length === 0 || kept < 0} busy={payout.isPending}>
            Match
          </Button>
        </>
      }
    >
      <ChooseRecords
        label="Stripe’s records"
        records={records}
        chosen={chosen ?? new Set(records.map(({ id }) => id))}
        onChange={setChosen}
      />
      {data?.cut && <p className={styles.note}>Only the newest 500 are shown.</p>}
      <ErrorNote error={payout.error} />
    </Dialog>
  );
}
