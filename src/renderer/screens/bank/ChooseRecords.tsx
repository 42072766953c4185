import type { DepositableRecord } from '../../../shared/office-api/bank.ts';
import { DateText, Money, SmallTable, TableHead } from '../../components/index.ts';
import styles from './bank.module.css';

type Props = {
  label: string;
  records: readonly DepositableRecord[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
};

/** Records of the register, each with a box to take it. */
export function ChooseRecords({ label, records, chosen, onChange }: Props) {
  const set = (id: string, take: boolean) => {
    const next = new Set(chosen);
    if (take) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  const all = records.every(({ id }) => chosen.has(id));
  return (
    <SmallTable label={label} className={styles.records} below={records.length === 0 && <p className={styles.note}>Nothing waits.</p>}>
      <TableHead
        headings={[
          {
            name: 'All',
            content: (
              <label className={styles.box}>
                <input
                  type="checkbox"
                  checked={all && records.length > 0}
                  onChange={() => onChange(new Set(all ? [] : records.map(({ id }) => id)))}
                />
                All
              </label>
            ),
          },
          'Date',
          'From',
          { figure: 'Amount' },
        ]}
      />
      <tbody>
        {records.map(({ id, type, number, date, customer, amount }) => (
          <tr key={id}>
            <td>
              <label className={styles.box}>
                <input type="checkbox" checked={chosen.has(id)} onChange={({ target }) => set(id, target.checked)} />
                {`${type} ${number}`.trim()}
              </label>
            </td>
            <td>
              <DateText date={date} />
            </td>
            <td>{customer}</td>
            <td data-align="right">
              <Money cents={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </SmallTable>
  );
}
