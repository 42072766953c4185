import { useState } from 'react';
import type { Amounts } from '../../../shared/document-words.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { Button, Dialog, ErrorNote, Field, Muted, Select } from '../../components/index.ts';
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

type Words = { running: string; done: string; noted: string; verb: string };
const words: Record<Way | 'drafts', Words> = {
  print: { running: 'Preparing the print', done: 'Ready to print', noted: 'printed', verb: 'Print' },
  'one file': { running: 'Making the PDF', done: 'Saved', noted: 'saved', verb: 'Save…' },
  'file each': { running: 'Making PDFs', done: 'Saved', noted: 'saved', verb: 'Save…' },
  email: { running: 'Sending emails', done: 'Emailed', noted: 'emailed', verb: 'Send' },
  drafts: { running: 'Making drafts', done: 'Drafts made', noted: 'drafted', verb: 'Make drafts…' },
};

type Props = { ids: readonly string[]; onClose: () => void; onDone?: () => void };

/** Prints, saves or emails many invoices in one run. */
export function IssueDialog({ ids: all, onClose, onDone = onClose }: Props) {
  const [ids, setIds] = useState(all);
  const [way, setWay] = useState<Way>('print');
  const [which, setWhich] = useState<Amounts>('as due now');
  const { issue, isPending, data, error, reset, byServer } = useIssue();
  const said = words[way === 'email' && !byServer ? 'drafts' : way];

  if (isPending) return <RunningDialog title={said.running} unit="invoices" />;
  if (data) {
    const again = () => {
      setIds(data.rest);
      reset();
    };
    return <Left data={data} words={said} onAgain={again} onClose={onDone} />;
  }
  const documents = ids.map((id) => ({ what: 'invoice' as const, id, amounts: which }));
  const title = ids.length === 1 ? 'Invoice' : `${ids.length} invoices`;
  return (
    <Dialog
      title={`Print or send ${counted(ids.length, 'invoice')}`}
      width="small"
      onClose={onClose}
      onSubmit={() => void issue(documents, title, way)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={ids.length === 0}>
            {said.verb}
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
      {way === 'email' && (
        <Muted>{byServer ? 'Each leaves at once, through the office’s mail server.' : 'Each becomes a draft in a folder.'}</Muted>
      )}
      <ErrorNote error={error} />
    </Dialog>
  );
}

type LeftProps = { data: Output<'documents.issue'>; words: Words; onAgain: () => void; onClose: () => void };

/** What left, what did not and why, and the way to try again with just those. */
function Left({ data: { done, pages, refused, rest, cancelled }, words: said, onAgain, onClose }: LeftProps) {
  return (
    <Dialog
      title={cancelled || done === 0 ? (cancelled ? 'Stopped' : 'Nothing has left') : said.done}
      width="small"
      onClose={onClose}
      actions={
        <>
          {rest.length > 0 && <Button onClick={onAgain}>{rest.length === 1 ? 'That one again…' : `These ${rest.length} again…`}</Button>}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className={styles.sentence}>
        {done === 0
          ? 'No invoice has left the office.'
          : `${counted(done, 'invoice')}, ${counted(pages, 'page')}. Each is noted as ${said.noted}.`}
        {cancelled && rest.length > refused.length && ` ${counted(rest.length - refused.length, 'invoice')} not reached.`}
      </p>
      <Refused refused={refused} said="did not leave" />
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
