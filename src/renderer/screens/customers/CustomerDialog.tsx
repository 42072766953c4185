import { useState } from 'react';
import { toast } from 'sonner';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { customerKinds } from '../../../shared/words.ts';
import { Button, Dialog, ErrorNote, Field, Input, Select } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import styles from './CustomerDialog.module.css';

type Details = Pick<Customer, 'name' | 'kind' | 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'region' | 'postal'>;
const empty: Details = { name: '', kind: 'facility', email: '', phone: '', line1: '', line2: '', city: '', region: '', postal: '' };

const labels: readonly [key: Exclude<keyof Details, 'kind'>, label: string, length: number][] = [
  ['name', 'Name', 200],
  ['email', 'Email', 200],
  ['phone', 'Phone', 40],
  ['line1', 'Address', 200],
  ['line2', 'Address, second line', 200],
  ['city', 'City', 100],
  ['region', 'State', 50],
  ['postal', 'ZIP code', 20],
];

type Props = {
  /** Null: a new one. */
  customer: Customer | null;
  onClose: () => void;
  onDone: (id: string) => void;
};

/** Enters a new customer, or changes one. */
export function CustomerDialog({ customer, onClose, onDone }: Props) {
  const [details, setDetails] = useState<Details>(() => (customer ? detailsOf(customer) : empty));
  const create = useCommand('customers.create');
  const change = useCommand('customers.change');
  const isReady = details.name.trim() !== '';
  const submit = () => {
    if (!isReady) return;
    const done = (id: string) => {
      toast.success(`${details.name} is saved`);
      onDone(id);
    };
    if (customer) change.mutate({ id: customer.id, set: details }, { onSuccess: () => done(customer.id) });
    else create.mutate(details, { onSuccess: ({ id }) => done(id) });
  };
  return (
    <Dialog
      title={customer ? `Edit ${customer.name}` : 'New customer'}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady} busy={create.isPending || change.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {labels.map(([key, label, length]) => (
          <Field key={key} label={label}>
            <Input value={details[key]} maxLength={length} onChange={({ target }) => setDetails({ ...details, [key]: target.value })} />
          </Field>
        ))}
        <Field label="Kind">
          <Select options={customerKinds} value={details.kind} onChange={(kind) => setDetails({ ...details, kind })} />
        </Field>
      </div>
      <ErrorNote error={create.error ?? change.error} />
    </Dialog>
  );
}

function detailsOf({ name, kind, email, phone, line1, line2, city, region, postal }: Customer): Details {
  return { name, kind, email, phone, line1, line2, city, region, postal };
}
