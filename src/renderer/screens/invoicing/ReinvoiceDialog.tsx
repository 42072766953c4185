import { useState } from 'react';
import type { IsoDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney, sum } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Checkbox, Dialog, EmptyState, ErrorNote, Field, Input, MoneyInput } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './invoicing.module.css';
import { PlanTable } from './PlanTable.tsx';
import { MadeDialog, RunningDialog } from './RunDialogs.tsx';
import { counted, passedOverText } from './words.ts';

type Typed = { days: string; onlyTheirs: boolean; atLeast: Cents | null };

/** Whole days up to ten years; null while that is not what is typed. */
function ageOf({ days }: Typed): number | null {
  return /^\d{1,4}$/.test(days.trim()) && Number(days) <= 3650 ? Number(days) : null;
}

/** The reinvoicing cycle: old Open invoices become Unpaid, what waits is invoiced anew, one summary at the end. */
export function ReinvoiceDialog({ today, onClose }: { today: IsoDate; onClose: () => void }) {
  const [typed, setTyped] = useState<Typed>({ days: '30', onlyTheirs: false, atLeast: null });
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const reinvoice = useCommand('invoices.reinvoice');
  const age = ageOf(typed);
  const { onlyTheirs, atLeast } = typed;
  const asked = { olderThan: age ?? 0, onlyTheirs, ...(atLeast !== null && { atLeast }) };
  const settled = useSettled(asked);
  const idle = reinvoice.isIdle || reinvoice.isError;
  const { data, error, isFetching } = useOffice('invoices.planReinvoicing', settled, { enabled: age !== null && idle });

  if (reinvoice.isPending) return <RunningDialog title="Reinvoicing" unit="customers" />;
  if (reinvoice.data)
    return <Reinvoiced result={reinvoice.data} committed={reinvoice.variables.commit === true} today={today} onClose={onClose} />;

  const old = (data?.overdue ?? []).filter(({ customer }) => !except.has(customer));
  const oldInvoices = old.reduce((all, { invoices }) => all + invoices, 0);
  const anew = (data?.plan.invoices ?? []).filter(({ customer }) => !except.has(customer.id));
  const cannot = age === null || oldInvoices + anew.length === 0 || isFetching || JSON.stringify(asked) !== JSON.stringify(settled);
  const run = (commit: boolean) => reinvoice.mutate({ ...asked, except: [...except], commit });
  const notTaken = data && passedOverText(data.plan.passedOver);
  return (
    <Dialog
      title="Reinvoice"
      subtitle="Old Open invoices are marked Unpaid, and what they billed is invoiced again"
      width="wide"
      onClose={onClose}
      note={
        <>
          <strong>{counted(oldInvoices, 'invoice')}</strong> Unpaid, <strong>{counted(anew.length, 'new invoice')}</strong>,{' '}
          <strong>{formatMoney(sum(anew.map(({ total }) => total)))}</strong>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={cannot} onClick={() => run(false)}>
            Reinvoice as drafts
          </Button>
          <Button variant="primary" disabled={cannot} onClick={() => run(true)}>
            Reinvoice and commit
          </Button>
        </>
      }
    >
      <Fields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
      {data && (
        <p className={styles.sentence}>
          {oldInvoices === 0
            ? 'No Open invoice is that old.'
            : `${counted(oldInvoices, 'Open invoice')} with ${formatMoney(sum(old.map(({ amount }) => amount)))} due ${oldInvoices === 1 ? 'becomes' : 'become'} Unpaid.`}{' '}
          A customer that you leave out keeps its old invoices.
        </p>
      )}
      {data && data.plan.invoices.length === 0 && (
        <EmptyState title="Nothing to invoice again">{notTaken ?? 'No trip would wait for a new invoice.'}</EmptyState>
      )}
      {data && data.plan.invoices.length > 0 && (
        <>
          <PlanTable invoices={data.plan.invoices} except={except} onExcept={setExcept} />
          {notTaken && <p className={styles.note}>{notTaken}</p>}
        </>
      )}
      <ErrorNote error={error ?? reinvoice.error} />
    </Dialog>
  );
}

/** The age, and which of the new invoices are made. */
function Fields({ typed, onChange }: { typed: Typed; onChange: (part: Partial<Typed>) => void }) {
  return (
    <>
      <div className={styles.fields}>
        <Field label="Invoices of this many days ago, or older" error={ageOf(typed) === null ? 'A number of days' : undefined}>
          <Input inputMode="numeric" value={typed.days} onChange={({ target }) => onChange({ days: target.value })} />
        </Field>
        <Field label="Leave out less than">
          <MoneyInput value={typed.atLeast} placeholder="Optional" onChange={(atLeast) => onChange({ atLeast })} />
        </Field>
      </div>
      <p className={styles.sentence}>
        <Checkbox
          label="Only the customers whose invoices become Unpaid, not those who merely have trips waiting"
          checked={typed.onlyTheirs}
          onChange={({ target }) => onChange({ onlyTheirs: target.checked })}
        />
      </p>
    </>
  );
}

type ReinvoicedProps = { result: Output<'invoices.reinvoice'>; committed: boolean; today: IsoDate; onClose: () => void };

function Reinvoiced({ result, committed, today, onClose }: ReinvoicedProps) {
  const { unpaid, made, cancelled } = result;
  return (
    <MadeDialog title="Reinvoiced" made={made.invoices} {...{ cancelled, committed, today, result, onClose }}>
      <p className={styles.sentence}>
        {counted(unpaid.invoices, 'invoice')} with {formatMoney(unpaid.amount)} due marked as Unpaid.
      </p>
      <p className={styles.sentence}>
        {counted(made.invoices, committed ? 'new invoice' : 'draft')} with {counted(made.trips, 'trip')}:{' '}
        <strong>{formatMoney(made.amount)}</strong>.
      </p>
      {cancelled && <p className={styles.note}>Each customer was done whole or not at all. Run it again to go on with the others.</p>}
    </MadeDialog>
  );
}
