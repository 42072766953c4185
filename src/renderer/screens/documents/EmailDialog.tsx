import { Mail } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Document } from '../../../shared/office-api/documents.ts';
import { Button, Dialog, ErrorNote, ErrorState, Field, Input, TextArea } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './documents.module.css';

type Letter = { to: string; subject: string; text: string };
type Props = { document: Document; title: string; onClose: () => void; onDone: () => void };

/** An email with a document, to be looked over before it leaves. */
export function EmailDialog({ document, title, onClose, onDone }: Props) {
  const { data: proposed, error } = useOffice('documents.letter', { document });
  const [typed, setTyped] = useState<Partial<Letter>>({});
  const issue = useCommand('documents.issue');
  const [problem, setProblem] = useState('');
  if (error)
    return (
      <Dialog title={`Email ${title}`} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
        <ErrorState error={error} />
      </Dialog>
    );
  if (!proposed) return null;
  const { by, ...usual } = proposed;
  const letter: Letter = { ...usual, ...typed };
  const send = () => {
    setProblem('');
    issue.mutate(
      { documents: [document], way: { how: 'email', letter } },
      {
        onSuccess: ({ refused: [refused] }) => {
          if (refused) return setProblem(refused.reason);
          toast.success(by === 'server' ? `${title} is sent to ${letter.to}` : 'The draft is open in your mail program');
          onDone();
        },
      },
    );
  };
  const change = (part: Partial<Letter>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <Dialog
      title={`Email ${title}`}
      subtitle={by === 'server' ? 'It is sent by the office’s mail server.' : 'It opens as a draft in your mail program, with the PDF.'}
      onClose={onClose}
      onSubmit={send}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" icon={Mail} busy={issue.isPending} disabled={letter.to.trim() === ''}>
            {by === 'server' ? 'Send' : 'Open the draft'}
          </Button>
        </>
      }
    >
      <div className={styles.ways}>
        <Field label="To" hint={usual.to === '' ? 'The customer has no email address' : ''}>
          <Input type="email" value={letter.to} onChange={({ target }) => change({ to: target.value })} />
        </Field>
        <Field label="Subject" hint="Whoever handles the mail can read it: no patient’s name">
          <Input value={letter.subject} maxLength={300} onChange={({ target }) => change({ subject: target.value })} />
        </Field>
        <Field label="Text">
          <TextArea rows={7} value={letter.text} maxLength={20_000} onChange={({ target }) => change({ text: target.value })} />
        </Field>
      </div>
      {problem !== '' && <p role="alert">{problem}</p>}
      <ErrorNote error={issue.error} />
    </Dialog>
  );
}
