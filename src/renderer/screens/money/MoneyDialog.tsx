import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import type { Cents } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, ErrorNote } from '../../components/index.ts';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { TwinQuestion } from '../payments/TwinQuestion.tsx';
import { Consequences } from './Consequences.tsx';
import styles from './money.module.css';

type Props = {
  title: string;
  subtitle?: string;
  /** The verb with the amount: `Record $100.00`. */
  action: string;
  /** What would be recorded; null: what is typed is nothing yet. */
  record: { type: string; number?: string | undefined; amount: Cents } | null;
  foreseen: Output<'money.foresee'> | undefined;
  error: unknown;
  busy: boolean;
  onRecord: (twinSeen: boolean) => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
};

/** Records money: the fields, what will happen to the cent, and the question whether it was recorded before. */
export function MoneyDialog({ title, subtitle, action, record, foreseen, error, busy, onRecord, onClose, children }: Props) {
  const [asksTwin, setAsksTwin] = useState(false);
  const twin = foreseen?.twin;
  const submit = () => {
    if (busy || record === null) return;
    if (twin) setAsksTwin(true);
    else onRecord(false);
  };
  return (
    <Dialog
      title={title}
      {...(subtitle !== undefined && { subtitle })}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={busy} disabled={record === null || foreseen === undefined}>
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        {children}
        {record !== null && foreseen && <Consequences foreseen={foreseen} />}
        <ErrorNote error={error} />
      </div>
      {asksTwin && twin && record && (
        <TwinQuestion
          twin={twin}
          payment={record}
          onNo={() => setAsksTwin(false)}
          onYes={() => {
            setAsksTwin(false);
            onRecord(true);
          }}
        />
      )}
    </Dialog>
  );
}

/** Says that it is done, with the way to the record. */
export function sayRecorded(words: string, record: string | null): void {
  if (record === null) toast.success(words);
  else toast.success(words, { action: { label: 'Show', onClick: () => navigate(paths.beside('record', record)) } });
}
