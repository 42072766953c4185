import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney, sum } from '../../../shared/money.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, EmptyState, ErrorNote } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import { firstGathering, ruleOf, type TypedGathering } from '../invoicing/gathering.ts';
import { GatheringFields } from '../invoicing/GatheringFields.tsx';
import { passedOverText } from '../invoicing/words.ts';
import { CandidateList } from './CandidateList.tsx';
import styles from './NewInvoiceDialog.module.css';

type Customer = Pick<Output<'customers.list'>['rows'][number], 'id' | 'name'>;

/** A new invoice for one customer: what a generator gathers, or trips picked by hand. It begins as a draft, or is committed at once. */
export function NewInvoiceDialog({ customer: given, onClose }: { customer?: Customer; onClose: () => void }) {
  const [customer, setCustomer] = useState<Customer | null>(given ?? null);
  const { data: session } = useOffice('office.session', {});
  if (!customer) return <ChooseCustomer title="New invoice" onChoose={setCustomer} onClose={onClose} />;
  return session && <ForCustomer customer={customer} today={session.today} onClose={onClose} />;
}

function ForCustomer({ customer, today, onClose }: { customer: Customer; today: IsoDate; onClose: () => void }) {
  const [typed, setTyped] = useState(() => firstGathering(today));
  const [chosen, setChosen] = useState<string[] | null>(null);
  const rule = ruleOf(typed);
  const picking = typed.kind === 'custom';
  const { data: candidates, error } = useOffice(
    'invoices.candidates',
    { customer: customer.id, gathering: rule ?? { kind: 'custom' } },
    { enabled: rule !== null || picking },
  );
  const draft = useCommand('invoices.draft');
  const items = candidates?.items ?? [];
  const ids = chosen ?? (picking ? [] : items.map(({ dispatch }) => dispatch));
  const total = sum([
    ...items.filter(({ dispatch }) => ids.includes(dispatch)).map(({ owed }) => owed),
    ...(candidates?.ledgerCharge ? [candidates.ledgerCharge] : []),
  ]);
  const change = (part: Partial<TypedGathering>) => {
    setTyped({ ...typed, ...part });
    setChosen(null);
  };
  const make = (commit: boolean) =>
    draft.mutate(
      { customer: customer.id, commit, ...(chosen || rule === null ? { items: ids } : { gathering: rule }) },
      {
        onSuccess: (answer) => {
          if (answer.number !== null) toast.success(`Invoice ${answer.number} is open, ${formatMoney(total)}`, canUndo(answer));
          onClose();
          navigate(paths.page('invoice', answer.id));
        },
      },
    );

  const ofLedgerAlone = chosen === null && typed.kind === 'differential' && (candidates?.ledgerCharge ?? 0) > 0;
  const nothing = ids.length === 0 && !ofLedgerAlone;
  const notTaken = candidates && passedOverText({ ...candidates.passedOver, tooSmall: 0 });
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
          <Button disabled={nothing} busy={draft.isPending} onClick={() => make(false)}>
            Save as a draft
          </Button>
          <Button variant="primary" disabled={nothing} busy={draft.isPending} onClick={() => make(true)}>
            Commit invoice
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <GatheringFields typed={typed} onChange={change} custom />
      </div>
      {candidates && items.length === 0 && (
        <EmptyState title="Nothing to invoice">{notTaken ?? 'No trip of this customer is of this kind.'}</EmptyState>
      )}
      {items.length > 0 && notTaken && <p className={styles.note}>{notTaken}</p>}
      {items.length > 0 && <CandidateList items={items} chosen={ids} onChange={setChosen} />}
      <ErrorNote error={error ?? draft.error} />
    </Dialog>
  );
}
