import { Mail, Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { isoDateSchema } from '../../../shared/dates.ts';
import type { WayOut } from '../../../shared/document-words.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { Document } from '../../../shared/office-api/documents.ts';
import { Button, Dialog, ErrorState, Field, InstantText, Input, Muted, Select } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import styles from './documents.module.css';
import { EmailDialog } from './EmailDialog.tsx';
import { PdfPages } from './PdfPages.tsx';
import { useIssue, type Way } from './use-issue.ts';

const amounts = [
  { value: 'as due now', label: 'As due now' },
  { value: 'as invoiced', label: 'As invoiced' },
] as const;

/** A document as it is printed, and what can be done with it. */
export function PaperDialog({ document: asked, onClose }: { document: Document; onClose: () => void }) {
  const [document, setDocument] = useState(asked);
  const { data: preview, error } = useOffice('documents.preview', { document }, { keep: true });
  const mayChange = useMayChange();
  const [isEmailing, setEmailing] = useState(false);
  const { issue, isPending } = useIssue();
  const title = preview?.title ?? 'Document';
  if (isEmailing) return <EmailDialog document={document} title={title} onClose={() => setEmailing(false)} onDone={onClose} />;
  const leave = (way: Way) => void issue([document], title, way, onClose);
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayChange && (
            <>
              <Button icon={Mail} disabled={!preview || isPending} onClick={() => setEmailing(true)}>
                Email…
              </Button>
              <Button icon={Save} disabled={!preview || isPending} onClick={() => leave('one file')}>
                Save PDF…
              </Button>
              <Button variant="primary" icon={Printer} busy={isPending} disabled={!preview} onClick={() => leave('print')}>
                Print
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles.preview}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keyboard too */}
        <section className={styles.paper} tabIndex={0} aria-label="Preview">
          {error ? <ErrorState error={error} /> : preview && <PdfPages {...preview} />}
        </section>
        <div className={styles.choices}>
          {document.what === 'invoice' && (
            <Field label="Amounts">
              <Select options={amounts} value={document.amounts} onChange={(value) => setDocument({ ...document, amounts: value })} />
            </Field>
          )}
          {document.what === 'statement' && <AsOf document={document} onChange={setDocument} />}
          {preview && <Issued issued={preview.issued} />}
        </div>
      </div>
    </Dialog>
  );
}

type AsOfProps = { document: Document & { what: 'statement' }; onChange: (document: Document) => void };

/** The day at whose end the customer owed what the statement says. */
function AsOf({ document, onChange }: AsOfProps) {
  const { data: session } = useOffice('office.session', {});
  const set = (text: string) => {
    const date = isoDateSchema.safeParse(text);
    if (date.success) onChange({ ...document, date: date.data });
  };
  return (
    <Field label="As of">
      <Input type="date" max={session?.today} value={document.date ?? session?.today ?? ''} onChange={({ target }) => set(target.value)} />
    </Field>
  );
}

const ways: Record<WayOut, string> = {
  printed: 'Printed',
  saved: 'Saved as PDF',
  drafted: 'Email drafted',
  emailed: 'Emailed',
  BillFlash: 'Exported for BillFlash',
};

/** When it left before: then it is a reprint, and says so. */
function Issued({ issued }: Pick<Output<'documents.preview'>, 'issued'>) {
  if (issued.length === 0) return <Muted>It has not left the office yet.</Muted>;
  return (
    <div>
      <p className={styles.label}>Left before</p>
      <ul className={styles.issued}>
        {issued.map(({ at, how, user, to }) => (
          <li key={at}>
            {ways[how]}
            {to !== '' && ` to ${to}`}
            <Muted>
              <InstantText at={at} short /> · {user}
            </Muted>
          </li>
        ))}
      </ul>
    </div>
  );
}
