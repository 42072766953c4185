import { useState } from 'react';
import { toast } from 'sonner';
import type { IsoDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Deposit } from '../../../shared/office-api/bank.ts';
import {
  Badge,
  Button,
  ConfirmDialog,
  DateText,
  EmptyState,
  ErrorState,
  Line,
  Money,
  Muted,
  RecordLink,
  Section,
} from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { DepositDialog } from './DepositDialog.tsx';
import styles from './bank.module.css';
import { PayoutLink } from '../payouts/PayoutLink.tsx';

type Props = { period: { from: IsoDate; to: IsoDate }; mayChange: boolean; onNew: () => void };

/** What was taken to the bank, the newest first, each with its records and whether the bank has shown it. */
export function Deposits({ period, mayChange, onNew }: Props) {
  const { data, error } = useOffice('deposits.made', period);
  if (error) return <ErrorState error={error} />;
  if (data?.deposits.length === 0)
    return (
      <EmptyState title="No deposits in this period" action={mayChange && <Button onClick={onNew}>New deposit…</Button>}>
        Tick the checks and the cash that you take to the bank with one slip; the bank shows them as one line.
      </EmptyState>
    );
  return (
    <div className={styles.scroll}>
      <h2 className={styles.unseen}>Deposits of this period</h2>
      {data?.deposits.map((deposit) => (
        <OneDeposit key={deposit.id} deposit={deposit} mayChange={mayChange} />
      ))}
    </div>
  );
}

function OneDeposit({ deposit, mayChange }: { deposit: Deposit; mayChange: boolean }) {
  const { id, kind, date, number, comment, told, fees, amount, records, line } = deposit;
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null);
  const name = `${kind === 'payout' ? 'Stripe payout' : 'Deposit'} ${number}`.trim();
  return (
    <Section title={name} total={<Money cents={amount} strong />}>
      <Line
        amount={
          mayChange &&
          !told &&
          line === null && (
            <span className={styles.bulk}>
              {kind === 'deposit' && <Button onClick={() => setAsking('change')}>Change…</Button>}
              <Button onClick={() => setAsking('remove')}>Remove…</Button>
            </span>
          )
        }
      >
        <DateText date={date} />
        <Muted>{comment}</Muted>
        {told && <PayoutLink id={id}>What it holds</PayoutLink>}
        {line ? <Badge tone="fine">{line.reconciled ? 'Reconciled' : 'On the statement'}</Badge> : <Badge>Not on the statement yet</Badge>}
      </Line>
      {records.map((record) => (
        <Line key={record.id} amount={<Money cents={record.amount} />}>
          <RecordLink id={record.id}>{`${record.type} ${record.number}`.trim()}</RecordLink>
          <Muted>
            <DateText date={record.date} /> {record.customer}
          </Muted>
        </Line>
      ))}
      {fees !== 0 && (
        <Line amount={<Money cents={fees} />}>
          <Muted>Kept by Stripe</Muted>
        </Line>
      )}
      {asking === 'change' && <DepositDialog today={date} deposit={deposit} onClose={() => setAsking(null)} />}
      {asking === 'remove' && <RemoveDeposit deposit={deposit} name={name} onClose={() => setAsking(null)} />}
    </Section>
  );
}

function RemoveDeposit({ deposit: { id, amount, records }, name, onClose }: { deposit: Deposit; name: string; onClose: () => void }) {
  const remove = useCommand('deposits.remove');
  const onConfirm = () => {
    const onSuccess = () => {
      onClose();
      toast.success(`${name} removed`);
    };
    remove.mutate({ id }, { onSuccess });
  };
  return (
    <ConfirmDialog
      title={`Remove ${name}?`}
      confirm="Remove it"
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      Its {records.length === 1 ? 'record' : `${records.length} records`} of {formatMoney(amount)} stay in the register and are in no
      deposit again.
    </ConfirmDialog>
  );
}
