import { formatDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { Checkbox, Select } from '../../components/index.ts';
import { ChooseTrips } from './ChooseTrips.tsx';
import styles from './PaymentFields.module.css';
import { TenderFields } from './TenderFields.tsx';
import { rests, type Typed } from './use-payment.ts';

type Props = { invoice: Invoice; discount: Output<'payments.preview'>['discount']; typed: Typed; onChange: (part: Partial<Typed>) => void };

/** What is typed about a payment: the check itself, and what a biller chooses about it. */
export function PaymentFields({ invoice, discount, typed, onChange }: Props) {
  const { rest, only } = typed;
  return (
    <>
      <TenderFields typed={typed} onChange={onChange} />
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
      {discount && (
        <div className={styles.discount}>
          <Checkbox
            label={`Early-payment discount of ${formatMoney(discount.amount)}, until ${formatDate(discount.until)}: ${formatMoney(discount.paysInFull)} pays in full`}
            checked={typed.takeDiscount}
            onChange={({ target }) => onChange({ takeDiscount: target.checked, ...(target.checked && { amount: discount.paysInFull }) })}
          />
        </div>
      )}
      {only && <ChooseTrips items={invoice.items} chosen={only} onChange={(chosen) => onChange({ only: chosen })} />}
    </>
  );
}
