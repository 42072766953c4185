import { useState } from 'react';
import type { Cents } from '../../../../shared/money.ts';
import { formatDate } from '../../../../shared/dates.ts';
import type { DispatchRow } from '../../../../shared/office-api/dispatches.ts';
import { Field, Input, Money, MoneyInput, SmallTable, TableHead, WorkflowBadge } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import styles from './allocation.module.css';

/** How much goes to each trip. */
export type Shares = ReadonlyMap<string, Cents>;

type Props = { customer: string | null; shares: Shares; onChange: (shares: Shares) => void };

/** The trips that still owe, of the customer first, each with a field for its share. */
export function TripShares({ customer, shares, onChange }: Props) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const filter =
    asked === ''
      ? { states: ['Billing office' as const, 'Awaiting payment' as const], ...(customer !== null && { customer }) }
      : { text: asked };
  const { data } = useOffice('dispatches.list', { filter, sort: { by: 'date', descending: false }, limit: 50 });
  const set = (id: string, amount: Cents | null) => {
    const next = new Map(shares);
    if (amount === null) next.delete(id);
    else next.set(id, amount);
    onChange(next);
  };
  return (
    <div className={styles.pick}>
      <Field label="Find trips">
        <Input value={text} placeholder="Number, patient or customer" onChange={({ target }) => setText(target.value)} />
      </Field>
      <SmallTable
        className={styles.trips}
        below={data?.rows.length === 0 && <p className={styles.none}>No trip found. Look for a number, a patient or a customer.</p>}
      >
        <TableHead headings={['Trip', 'Date', 'State', { figure: 'Owed' }, { figure: 'Share' }]} />
        <tbody>
          {data?.rows.map((trip) => (
            <Trip key={trip.id} trip={trip} share={shares.get(trip.id) ?? null} onChange={(amount) => set(trip.id, amount)} />
          ))}
        </tbody>
      </SmallTable>
    </div>
  );
}

type TripProps = { trip: DispatchRow; share: Cents | null; onChange: (amount: Cents | null) => void };

function Trip({ trip: { number, date, customer, state, owed, writtenOff }, share, onChange }: TripProps) {
  return (
    <tr>
      <th scope="row">
        Dispatch {number} <span className={styles.about}>{customer.name}</span>
      </th>
      <td>{formatDate(date)}</td>
      <td>
        <WorkflowBadge state={state} writtenOff={writtenOff > 0} />
      </td>
      <td data-align="right">
        <Money cents={owed} />
      </td>
      <td className={styles.share}>
        <MoneyInput aria-label={`Share of dispatch ${number}`} value={share} onChange={onChange} />
      </td>
    </tr>
  );
}
