import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import type { Cents } from '../../../shared/money.ts';
import { type TenderType, tenderTypes } from '../../../shared/words.ts';
import { Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './PaymentFields.module.css';

export type Tender = {
  type: TenderType;
  number: string;
  /** Undefined: today. */
  date: IsoDate | undefined;
  /** Null: not an amount yet. */
  amount: Cents | null;
  comment: string;
};

/** A check over `amount`, before anything else of it is typed. */
export function usualTender(amount: Cents | null = null): Tender {
  return { type: 'Check', number: '', date: undefined, amount, comment: '' };
}

type Props = {
  typed: Tender;
  onChange: (part: Partial<Tender>) => void;
  amountLabel?: string;
  /** An amount of zero is one too. */
  mayBeZero?: boolean;
  /** Where the amount is made up of others. */
  without?: 'amount';
};

/** The check itself, or the cash: what stands in the register about it. */
export function TenderFields({
  typed: { type, number, date, amount, comment },
  onChange,
  amountLabel = 'Amount',
  mayBeZero = false,
  without,
}: Props) {
  const { data: session } = useOffice('office.session', {});
  const shownDate = date ?? session?.today ?? '';
  const isAmount = amount !== null && (amount > 0 || (mayBeZero && amount === 0));
  return (
    <div className={styles.fields}>
      <Field label="Type">
        <Select options={tenderTypes} value={type} onChange={(chosen) => onChange({ type: chosen })} />
      </Field>
      <Field label="Number">
        <Input value={number} maxLength={60} onChange={({ target }) => onChange({ number: target.value })} />
      </Field>
      <Field label="Date">
        <Input type="date" value={shownDate} onChange={({ target }) => onChange({ date: isoDateSchema.safeParse(target.value).data })} />
      </Field>
      {without !== 'amount' && (
        <Field label={amountLabel} error={isAmount ? undefined : 'An amount of more than zero'}>
          <MoneyInput value={amount} onChange={(value) => onChange({ amount: value })} />
        </Field>
      )}
      <div className={styles.comment}>
        <Field label="Comment">
          <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => onChange({ comment: target.value })} />
        </Field>
      </div>
    </div>
  );
}
