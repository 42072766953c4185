import { useState } from 'react';
import type { Amounts } from '../../../shared/document-words.ts';
import { formatMoney } from '../../../shared/money.ts';
import { Button, Dialog, ErrorNote, Field, Select } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { Refused } from '../invoicing/Refused.tsx';
import { RunningDialog } from '../invoicing/RunDialogs.tsx';
import { counted } from '../invoicing/words.ts';
import styles from './documents.module.css';
import { useIssue, type Way } from './use-issue.ts';

const ways = [
  { value: 'print', label: 'Print' },
  { value: 'one file', label: 'One PDF' },
  { value: 'file each', label: 'A PDF for each' },
  { value: 'email', label: 'An email to each' },
] as const;

const amounts = [
  { value: 'as due now', label: 'As due now' },
  { value: 'as invoiced', label: 'As invoiced' },
] as const;

const words: Record<Way, { running: string; done: string; noted: string; verb: string }> = {
  print: { running: 'Preparing the print', done: 'Ready to print', noted: 'printed', verb: 'Print' },
  'one file': { running: 'Making the PDF', done: 'Saved', noted: 'saved', verb: 'Save…' },
  'file each': { running: 'Making PDFs', done: 'Saved', noted: 'saved', verb: 'Save…' },
  email: { running: 'Making emails', done: 'Emailed', noted: 'emailed', verb: 'Email' },
};

type Props = { ids: readonly string[]; onClose: () => void; onDone?: () => void };

/** Prints or saves many invoices in one run. */
export function IssueDialog({ ids, onClose, onDone = onClose }: Props) {
  const [way, setWay] = useState<Way>('print');
  const [which, setWhich] = useState<Amounts>('as due now');
  const { issue, isPending, data, error } = useIssue();

  if (isPending) return <RunningDialog title={words[way].running} unit="invoices" />;
  if (data)
    return (
      <Dialog
        title={data.cancelled ? 'Stopped' : words[way].done}
        width="small"
        onClose={onDone}
        actions={
          <Button variant="primary" onClick={onDone}>
            Close
          </Button>
        }
      >
        <p className={styles.sentence}>
          {data.done === 0
            ? 'No invoice has left the office.'
            : `${counted(data.done, 'invoice')}, ${counted(data.pages, 'page')}. Each is noted as ${words[way].noted}.`}
        </p>
        <Refused refused={data.refused} />
      </Dialog>
    );
  const documents = ids.map((id) => ({ what: 'invoice' as const, id, amounts: which }));
  const title = ids.length === 1 ? 'Invoice' : `${ids.length} invoices`;
  return (
    <Dialog
      title={ids.length === 1 ? 'Print 1 invoice' : `Print ${ids.length.toLocaleString('en-US')} invoices`}
      width="small"
      onClose={onClose}
      onSubmit={() => void issue(documents, title, way)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={ids.length === 0}>
            {words[way].verb}
          </Button>
        </>
      }
    >
      <div className={styles.ways}>
        <Field label="As">
          <Select options={ways} value={way} onChange={setWay} />
        </Field>
        <Field label="Amounts">
          <Select options={amounts} value={which} onChange={setWhich} />
        </Field>
      </div>
      <ErrorNote error={error} />
    </Dialog>
  );
}

/** The invoices that have never left the office. */
export function IssueNewDialog({ onClose }: { onClose: () => void }) {
  // Not asked again while it prints: what leaves would drop out of the list.
  const { data } = useOffice('documents.notIssued', {}, { fresh: true });
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  if (chosen) return <IssueDialog ids={chosen} onClose={onClose} />;
  if (!data) return null;
  return (
    <Dialog
      title="Print what has not been printed yet"
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" disabled={data.ids.length === 0} onClick={() => setChosen(data.ids)}>
            Choose how…
          </Button>
        </>
      }
    >
      <p className={styles.sentence}>
        {data.ids.length === 0
          ? 'Every open invoice with something due has been printed, saved or sent.'
          : `${counted(data.ids.length, 'open invoice')} with ${formatMoney(data.due)} due ${data.ids.length === 1 ? 'has' : 'have'} not been printed, saved or sent yet.`}
      </p>
    </Dialog>
  );
}
