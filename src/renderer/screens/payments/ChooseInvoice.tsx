import { useState } from 'react';
import { Button, Dialog, EmptyState, ErrorNote, Field, Input, InvoiceStateBadge, Money } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './ChooseInvoice.module.css';
import { useSettled } from '../../use-settled.ts';

type Props = { title?: string; other?: string; onChoose: (invoice: string) => void; onOther: () => void; onClose: () => void };

/** Finds the invoice that money came for, by its number, its self-pay ID or the customer. */
export function ChooseInvoice({
  title = 'Record a payment',
  other = 'Several invoices, trips, or a ledger…',
  onChoose,
  onOther,
  onClose,
}: Props) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data, error } = useOffice('invoices.list', {
    filter: { states: ['Open', 'Paid', 'Unpaid'], ...(asked === '' ? { states: ['Open'] } : { text: asked }) },
    sort: { by: 'committedOn', descending: true },
    limit: 50,
  });
  const first = data?.rows[0];
  return (
    <Dialog
      title={title}
      subtitle="For which invoice?"
      onClose={onClose}
      onSubmit={() => first && onChoose(first.id)}
      actions={<Button onClick={onOther}>{other}</Button>}
    >
      <Field label="Invoice number, self-pay ID or customer">
        <Input value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <ErrorNote error={error} />
      <ul className={styles.invoices} aria-label="Invoices">
        {data?.rows.map(({ id, number, customer, state, overdue, dueNow }) => (
          <li key={id}>
            <button type="button" className={styles.invoice} onClick={() => onChoose(id)}>
              <span className={styles.number}>{number}</span>
              <span className={styles.customer}>{customer.name}</span>
              <InvoiceStateBadge state={state} overdue={overdue} />
              <span className={styles.due}>
                <Money cents={dueNow} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {data?.rows.length === 0 && (
        <EmptyState title="No invoice found">Look for another number or name. A draft has to be committed first.</EmptyState>
      )}
    </Dialog>
  );
}
