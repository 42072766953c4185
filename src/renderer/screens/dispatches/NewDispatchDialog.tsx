import { useState } from 'react';
import { toast } from 'sonner';
import type { IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { CustomerRow } from '../../../shared/office-api/customers.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import styles from './forms.module.css';
import { QuoteField } from './QuoteField.tsx';
import { TripFields, tripOf, type Typed } from './TripFields.tsx';
import { useAskedQuote } from './use-asked-quote.ts';

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
    payor: customer.kind,
    mileage: '',
    patient: customer.kind === 'patient' ? customer.name : '',
    origin: '',
    destination: '',
  });
  const [byHand, setByHand] = useState<{ quoted: Cents | null } | null>(null);
  const trip = tripOf(typed);
  const asked = useAskedQuote(customer.id, trip);
  const quoted = (byHand ? byHand.quoted : asked?.quote?.quoted) ?? null;
  const isComplete = trip !== null && quoted !== null && quoted >= 0;
  const submit = () => {
    if (!isComplete) return;
    create.mutate(
      { customer: customer.id, ...trip, ...(byHand && { quoted }) },
      {
        onSuccess: (answer) => {
          onClose();
          toast.success(`Dispatch ${answer.number} is entered`, {
            ...canUndo(answer),
            cancel: { label: 'Show', onClick: () => navigate(paths.page('dispatch', answer.id)) },
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
      note={isComplete && `${formatMoney(quoted)} will wait in the Billing office to be invoiced`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isComplete} busy={create.isPending}>
            Enter the dispatch
          </Button>
        </>
      }
    >
      <TripFields
        typed={typed}
        onChange={(part) => setTyped({ ...typed, ...part })}
        prices={
          <div className={styles.wide}>
            <QuoteField
              byHand={byHand}
              quote={asked?.quote ?? null}
              asked={asked}
              onType={(amount) => setByHand({ quoted: amount })}
              onSchedule={() => setByHand(null)}
            />
          </div>
        }
      />
      <ErrorNote error={create.error} />
    </Dialog>
  );
}
