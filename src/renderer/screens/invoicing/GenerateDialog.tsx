import { useState } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney, sum } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, EmptyState, ErrorNote, Field, MoneyInput } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { GatheringFields } from './GatheringFields.tsx';
import { firstGathering, ruleOf } from './gathering.ts';
import styles from './invoicing.module.css';
import { PlanTable } from './PlanTable.tsx';
import { MadeDialog, RunningDialog } from './RunDialogs.tsx';
import { counted, passedOverText } from './words.ts';

/** Invoices for all customers at once: what would be made, to the cent, then made as drafts or committed, with progress. */
export function GenerateDialog({ today, onClose }: { today: IsoDate; onClose: () => void }) {
  const [typed, setTyped] = useState(() => firstGathering(today));
  const [atLeast, setAtLeast] = useState<Cents | null>(null);
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const generate = useCommand('invoices.generate');
  const gathering = ruleOf(typed);
  const asked = { gathering: gathering ?? { kind: 'differential' as const }, ...(atLeast !== null && { atLeast }) };
  const settled = useSettled(asked);
  const idle = generate.isIdle || generate.isError;
  const { data: plan, error, isFetching } = useOffice('invoices.plan', settled, { enabled: gathering !== null && idle });

  if (generate.isPending) return <RunningDialog title="Generating invoices" unit="customers" />;
  if (generate.data)
    return <Generated result={generate.data} committed={generate.variables.commit === true} today={today} onClose={onClose} />;

  const chosen = gathering === null ? [] : (plan?.invoices ?? []).filter(({ customer }) => !except.has(customer.id));
  const total = sum(chosen.map((invoice) => invoice.total));
  const trips = chosen.reduce((all, invoice) => all + invoice.trips, 0);
  const cannot = chosen.length === 0 || isFetching || JSON.stringify(asked) !== JSON.stringify(settled);
  const make = (commit: boolean) => generate.mutate({ ...asked, except: [...except], commit });
  const notTaken = plan && passedOverText(plan.passedOver);
  return (
    <Dialog
      title="Generate invoices"
      subtitle="One for each customer who has something to invoice"
      width="wide"
      onClose={onClose}
      note={
        <>
          <strong>{counted(chosen.length, 'invoice')}</strong>, {counted(trips, 'trip')}, <strong>{formatMoney(total)}</strong>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={cannot} onClick={() => make(false)}>
            Make drafts
          </Button>
          <Button variant="primary" disabled={cannot} onClick={() => make(true)}>
            {chosen.length === 0 ? 'Commit invoices' : `Commit ${counted(chosen.length, 'invoice')}`}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <GatheringFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
        <Field label="Leave out less than">
          <MoneyInput value={atLeast} placeholder="Optional" onChange={setAtLeast} />
        </Field>
      </div>
      {plan && plan.invoices.length === 0 && (
        <EmptyState title="Nothing to invoice">{notTaken ?? 'No trip waits for an invoice of this kind.'}</EmptyState>
      )}
      {plan && plan.invoices.length > 0 && (
        <>
          <PlanTable invoices={plan.invoices} except={except} onExcept={setExcept} />
          {notTaken && <p className={styles.note}>{notTaken}</p>}
        </>
      )}
      <ErrorNote error={error ?? generate.error} />
    </Dialog>
  );
}

type GeneratedProps = { result: Output<'invoices.generate'>; committed: boolean; today: IsoDate; onClose: () => void };

function Generated({ result, committed, today, onClose }: GeneratedProps) {
  const { done, trips, total, cancelled } = result;
  return (
    <MadeDialog title="Invoices generated" made={done} {...{ cancelled, committed, today, result, onClose }}>
      <p className={styles.sentence}>
        {counted(done, committed ? 'new invoice' : 'draft')} with {counted(trips, 'trip')}: <strong>{formatMoney(total)}</strong>.
        {cancelled && ' What was made stays; generate again to go on with the other customers.'}
      </p>
    </MadeDialog>
  );
}
