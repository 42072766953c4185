import { useState } from 'react';
import { toast } from 'sonner';
import { isoDateSchema } from '../../../shared/dates.ts';
import type { Cents } from '../../../shared/money.ts';
import { type ServiceLevel, serviceLevels } from '../../../shared/words.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './NewDispatchDialog.module.css';

type Props = { customer?: { id: string }; onClose: () => void };

/** A trip entered by hand, perhaps for a given customer. It waits in the Billing office until it is invoiced. */
export function NewDispatchDialog({ customer: given, onClose }: Props) {
  const { data: session } = useOffice('office.session', {});
  const { data: customers } = useOffice('customers.list', { filter: {}, limit: 500 });
  const create = useCommand('dispatches.create');
  const [customer, setCustomer] = useState(given?.id ?? '');
  const [date, setDate] = useState('');
  const [serviceLevel, setServiceLevel] = useState<ServiceLevel>('BLS');
  const [quoted, setQuoted] = useState<Cents | null>(null);
  const [words, setWords] = useState({ patient: '', origin: '', destination: '' });
  const chosenDate = isoDateSchema.safeParse(date === '' ? session?.today : date).data;
  const isReady = customer !== '' && chosenDate !== undefined && quoted !== null && quoted >= 0;
  const word = (name: keyof typeof words, label: string) => (
    <Field label={label}>
      <Input value={words[name]} maxLength={200} onChange={({ target }) => setWords({ ...words, [name]: target.value })} />
    </Field>
  );
  const submit = () => {
    if (!isReady) return;
    create.mutate(
      { customer, date: chosenDate, serviceLevel, quoted, ...words },
      {
        onSuccess: ({ id, number }) => {
          onClose();
          toast.success(`Dispatch ${number} is entered`, {
            action: { label: 'Show', onClick: () => navigate(paths.page('dispatch', id)) },
          });
        },
      },
    );
  };
  return (
    <Dialog
      title="New dispatch"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady} busy={create.isPending}>
            Enter the dispatch
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Customer">
          <Select
            options={[
              { value: '', label: 'Choose a customer' },
              ...(customers?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={customer}
            onChange={setCustomer}
          />
        </Field>
        <Field label="Date of service">
          <Input type="date" value={date === '' ? (session?.today ?? '') : date} onChange={({ target }) => setDate(target.value)} />
        </Field>
        <Field label="Service level">
          <Select options={serviceLevels} value={serviceLevel} onChange={setServiceLevel} />
        </Field>
        <Field label="Price quote">
          <MoneyInput value={quoted} onChange={setQuoted} />
        </Field>
        {word('patient', 'Patient')}
        {word('origin', 'From')}
        {word('destination', 'To')}
      </div>
      <ErrorNote error={create.error} />
    </Dialog>
  );
}
