import { formatDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { Checkbox } from '../../components/index.ts';
import styles from './ChooseTrips.module.css';

type Props = { items: Invoice['items']; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Which trips the money is for. */
export function ChooseTrips({ items, chosen, onChange }: Props) {
  return (
    <fieldset className={styles.trips}>
      <legend className={styles.legend}>Pay only these trips</legend>
      {items.map(({ dispatch, number, date, serviceLevel, owed }) => (
        <Checkbox
          key={dispatch}
          label={`Dispatch ${number} · ${formatDate(date)} · ${serviceLevel} · ${formatMoney(owed)} owed`}
          checked={chosen.includes(dispatch)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, dispatch] : chosen.filter((id) => id !== dispatch))}
        />
      ))}
    </fieldset>
  );
}
