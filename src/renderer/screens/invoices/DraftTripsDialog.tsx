import { useState } from 'react';
import { formatMoney, sum } from '../../../shared/money.ts';
import type { Invoice } from '../../../shared/office-api/invoices.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { counted } from '../invoicing/words.ts';
import { CandidateList } from './CandidateList.tsx';

/** Changes which trips a draft has: those on it, and every other one of the customer that an invoice may take. */
export function DraftTripsDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { data: candidates, error } = useOffice('invoices.candidates', { customer: invoice.customer.id, gathering: { kind: 'custom' } });
  const setItems = useCommand('invoices.setItems');
  const onIt = invoice.items.map(({ dispatch }) => dispatch);
  const [chosen, setChosen] = useState(onIt);
  const items = [...invoice.items, ...(candidates?.items ?? []).filter(({ dispatch }) => !onIt.includes(dispatch))];
  const total = sum(items.filter(({ dispatch }) => chosen.includes(dispatch)).map(({ owed }) => owed));
  return (
    <Dialog
      title="Trips of this draft"
      subtitle={invoice.customer.name}
      width="wide"
      onClose={onClose}
      note={
        <>
          <strong>{counted(chosen.length, 'trip')}</strong>, {formatMoney(total)}
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={chosen.length === 0}
            busy={setItems.isPending}
            onClick={() => setItems.mutate({ id: invoice.id, items: inOrder(items, chosen) }, { onSuccess: onClose })}
          >
            Save the draft
          </Button>
        </>
      }
    >
      <CandidateList items={items} chosen={chosen} onChange={setChosen} />
      <ErrorNote error={error ?? setItems.error} />
    </Dialog>
  );
}

/** As they are listed, whatever the order in which they were ticked. */
function inOrder(items: Invoice['items'], chosen: readonly string[]): string[] {
  return items.map(({ dispatch }) => dispatch).filter((dispatch) => chosen.includes(dispatch));
}
