import { useState } from 'react';
import { toast } from 'sonner';
import type { Input as Asked } from '../../../shared/office-api/index.ts';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { customerKinds } from '../../../shared/words.ts';
import { Button, Dialog, ErrorNote, Field, Input, Select } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import styles from './CustomerDialog.module.css';
import { kindNames } from './words.ts';

type Details = Pick<Customer, 'name' | 'kind' | 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'region' | 'postal'>;
const empty: Details = { name: '', kind: 'facility', email: '', phone: '', line1: '', line2: '', city: '', region: '', postal: '' };

type TextField = {
  key: Exclude<keyof Details, 'kind'>;
  label: string;
  wide: 'half' | 'third' | 'more';
  length: number;
  type?: 'text' | 'email' | 'tel';
};

const whoFields: readonly TextField[] = [{ key: 'name', label: 'Name', wide: 'more', length: 200 }];

/** As they stand on an envelope, then how else to reach the customer. */
const whereFields: readonly TextField[] = [
  { key: 'line1', label: 'Address', wide: 'half', length: 200 },
  { key: 'line2', label: 'Address, second line', wide: 'half', length: 200 },
  { key: 'city', label: 'City', wide: 'third', length: 100 },
  { key: 'region', label: 'State', wide: 'third', length: 50 },
  { key: 'postal', label: 'ZIP code', wide: 'third', length: 20 },
  { key: 'email', label: 'Email', wide: 'half', length: 200, type: 'email' },
  { key: 'phone', label: 'Phone', wide: 'half', length: 40, type: 'tel' },
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
  const changes = customer ? changesOf(customer, details) : details;
  const isReady = details.name.trim() !== '' && Object.keys(changes).length > 0;
  const submit = () => {
    if (!isReady) return;
    const done = (id: string, answer: unknown) => {
      toast.success(`${details.name} is saved`, canUndo(answer));
      onDone(id);
    };
    if (customer) change.mutate({ id: customer.id, set: changes }, { onSuccess: (answer) => done(customer.id, answer) });
    else create.mutate(details, { onSuccess: (answer) => done(answer.id, answer) });
  };
  const textField = ({ key, label, wide, length, type = 'text' }: TextField) => (
    <div key={key} data-wide={wide}>
      <Field label={label}>
        <Input
          type={type}
          value={details[key]}
          maxLength={length}
          onChange={({ target }) => setDetails({ ...details, [key]: target.value })}
        />
      </Field>
    </div>
  );
  return (
    <Dialog
      title={customer ? `Edit ${customer.name}` : 'New customer'}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady} busy={create.isPending || change.isPending}>
            {customer ? 'Save changes' : 'Enter the customer'}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {whoFields.map(textField)}
        <div data-wide="third">
          <Field label="Kind" hint="Who pays, unless a trip says otherwise">
            <Select
              options={customerKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
              value={details.kind}
              onChange={(kind) => setDetails({ ...details, kind })}
            />
          </Field>
        </div>
        {whereFields.map(textField)}
      </div>
      <ErrorNote error={create.error ?? change.error} />
    </Dialog>
  );
}

function detailsOf({ name, kind, email, phone, line1, line2, city, region, postal }: Customer): Details {
  return { name, kind, email, phone, line1, line2, city, region, postal };
}

/** Only what differs, so that what another desk changes meanwhile stays. */
function changesOf(customer: Customer, details: Details): Asked<'customers.change'>['set'] {
  return Object.fromEntries(Object.entries(details).filter(([key, value]) => customer[key as keyof Details] !== value)); // the keys of details
}
