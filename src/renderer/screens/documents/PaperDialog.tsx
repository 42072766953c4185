import { Save } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Document } from '../../../shared/office-api/documents.ts';
import { Button, Dialog, ErrorNote, ErrorState, Field, Select } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './documents.module.css';
import { PdfPages } from './PdfPages.tsx';

const amounts = [
  { value: 'as due now', label: 'As due now' },
  { value: 'as invoiced', label: 'As invoiced' },
] as const;

/** A document as it is printed, and what can be done with it. */
export function PaperDialog({ document: asked, onClose }: { document: Document; onClose: () => void }) {
  const [document, setDocument] = useState(asked);
  const { data: preview, error } = useOffice('documents.preview', { document }, { keep: true });
  const mayChange = useMayChange();
  const save = useCommand('documents.save');
  const title = preview?.title ?? 'Document';

  const saveAs = async () => {
    const kind = { name: 'PDF', extensions: ['pdf'] };
    const file = await window.paydesk.chooseFile({ what: 'save', title: 'Save as PDF', suggestion: `${title}.pdf`, kind });
    if (file) save.mutate({ document, to: file.token }, { onSuccess: () => toast.success(`${title} is saved as ${file.name}`) });
  };

  return (
    <Dialog
      title={title}
      width="wide"
      onClose={onClose}
      note={<ErrorNote error={save.error} />}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayChange && (
            <Button variant="primary" icon={Save} busy={save.isPending} disabled={!preview} onClick={() => void saveAs()}>
              Save PDF…
            </Button>
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
              <Select
                options={amounts}
                value={document.amounts ?? 'as due now'}
                onChange={(value) => setDocument({ ...document, amounts: value })}
              />
            </Field>
          )}
        </div>
      </div>
    </Dialog>
  );
}
