import { useState } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import { atLeastZero, type Cents, formatMoney, negate, sum, zero } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';
import { Money, MoneyInput } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { type Tender, TenderFields, usualTender } from '../payments/TenderFields.tsx';
import styles from './ChooseReceivables.module.css';
import { MoneyDialog, sayRecorded } from './MoneyDialog.tsx';

type Props = { customer: { id: string; name: string }; onClose: () => void };
type Refund = Input<'refunds.foresee'>;

/** Gives money back to a customer: what trips are overpaid by, and the ledger's credit. */
export function RefundDialog({ customer, onClose }: Props) {
  const [typed, setTyped] = useState<Tender>(usualTender());
  const [amounts, setAmounts] = useState<Record<string, Cents | null>>({});
  const record = useCommand('refunds.record');
  const refund = refundOf(customer.id, typed, amounts);
  const idle = !record.isPending && !record.isSuccess;
  const { data, error } = useOffice('refunds.foresee', useSettled(refund ?? none(customer.id)), { enabled: idle && refund !== null });
  const amount = sum(Object.values(amounts).map((each) => each ?? zero));
  const set = (key: string, value: Cents | null) => setAmounts((before) => ({ ...before, [key]: value }));
  const send = (twinSeen: boolean) => {
    if (refund === null) return;
    record.mutate(
      { ...refund, twinSeen },
      {
        onSuccess: (made) => {
          onClose();
          sayRecorded(`${formatMoney(amount)} refunded`, made.record);
        },
      },
    );
  };
  return (
    <MoneyDialog
      title={`Refund ${customer.name}`}
      subtitle="Money that the office sends back: for trips that are overpaid, or out of the ledger’s credit"
      action={refund === null ? 'Refund' : `Refund ${formatMoney(amount)}`}
      record={refund && { ...refund, amount: negate(amount) }}
      foreseen={refund === null ? undefined : data}
      error={record.error ?? (refund === null ? null : error)}
      busy={record.isPending}
      onRecord={send}
      onClose={onClose}
    >
      <TenderFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} without="amount" />
      <WhatIsTooMuch customer={customer.id} amounts={amounts} onChange={set} />
    </MoneyDialog>
  );
}

/** The key of the ledger among the amounts; the others are dispatches. */
const ledgerKey = 'ledger';

/** Stands for a refund that is none yet, and is not asked about. */
function none(customer: string): Refund {
  return { customer, type: 'Check' };
}

function refundOf(customer: string, { type, number, date, comment }: Tender, amounts: Record<string, Cents | null>): Refund | null {
  const given = Object.entries(amounts).flatMap(([key, amount]) => (amount === null || amount === 0 ? [] : [{ key, amount }]));
  if (given.length === 0) return null;
  const trips = given.filter(({ key }) => key !== ledgerKey).map(({ key, amount }) => ({ dispatch: key, amount }));
  const ledger = given.find(({ key }) => key === ledgerKey)?.amount ?? zero;
  return { customer, type, number: number.trim(), comment: comment.trim(), trips, ledger, ...(date && { date }) };
}

type TooMuchProps = { customer: string; amounts: Record<string, Cents | null>; onChange: (key: string, amount: Cents | null) => void };

/** What could be given back, each with how much of it is. */
function WhatIsTooMuch({ customer, amounts, onChange }: TooMuchProps) {
  const { data: found } = useOffice('customers.get', { id: customer });
  const { data: trips } = useOffice('dispatches.list', { filter: { customer, overpaid: true }, limit: 200 });
  const credit = atLeastZero(negate(found?.ledgerBalance ?? zero));
  const rows = [
    ...(trips?.rows ?? []).map(({ id, number, date, owed }) => ({
      key: id,
      label: `Dispatch ${number} · ${formatDate(date)}`,
      most: negate(owed),
    })),
    ...(credit > 0 ? [{ key: ledgerKey, label: 'Credit on the ledger', most: credit }] : []),
  ];
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>What is given back</legend>
      {rows.map(({ key, label, most }) => (
        <div key={key} className={styles.choice}>
          <button type="button" className={styles.whole} onClick={() => onChange(key, most)}>
            {label} · all of <Money cents={most} />
          </button>
          <span className={styles.amount}>
            <MoneyInput
              aria-label={`Given back of ${label}`}
              value={amounts[key] ?? null}
              placeholder="Nothing"
              onChange={(value) => onChange(key, value)}
            />
          </span>
        </div>
      ))}
      {found && trips && rows.length === 0 && <p className={styles.none}>No trip is overpaid, and the ledger has no credit.</p>}
    </fieldset>
  );
}
