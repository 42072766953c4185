import { useEffect } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import { formatMoney, zero } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Field, Select } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { TenderFields } from '../payments/TenderFields.tsx';
import { ChooseDispatches, ChooseInvoices } from './ChooseReceivables.tsx';
import { MoneyDialog, sayRecorded } from './MoneyDialog.tsx';
import styles from './money.module.css';
import { OnlySomeTrips } from './OnlySomeTrips.tsx';
import { type Beginning, type MoneyIn, rests, surpluses, targets, type Typed, useMoney } from './use-money.ts';

type Props = { customer: { id: string; name: string }; beginning?: Beginning; onClose: () => void };

/** Records money of a customer for several invoices, for trips, or for the ledger; says to the cent what will happen before it does. */
export function RecordMoneyDialog({ customer, beginning = {}, onClose }: Props) {
  const { typed, change, money } = useMoney(customer.id, beginning);
  const record = useCommand('money.record');
  const { data, error } = useForeseen(money, customer.id, !record.isPending && !record.isSuccess);
  const first = data?.trips[0]?.dispatch.id;
  useEffect(() => {
    if (typed.surplus === 'on one trip, overpaid then' && typed.overpaid === null && first !== undefined) change({ overpaid: first });
  });
  const send = (twinSeen: boolean) => {
    if (money === null) return;
    const said = `${formatMoney(money.amount)} recorded`;
    record.mutate(
      { ...money, twinSeen },
      {
        onSuccess: (made) => {
          onClose();
          sayRecorded(said, made.record);
        },
      },
    );
  };
  return (
    <MoneyDialog
      title={`Record money from ${customer.name}`}
      action={money === null ? 'Record' : `Record ${formatMoney(money.amount)}`}
      record={money}
      foreseen={data}
      error={record.error ?? (money === null ? null : error)}
      busy={record.isPending}
      onRecord={send}
      onClose={onClose}
    >
      <TenderFields typed={typed} onChange={change} />
      <Purpose customer={customer.id} typed={typed} trips={data?.trips ?? []} onChange={change} />
    </MoneyDialog>
  );
}

/** What recording would do; nothing is asked while there is no money yet. */
function useForeseen(money: MoneyIn | null, customer: string, enabled: boolean) {
  const none: MoneyIn = { customer, amount: zero, type: 'Check', toward: { to: 'ledger' } }; // stands for none, and is not asked
  const asked = useSettled(money ?? none);
  return useOffice('money.foresee', asked, { enabled: enabled && money !== null && asked.amount > 0 });
}

type PurposeProps = {
  customer: string;
  typed: Typed;
  /** Those that the money reaches. */
  trips: Output<'money.foresee'>['trips'];
  onChange: (part: Partial<Typed>) => void;
};

/** What the money is for, and what becomes of what stays unpaid and of what is too much. */
function Purpose({ customer, typed, trips, onChange }: PurposeProps) {
  const { target, invoices, only, dispatches, rest, surplus, overpaid } = typed;
  const [first] = trips;
  const restsHere = rests.filter((each) => (target === 'invoices' ? each !== 'still to be collected' : !ofInvoices.includes(each)));
  return (
    <>
      <div className={styles.three}>
        <Field label="What for">
          <Select
            options={targets}
            value={target}
            onChange={(chosen) =>
              onChange({ target: chosen, rest: chosen === 'trips' ? 'still to be collected' : rests[0], surplus: surpluses[0] })
            }
          />
        </Field>
        {target !== 'the customer’s ledger' && (
          <>
            <Field label="What stays unpaid is">
              <Select options={restsHere} value={rest} onChange={(chosen) => onChange({ rest: chosen })} />
            </Field>
            <Field label="What is too much goes">
              <Select options={surpluses} value={surplus} onChange={(chosen) => onChange({ surplus: chosen })} />
            </Field>
          </>
        )}
      </div>
      {surplus === 'on one trip, overpaid then' && first && (
        <div className={styles.three}>
          <Field label="Which trip">
            <Select
              options={trips.map(optionOf)}
              value={overpaid ?? first.dispatch.id}
              onChange={(chosen) => onChange({ overpaid: chosen })}
            />
          </Field>
        </div>
      )}
      {target === 'invoices' && (
        <ChooseInvoices
          customer={customer}
          chosen={invoices}
          onChange={(chosen) => onChange({ invoices: chosen, only: null, overpaid: null, surplus: surpluses[0] })}
        />
      )}
      {target === 'invoices' && <OnlySomeTrips invoices={invoices} only={only} onChange={(chosen) => onChange({ only: chosen })} />}
      {target === 'trips' && (
        <ChooseDispatches
          customer={customer}
          chosen={dispatches}
          onChange={(chosen) => onChange({ dispatches: chosen, overpaid: null, surplus: surpluses[0] })}
        />
      )}
    </>
  );
}

/** What can become of invoices, not of trips that are paid without one. */
const ofInvoices: readonly Typed['rest'][] = ['back to the Billing office', 'left on the open invoices'];

function optionOf({ dispatch: { id, number, date } }: PurposeProps['trips'][number]): { value: string; label: string } {
  return { value: id, label: `Dispatch ${number} · ${formatDate(date)}` };
}
