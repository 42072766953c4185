import { useState } from 'react';
import type { DispatchScope } from '../../../shared/office-api/dispatch-bulk.ts';
import { Checkbox } from '../../components/index.ts';
import { MoveDialog } from './MoveDialog.tsx';
import styles from './moves.module.css';

/** Quotes trips again by the price schedules; those that were invoiced, are Finished, or were quoted by hand only when that is chosen. */
export function RequoteDialog({ trips, onClose, onDone }: { trips: DispatchScope; onClose: () => void; onDone: () => void }) {
  const [byHand, setByHand] = useState(false);
  const [invoiced, setInvoiced] = useState(false);
  const [finished, setFinished] = useState(false);
  return (
    <MoveDialog trips={trips} move={{ what: 'quote again', byHand, invoiced, finished }} onClose={onClose} onDone={onDone}>
      <div className={styles.choices}>
        <Checkbox label="Quotes by hand too" checked={byHand} onChange={({ target }) => setByHand(target.checked)} />
        <Checkbox label="What was invoiced too" checked={invoiced} onChange={({ target }) => setInvoiced(target.checked)} />
        <Checkbox label="Finished trips too" checked={finished} onChange={({ target }) => setFinished(target.checked)} />
      </div>
    </MoveDialog>
  );
}
