import type { ReactNode } from 'react';
import type { DispatchMove, DispatchScope } from '../../../shared/office-api/dispatch-bulk.ts';
import { Button, Dialog, EmptyState, ErrorNote } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { RunningDialog, UndoRun } from '../invoicing/RunDialogs.tsx';
import { counted } from '../invoicing/words.ts';
import styles from './moves.module.css';
import { MovePlan } from './MovePlan.tsx';
import { confirmWords, moveWords } from './moves.ts';

type Props = {
  trips: DispatchScope;
  move: DispatchMove;
  onClose: () => void;
  onDone: () => void;
  /** Choices before the preview. */
  children?: ReactNode;
};

/** Asks before something is done with many trips, to the cent; shows how far it is, and says at the end what was left as it is. */
export function MoveDialog({ trips, move, onClose, onDone, children }: Props) {
  const { label, running, done, danger = false, about } = moveWords[move.what];
  const bulk = useCommand('dispatches.bulk');
  const idle = bulk.isIdle || bulk.isError;
  const asked = { trips, move };
  const settled = useSettled(asked);
  const { data: plan, error, isFetching } = useOffice('dispatches.planBulk', settled, { enabled: idle });

  if (bulk.isPending) return <RunningDialog title={running} unit="trips" />;
  if (bulk.data)
    return (
      <Dialog
        title={bulk.data.cancelled ? 'Stopped' : label}
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
        <p>
          {counted(bulk.data.done, 'trip')} {done}.
        </p>
        {bulk.data.refused.length > 0 && (
          <p className={styles.quiet}>{counted(bulk.data.refused.length, 'trip')} left as they are, for the reasons said before.</p>
        )}
      </Dialog>
    );
  const isCurrent = !isFetching && JSON.stringify(asked) === JSON.stringify(settled);
  const count = plan?.count ?? 0;
  return (
    <Dialog
      title={`${label}?`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep as they are</Button>
          <Button variant={danger ? 'danger' : 'primary'} disabled={count === 0 || !isCurrent} onClick={() => bulk.mutate(asked)}>
            {confirmWords(move.what, count)}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {children}
        {plan && count === 0 && <EmptyState title="Nothing would change">Each trip is left alone, for the reason below.</EmptyState>}
        {plan && <MovePlan plan={plan} about={count > 0 ? about(plan) : null} />}
        <ErrorNote error={error ?? bulk.error} />
      </div>
    </Dialog>
  );
}
