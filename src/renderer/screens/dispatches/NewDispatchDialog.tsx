import { useState } from 'react';
import { toast } from 'sonner';
import type { IsoDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import { TripFields, tripOf, type Typed } from './TripFields.tsx';

type Customer = Pick<CustomerRow, 'id' | 'name' | 'kind'>;

/** A trip entered by hand, perhaps for a given customer. It waits in the Billing office until it is invoiced. */
export function NewDispatchDialog({ customer: given, onClose }: { customer?: Customer; onClose: () => void }) {
  const { data: session } = useOffice('office.session', {});
  const [customer, setCustomer] = useState<Customer | null>(given ?? null);
  if (!customer) return <ChooseCustomer title="New dispatch" onChoose={setCustomer} onClose={onClose} />;
  return session && <ForCustomer customer={customer} today={session.today} onClose={onClose} />;
}

function ForCustomer({ customer, today, onClose }: { customer: Customer; today: IsoDate; onClose: () => void }) {
  const create = useCommand('dispatches.create');
  const [typed, setTyped] = useState<Typed>({
    date: today,
    serviceLevel: 'BLS',
    quoted: null,
    payor: customer.kind,
    mileage: '',
    patient: customer.kind === 'patient' ? customer.name : '',
    origin: '',
    destination: '',
  });
  const trip = tripOf(typed);
  const submit = () => {
    if (!trip) return;
    create.mutate(
      { customer: customer.id, ...trip },
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
      title={`New dispatch for ${customer.name}`}
      onClose={onClose}
      onSubmit={submit}
      note={trip && `${formatMoney(trip.quoted)} will wait in the Billing office to be invoiced`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!trip} busy={create.isPending}>
            Enter the dispatch
          </Button>
        </>
      }
    >
      <TripFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
      <ErrorNote error={create.error} />
    </Dialog>
  );
}
