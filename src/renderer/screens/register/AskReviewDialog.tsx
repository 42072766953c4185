import { useState } from 'react';
import { toast } from 'sonner';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { Button, Dialog, ErrorNote, Field, Input } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';

/** Puts a record into the review queue, with a note for whoever reviews it. */
export function AskReviewDialog({ record, onClose }: { record: RegisterRecord; onClose: () => void }) {
  const [note, setNote] = useState('');
  const flag = useCommand('register.flag');
  const submit = () => {
    if (flag.isPending) return;
    const onSuccess = () => {
      onClose();
      toast.success('It waits for review now');
    };
    flag.mutate({ id: record.id, note: note.trim() }, { onSuccess });
  };
  return (
    <Dialog
      title={`Ask for a review of ${`${record.type} ${record.number}`.trim()}?`}
      subtitle="No money moves. It comes up in the review queue of everyone in the office"
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={flag.isPending}>
            Ask for a review
          </Button>
        </>
      }
    >
      <Field label="What is to be looked at">
        <Input value={note} maxLength={2000} placeholder="Paid twice? Wrong customer?" onChange={({ target }) => setNote(target.value)} />
      </Field>
      <ErrorNote error={flag.error} />
    </Dialog>
  );
}
