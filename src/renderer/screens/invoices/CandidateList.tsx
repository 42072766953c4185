import type { Output } from '../../../shared/office-api/index.ts';
import { DateText, Money, TableHead, WorkflowBadge } from '../../components/index.ts';
import { useBoxKeys } from '../invoicing/use-box-keys.ts';
import styles from './CandidateList.module.css';

type Props = { items: Output<'invoices.candidates'>['items']; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** The trips that an invoice can take, each with a box to leave it out. */
export function CandidateList({ items, chosen, onChange }: Props) {
  const boxes = useBoxKeys();
  return (
    <div className={styles.scroll}>
      <table className={styles.items}>
        <TableHead headings={['Trip', 'Date', 'Level', 'State', 'Patient', { figure: 'Owed' }]} />
        <tbody>
          {items.map(({ dispatch, number, date, serviceLevel, state, patient, owed }, index) => (
            <tr key={dispatch}>
              <td>
                <label className={styles.choice}>
                  <input
                    type="checkbox"
                    {...boxes(index)}
                    checked={chosen.includes(dispatch)}
                    onChange={({ target }) => onChange(target.checked ? [...chosen, dispatch] : chosen.filter((id) => id !== dispatch))}
                  />
                  Dispatch {number}
                </label>
              </td>
              <td>
                <DateText date={date} />
              </td>
              <td>{serviceLevel}</td>
              <td>
                <WorkflowBadge state={state} />
              </td>
              <td>{patient}</td>
              <td data-align="right">
                <Money cents={owed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
