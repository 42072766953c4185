import { useState } from 'react';
import { toast } from 'sonner';
import type { SavedView } from '../../../shared/office-api/views.ts';
import type { ViewList } from '../../../shared/views.ts';
import { Button, Checkbox, Dialog, ErrorNote, Field, Input } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import styles from './SavedViews.module.css';

type Props = { list: ViewList; content: Pick<SavedView, 'filter' | 'sort' | 'columns'>; onClose: () => void };

/** Saves what a list shows now under a name. */
export function SaveViewDialog({ list, content, onClose }: Props) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useCommand('views.save');
  const submit = () => {
    if (name.trim() === '') return;
    save.mutate(
      { list, name: name.trim(), shared, ...content },
      {
        onSuccess: (answer) => {
          onClose();
          toast.success(`${name.trim()} is saved`, canUndo(answer));
        },
      },
    );
  };
  return (
    <Dialog
      title="Save as a view"
      subtitle="Filters, order and columns, as the list shows them now"
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={name.trim() === ''} busy={save.isPending}>
            Save the view
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Name">
          <Input
            value={name}
            maxLength={60}
            placeholder="Such as: over $500, this month"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Checkbox label="Everyone in the office sees it" checked={shared} onChange={({ target }) => setShared(target.checked)} />
        <ErrorNote error={save.error} />
      </div>
    </Dialog>
  );
}
