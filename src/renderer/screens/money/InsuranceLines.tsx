import { X } from 'lucide-react';
import { useState } from 'react';
import { formatDate, type IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney, zero } from '../../../shared/money.ts';
import { IconButton, Input, MoneyInput, TableHead } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './InsuranceLines.module.css';

export type Trip = { id: string; number: number; date: IsoDate; patient: string; price: Cents; owed: Cents; allowed: Cents | null };
export type Line = { trip: Trip; allowed: Cents | null; paid: Cents | null; comment: string };

type Props = { lines: Line[]; onChange: (lines: Line[]) => void };

/** The lines of an explanation of benefits, and the search that adds one. */
export function InsuranceLines({ lines, onChange }: Props) {
  const change = (id: string, part: Partial<Line>) => onChange(lines.map((line) => (line.trip.id === id ? { ...line, ...part } : line)));
  return (
    <div className={styles.lines}>
      {lines.length > 0 && (
        <table className={styles.table}>
          <TableHead headings={['Trip', 'Allowed', 'Paid', 'Reason, where denied or cut', 'Leave out']} />
          <tbody>
            {lines.map(({ trip, allowed, paid, comment }) => (
              <tr key={trip.id}>
                <th scope="row">
                  Dispatch {trip.number} <span className={styles.about}>{aboutOf(trip)}</span>
                </th>
                <td className={styles.amount}>
                  <MoneyInput
                    aria-label={`Allowed for dispatch ${trip.number}`}
                    value={allowed}
                    placeholder="As it is"
                    onChange={(value) => change(trip.id, { allowed: value })}
                  />
                </td>
                <td className={styles.amount}>
                  <MoneyInput
                    aria-label={`Paid for dispatch ${trip.number}`}
                    value={paid}
                    onChange={(value) => change(trip.id, { paid: value })}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`Reason for dispatch ${trip.number}`}
                    value={comment}
                    maxLength={500}
                    placeholder={paid === 0 ? 'Denied' : ''}
                    onChange={({ target }) => change(trip.id, { comment: target.value })}
                  />
                </td>
                <td>
                  <IconButton
                    size="small"
                    icon={X}
                    label={`Leave dispatch ${trip.number} out`}
                    onClick={() => onChange(lines.filter((line) => line.trip.id !== trip.id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddTrip
        without={lines.map(({ trip }) => trip.id)}
        onAdd={(trip) => onChange([...lines, { trip, allowed: trip.allowed, paid: zero, comment: '' }])}
      />
    </div>
  );
}

function aboutOf({ date, patient, price, owed }: Trip): string {
  return [formatDate(date), patient, `${formatMoney(price)}, ${formatMoney(owed)} owed`].filter(Boolean).join(' · ');
}

/** Finds trips by their number, the patient or the customer; Enter takes the first. */
function AddTrip({ without, onAdd }: { without: readonly string[]; onAdd: (trip: Trip) => void }) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data } = useOffice('dispatches.list', { filter: { text: asked }, limit: 20 }, { enabled: asked !== '' });
  const found = asked === '' ? [] : (data?.rows.filter(({ id }) => !without.includes(id)).slice(0, 5) ?? []);
  const [first] = found;
  const add = (row: NonNullable<typeof first>) => {
    setText('');
    onAdd({ ...row, allowed: null });
  };
  return (
    <div>
      <Input
        aria-label="Add a trip"
        value={text}
        placeholder="Add a trip: its number, the patient or the customer"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault(); // adds, and does not record yet
          if (first) add(first);
        }}
      />
      {found.length > 0 && (
        <ul className={styles.found} aria-label="Trips found">
          {found.map((row) => (
            <li key={row.id}>
              <button type="button" className={styles.add} onClick={() => add(row)}>
                Dispatch {row.number} <span className={styles.about}>{aboutOf({ ...row, allowed: null })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
