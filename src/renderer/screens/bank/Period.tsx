import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import { Input } from '../../components/index.ts';
import styles from './bank.module.css';

type PeriodProps = { from: IsoDate; to: IsoDate; onChange: (period: { from: IsoDate; to: IsoDate }) => void };

/** From one day to another, both included. */
export function Period({ from, to, onChange }: PeriodProps) {
  const read = (text: string, usual: IsoDate) => isoDateSchema.safeParse(text).data ?? usual;
  return (
    <div className={styles.period}>
      <span className={styles.day}>
        <span aria-hidden>From</span>
        <Input aria-label="From" type="date" value={from} onChange={({ target }) => onChange({ from: read(target.value, from), to })} />
      </span>
      <span className={styles.day}>
        <span aria-hidden>to</span>
        <Input aria-label="To" type="date" value={to} onChange={({ target }) => onChange({ from, to: read(target.value, to) })} />
      </span>
    </div>
  );
}
