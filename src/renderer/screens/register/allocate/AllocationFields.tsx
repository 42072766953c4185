import { isoDateSchema } from '../../../../shared/dates.ts';
import type { Cents } from '../../../../shared/money.ts';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import { plbCodeList, plbCodes } from '../../../../shared/plb-codes.ts';
import { tenderTypes } from '../../../../shared/words.ts';
import { Field, Input, MoneyInput, Select } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import styles from './allocation.module.css';
import { PickCustomer } from './PickCustomer.tsx';
import { PickInvoice } from './PickInvoice.tsx';
import { TripShares } from './TripShares.tsx';
import { shareFor, type Typed } from './use-allocation.ts';

type Props = { record: RegisterRecord; typed: Typed; onChange: (part: Partial<Typed>) => void };

const codes = plbCodeList.map((code) => ({ value: code, label: `${code} · ${plbCodes[code]}` }));

/** What is asked of each destination. */
export function AllocationFields({ record, typed, onChange }: Props) {
  const { to, shares, invoice, customer } = typed;
  const customerId = record.customer?.id ?? null;
  switch (to) {
    case 'dispatches':
      return (
        <>
          <TripShares customer={customerId} shares={shares} onChange={(next) => onChange({ shares: next })} />
          <Comment {...{ typed, onChange }} />
        </>
      );
    case 'invoice':
      return (
        <>
          <PickInvoice
            customer={customerId}
            chosen={invoice}
            onChoose={({ id, dueNow }) => onChange({ invoice: id, amount: shareFor(dueNow, record.unallocated) })}
          />
          <Amount {...{ typed, onChange }} />
        </>
      );
    case 'ledger':
      return (
        <>
          <PickCustomer
            label="Customer"
            known={record.customer}
            chosen={customer?.id ?? null}
            onChoose={(chosen) => onChange({ customer: chosen })}
          />
          <div className={styles.grid}>
            <Amount {...{ typed, onChange }} />
            <Comment {...{ typed, onChange }} />
          </div>
        </>
      );
    case 'plb':
      return <PlbFields {...{ typed, onChange }} />;
    case 'return':
      return <ReturnFields {...{ typed, onChange }} />;
  }
}

type Part = Pick<Props, 'typed' | 'onChange'>;

function PlbFields({ typed, onChange }: Part) {
  return (
    <div className={styles.grid}>
      <div className={styles.wide}>
        <Field label="Reason">
          <Select options={codes} value={typed.code} onChange={(code) => onChange({ code })} />
        </Field>
      </div>
      <Amount {...{ typed, onChange }} hint="Withheld by the payer: negative. Paid on top: positive." />
      <Comment {...{ typed, onChange }} label="Description" />
    </div>
  );
}

function ReturnFields({ typed, onChange }: Part) {
  const { data: session } = useOffice('office.session', {});
  return (
    <div className={styles.grid}>
      <Field label="By">
        <Select options={tenderTypes} value={typed.type} onChange={(type) => onChange({ type })} />
      </Field>
      <Field label="Number">
        <Input value={typed.number} maxLength={60} onChange={({ target }) => onChange({ number: target.value })} />
      </Field>
      <Field label="Date">
        <Input
          type="date"
          value={typed.date ?? session?.today ?? ''}
          onChange={({ target }) => onChange({ date: isoDateSchema.safeParse(target.value).data })}
        />
      </Field>
      <Amount {...{ typed, onChange }} />
      <div className={styles.wide}>
        <Comment {...{ typed, onChange }} />
      </div>
    </div>
  );
}

function Amount({ typed, onChange, hint }: Part & { hint?: string }) {
  return (
    <Field label="Amount" {...(hint !== undefined && { hint })}>
      <MoneyInput value={typed.amount} onChange={(amount: Cents | null) => onChange({ amount })} />
    </Field>
  );
}

function Comment({ typed, onChange, label = 'Comment' }: Part & { label?: string }) {
  return (
    <Field label={label}>
      <Input value={typed.comment} maxLength={500} placeholder="Optional" onChange={({ target }) => onChange({ comment: target.value })} />
    </Field>
  );
}
