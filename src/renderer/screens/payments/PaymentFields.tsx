import { isoDateSchema } from '../../../shared/dates.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { tenderTypes } from '../../../shared/words.ts';
import { Checkbox, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { ChooseTrips } from './ChooseTrips.tsx';
import styles from './PaymentFields.module.css';
import { rests, type Typed } from './use-payment.ts';

type Props = { invoice: Invoice; typed: Typed; onChange: (part: Partial<Typed>) => void };

/** What is typed about a payment: the check itself, and what a biller chooses about it. */
export function PaymentFields({ invoice, typed: { type, number, date, amount, comment, rest, only }, onChange }: Props) {
  const { data: session } = useOffice('office.session', {});
  const shownDate = date ?? session?.today ?? '';
  return (
    <>
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
        <Field label="Amount" error={amount !== null && amount > 0 ? undefined : 'An amount of more than zero'}>
          <MoneyInput value={amount} onChange={(value) => onChange({ amount: value })} />
        </Field>
        <div className={styles.comment}>
          <Field label="Comment">
            <Input value={comment} maxLength={500} placeholder="Optional" onChange={({ target }) => onChange({ comment: target.value })} />
          </Field>
        </div>
      </div>
      <div className={styles.options}>
        <Checkbox
          label="Pay only some trips…"
          checked={only !== null}
          onChange={({ target }) => onChange({ only: target.checked ? invoice.items.map(({ dispatch }) => dispatch) : null })}
        />
        <span className={styles.rest}>
          <span aria-hidden>What stays unpaid is</span>
          <Select aria-label="What stays unpaid is" options={rests} value={rest} onChange={(chosen) => onChange({ rest: chosen })} />
        </span>
      </div>
      {only && <ChooseTrips items={invoice.items} chosen={only} onChange={(chosen) => onChange({ only: chosen })} />}
    </>
  );
}
