import { useState } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney, negate } from '../../../shared/money.ts';
import type { DepositableRecord } from '../../../shared/office-api/bank.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './bank.module.css';
import { ChooseRecords } from './ChooseRecords.tsx';

type Props = {
  payout: { amount: Cents; date: IsoDate };
  /** Records that a biller said are in it; null: of a line that nothing was said of yet, whose records must come to its amount at the least. */
  inIt: readonly DepositableRecord[] | null;
  action: string;
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onSave: (records: string[]) => void;
};

/** Which of Stripe's records are in a payout; what they come to is said as they are ticked. */
export function PayoutRecords({ payout: { amount, date }, inIt, action, error, busy, onClose, onSave }: Props) {
  const { data, error: notRead } = useOffice('deposits.waiting', { kind: 'payout' });
  const before = inIt ?? [];
  const waiting = (data?.records ?? []).filter((record) => record.date <= date);
  const records = [...before, ...waiting];
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const usual = inIt ?? waiting;
  const ticked = chosen ?? new Set(usual.map(({ id }) => id));
  const taken = records.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const {
    data: foreseen,
    error: notForeseen,
    isPlaceholderData,
  } = useOffice('deposits.foresee', { records: taken, against: amount }, { keep: true });
  const beyond = foreseen?.beyond;
  const isTooLittle = beyond !== undefined && beyond < 0;
  const cannot = (inIt === null && (taken.length === 0 || isTooLittle)) || beyond === undefined || isPlaceholderData;
  return (
    <Dialog
      title={`Stripe paid out ${formatMoney(amount)}`}
      subtitle="Which payments, refunds and disputes are in it?"
      onClose={onClose}
      onSubmit={() => {
        if (!cannot && !busy) onSave(taken);
      }}
      note={beyond !== undefined && noteOf(beyond, inIt === null)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={cannot} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <ChooseRecords label="Stripe’s records" records={records} chosen={ticked} onChange={setChosen} />
      {data?.cut && <p className={styles.note}>Only the newest 500 are shown.</p>}
      <ErrorNote error={error ?? notRead ?? notForeseen} />
    </Dialog>
  );
}

function noteOf(beyond: Cents, isOfLine: boolean): string {
  if (beyond >= 0) return `${formatMoney(beyond)} kept by Stripe${isOfLine ? '' : ', or still there'}`;
  return `${formatMoney(negate(beyond))} more than these records${isOfLine ? ': tick the others too' : ''}`;
}
