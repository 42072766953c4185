import { type ReactNode, useEffect, useRef } from 'react';
import { formatDate } from '../../../shared/dates.ts';
import { Checkbox, ErrorNote, Money } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './ChooseReceivables.module.css';

type Props = { customer: string; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Which of the customer's invoices the money is for: those with something due, and those that were chosen before. */
export function ChooseInvoices({ customer, chosen, onChange }: Props) {
  const filter = { customer, states: ['Open' as const, 'Unpaid' as const, 'Paid' as const] };
  const { data, error } = useOffice('invoices.list', { filter, sort: { by: 'committedOn', descending: false }, limit: 500 });
  const rows = data?.rows.filter(({ id, dueNow }) => dueNow !== 0 || chosen.includes(id)) ?? [];
  return (
    <Choices legend="For these invoices" none={data && rows.length === 0 ? 'Nothing is due on an invoice of this customer.' : null}>
      {rows.map(({ id, number, state, committedOn, dueNow }) => (
        <Choice
          key={id}
          label={`Invoice ${number ?? ''} · ${committedOn === null ? '' : formatDate(committedOn)} · ${state}`}
          checked={chosen.includes(id)}
          onCheck={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
          amount={<Money cents={dueNow} />}
        />
      ))}
      <ErrorNote error={error} />
    </Choices>
  );
}

/** Which of the customer's trips the money is for: those that are not finished, and those that were chosen before. */
export function ChooseDispatches({ customer, chosen, onChange }: Props) {
  const { data, error } = useOffice('dispatches.list', { filter: { customer }, sort: { by: 'date', descending: false }, limit: 500 });
  const rows = data?.rows.filter(({ id, state, owed }) => (state !== 'Finished' && owed !== 0) || chosen.includes(id)) ?? [];
  return (
    <Choices legend="For these trips" none={data && rows.length === 0 ? 'No trip of this customer owes anything.' : null}>
      {rows.map(({ id, number, date, serviceLevel, state, owed }) => (
        <Choice
          key={id}
          label={`Dispatch ${number} · ${formatDate(date)} · ${serviceLevel} · ${state}`}
          checked={chosen.includes(id)}
          onCheck={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
          amount={<Money cents={owed} />}
        />
      ))}
      <ErrorNote error={error} />
    </Choices>
  );
}

function Choices({ legend, none, children }: { legend: string; none: string | null | undefined; children: ReactNode }) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const isShown = useRef(false);
  useEffect(() => {
    const chosen = frame.current?.querySelector('input:checked');
    if (!chosen || isShown.current) return;
    isShown.current = true; // once: then one looks where one likes
    chosen.scrollIntoView({ block: 'nearest' });
  });
  return (
    <fieldset ref={frame} className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
      {none && <p className={styles.none}>{none}</p>}
    </fieldset>
  );
}

type ChoiceProps = { label: string; checked: boolean; onCheck: (checked: boolean) => void; amount: ReactNode };

function Choice({ label, checked, onCheck, amount }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <Checkbox label={label} checked={checked} onChange={({ target }) => onCheck(target.checked)} />
      <span>{amount}</span>
    </div>
  );
}
