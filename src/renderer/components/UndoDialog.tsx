import type { ReactNode } from 'react';
import { formatMoney, type Cents } from '../../shared/money.ts';
import type { UndoPreview } from '../../shared/office-api/undo.ts';
import { turnBack } from '../undo.ts';
import { useOffice } from '../use-office.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorState.tsx';
import styles from './UndoDialog.module.css';

/** Asks before something out of a history is undone, and says to the cent what will happen, or why it cannot be. */
export function UndoDialog({ operation, onClose }: { operation: string; onClose: () => void }) {
  const { data: preview, error } = useOffice('undo.preview', { operation });
  const can = preview?.refused === '';
  const undo = () => {
    onClose();
    void turnBack(operation);
  };
  return (
    <Dialog
      title={preview && !can ? 'This cannot be undone' : 'Undo this?'}
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{preview && !can ? 'Close' : 'Leave it'}</Button>
          {(!preview || can) && (
            <Button variant="primary" disabled={!can} onClick={undo}>
              Undo
            </Button>
          )}
        </>
      }
    >
      {preview && (
        <div className={styles.what}>
          <p>
            <strong>{preview.summary}</strong>
          </p>
          {can ? <Effects {...preview} /> : <p>{preview.refused}</p>}
        </div>
      )}
      <ErrorNote error={error} />
    </Dialog>
  );
}

function Effects({ register, owedMore, trips, ledger, invoices }: UndoPreview) {
  const effects: ReactNode[] = [
    register !== 0 && `The check register gets a record of ${formatMoney(register)} that balances this one.`,
    trips > 0 && `${trips === 1 ? '1 trip owes' : `${trips} trips owe`} ${moreOrLess(owedMore)}.`,
    ledger !== 0 && `The customer’s ledger: ${moreOrLess(ledger)} owed.`,
    ...invoices.map(({ number, state }) => `${number === '' ? 'The draft' : `Invoice ${number}`} becomes ${state}.`),
  ].filter((effect) => effect !== false);
  if (effects.length === 0) return <p>Everything that it changed goes back to what it was before.</p>;
  return (
    <ul className={styles.effects}>
      {effects.map((effect, index) => (
        <li key={index}>{effect}</li>
      ))}
    </ul>
  );
}

function moreOrLess(amount: Cents): string {
  if (amount === 0) return 'as much as now, in sum';
  return amount > 0 ? `${formatMoney(amount)} more` : `${formatMoney(amount).replace(/^[-−]/, '')} less`;
}
