import { formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { BulkDeed } from '../../../shared/office-api/invoicing.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './invoicing.module.css';
import { Refused } from './Refused.tsx';
import { RunningDialog, UndoRun } from './RunDialogs.tsx';
import { counted } from './words.ts';

type Plan = Output<'invoices.planBulk'>;
type Deed = { title: string; verb: string; running: string; done: string; danger: boolean; what: (plan: Plan) => string };

const deeds: Record<BulkDeed, Deed> = {
  commit: {
    title: 'Commit drafts',
    verb: 'Commit',
    running: 'Committing drafts',
    done: 'committed',
    danger: false,
    what: ({ invoices, trips, amount }) =>
      `${counted(invoices, 'draft')} with ${counted(trips, 'trip')}, ${formatMoney(amount)}, will be open, each with its number and self-pay ID.`,
  },
  Unpaid: {
    title: 'Mark invoices as Unpaid',
    verb: 'Mark as Unpaid',
    running: 'Marking invoices as Unpaid',
    done: 'marked as Unpaid',
    danger: false,
    what: ({ invoices, trips, amount }) =>
      `${counted(invoices, 'invoice')} with ${formatMoney(amount)} due will be Unpaid; ${counted(trips, 'trip')} will come up for invoicing again.`,
  },
  Sold: {
    title: 'Sell invoices to collections',
    verb: 'Sell to collections',
    running: 'Selling invoices to collections',
    done: 'sold to collections',
    danger: true,
    what: ({ invoices, trips, amount }) =>
      `${counted(invoices, 'invoice')} with ${formatMoney(amount)} due will be Sold; ${counted(trips, 'trip')} will be finished, and customers cannot pay them online any more.`,
  },
  cancel: {
    title: 'Cancel invoices',
    verb: 'Cancel the invoices',
    running: 'Cancelling invoices',
    done: 'cancelled',
    danger: true,
    what: ({ invoices, trips }) =>
      `${counted(invoices, 'invoice')} will be cancelled; ${counted(trips, 'trip')} will go back to where they were. Numbers and self-pay IDs are never used again.`,
  },
};

type Props = { ids: string[]; deed: BulkDeed; onClose: () => void; onDone: () => void };

/** Asks before something is done with many invoices, shows how far it is, and says at the end what was left as it is. */
export function BulkDialog({ ids, deed, onClose, onDone }: Props) {
  const { title, verb, running, done, danger, what } = deeds[deed];
  const bulk = useCommand('invoices.bulk');
  const idle = bulk.isIdle || bulk.isError;
  const { data: plan, error } = useOffice('invoices.planBulk', { ids, deed }, { enabled: idle });

  if (bulk.isPending) return <RunningDialog title={running} unit="invoices" />;
  if (bulk.data)
    return (
      <Dialog
        title={bulk.data.cancelled ? 'Stopped' : title}
        width="small"
        onClose={onDone}
        actions={
          <>
            <UndoRun result={bulk.data} onClose={onDone} />
            <Button variant="primary" onClick={onDone}>
              Close
            </Button>
          </>
        }
      >
        <p className={styles.sentence}>
          {counted(bulk.data.done, 'invoice')} {done}.
        </p>
        <Refused refused={bulk.data.refused} />
      </Dialog>
    );
  return (
    <Dialog
      title={`${title}?`}
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep as they are</Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            disabled={!plan || plan.invoices === 0}
            onClick={() => bulk.mutate({ ids, deed })}
          >
            {verb}
          </Button>
        </>
      }
    >
      {plan && (
        <>
          <p className={styles.sentence}>{what(plan)}</p>
          <Refused refused={plan.refused} />
        </>
      )}
      <ErrorNote error={error ?? bulk.error} />
    </Dialog>
  );
}
