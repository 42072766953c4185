import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney, sum } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, EmptyState, ErrorNote, Field, Input } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { CandidateList } from './CandidateList.tsx';
import styles from './NewInvoiceDialog.module.css';

type Customer = Pick<Output<'customers.list'>['rows'][number], 'id' | 'name'>;

/** A new invoice for one customer: all that waits in the Billing office, or chosen trips. It begins as a draft, or is committed at once. */
export function NewInvoiceDialog({ customer: given, onClose }: { customer?: Customer; onClose: () => void }) {
  const [customer, setCustomer] = useState<Customer | null>(given ?? null);
  return customer ? <ForCustomer customer={customer} onClose={onClose} /> : <ChooseCustomer onChoose={setCustomer} onClose={onClose} />;
}

function ChooseCustomer({ onChoose, onClose }: { onChoose: (customer: Customer) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const { data, error } = useOffice('customers.list', { filter: text.trim() === '' ? {} : { text: text.trim() }, limit: 50 });
  const first = data?.rows[0];
  return (
    <Dialog title="New invoice" subtitle="For which customer?" onClose={onClose} onSubmit={() => first && onChoose(first)}>
      <Field label="Customer">
        <Input value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <ErrorNote error={error} />
      <ul className={styles.customers} aria-label="Customers">
        {data?.rows.map(({ id, name, kind }) => (
          <li key={id}>
            <button type="button" className={styles.customer} onClick={() => onChoose({ id, name })}>
              {name} <span className={styles.kind}>{kind}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function ForCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { data: candidates, error } = useOffice('invoices.candidates', { customer: customer.id });
  const [chosen, setChosen] = useState<string[] | null>(null);
  const draft = useCommand('invoices.draft');
  const commit = useCommand('invoices.commit');
  const items = candidates?.items ?? [];
  const ids = chosen ?? items.map(({ dispatch }) => dispatch);
  const total = sum([
    ...items.filter(({ dispatch }) => ids.includes(dispatch)).map(({ owed }) => owed),
    ...(candidates?.ledgerCharge ? [candidates.ledgerCharge] : []),
  ]);
  const make = (then: (invoice: { id: string }) => void) =>
    draft.mutate({ customer: customer.id, ...(chosen && { items: chosen }) }, { onSuccess: then });
  const open = (id: string) => {
    onClose();
    navigate(paths.page('invoice', id));
  };

  return (
    <Dialog
      title={`New invoice for ${customer.name}`}
      subtitle={candidates && `${ids.length === 1 ? '1 trip' : `${ids.length} trips`} · ${formatMoney(total)}`}
      width="wide"
      onClose={onClose}
      note={candidates?.ledgerCharge ? `Carries ${formatMoney(candidates.ledgerCharge)} of the ledger` : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={ids.length === 0} busy={draft.isPending} onClick={() => make(({ id }) => open(id))}>
            Save as a draft
          </Button>
          <Button
            variant="primary"
            disabled={ids.length === 0}
            busy={draft.isPending || commit.isPending}
            onClick={() =>
              make(({ id }) =>
                commit.mutate(
                  { id },
                  {
                    onSuccess: ({ number }) => {
                      toast.success(`Invoice ${number} is open, ${formatMoney(total)}`);
                      open(id);
                    },
                    onError: () => open(id), // it stays as a draft, and its page says what is wrong when it is committed there
                  },
                ),
              )
            }
          >
            Commit invoice
          </Button>
        </>
      }
    >
      {candidates && items.length === 0 && (
        <EmptyState title="Nothing to invoice">
          No trip of this customer waits in the Billing office. Parked trips have to be released first.
        </EmptyState>
      )}
      {items.length > 0 && <CandidateList items={items} chosen={ids} onChange={setChosen} />}
      <ErrorNote error={error ?? draft.error ?? commit.error} />
    </Dialog>
  );
}
