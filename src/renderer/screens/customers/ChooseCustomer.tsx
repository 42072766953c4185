import { useState } from 'react';
import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { Dialog, EmptyState, ErrorNote, Field, Input } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './ChooseCustomer.module.css';
import { kindNames } from './words.ts';

/** The first step of what is made for one customer: finds it by words of its name, city or email; Enter takes the first. */
export function ChooseCustomer({
  title,
  onChoose,
  onClose,
}: {
  title: string;
  onChoose: (customer: CustomerRow) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data, error } = useOffice('customers.list', { filter: { archived: false, ...(asked !== '' && { text: asked }) }, limit: 50 });
  const first = data?.rows[0];
  return (
    <Dialog title={title} subtitle="For which customer?" onClose={onClose} onSubmit={() => first && onChoose(first)}>
      <Field label="Customer">
        <Input value={text} placeholder="Words of a name, city or email" onChange={({ target }) => setText(target.value)} />
      </Field>
      <ErrorNote error={error} />
      <ul className={styles.customers} aria-label="Customers">
        {data?.rows.map((customer) => (
          <li key={customer.id}>
            <button type="button" className={styles.customer} onClick={() => onChoose(customer)}>
              <span>{customer.name}</span>
              <span className={styles.about}>{[kindNames[customer.kind], customer.city].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {data?.rows.length === 0 && <EmptyState title="No customer found">Look for another name, or enter the customer first.</EmptyState>}
    </Dialog>
  );
}
