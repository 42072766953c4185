import { useState } from 'react';
import { toast } from 'sonner';
import type { SavedView } from '../../../../shared/office-api/views.ts';
import type { Definition } from '../../../../shared/reports/definition.ts';
import { Button, Checkbox, Dialog, ErrorNote, Field, Input } from '../../../components/index.ts';
import { canUndo } from '../../../undo.ts';
import { useCommand } from '../../../use-office.ts';
import styles from './builder.module.css';
import { contentOf } from './draft.ts';

type Props = {
  report: Definition;
  /** The saved report that gets another name or other readers; null: a new one is saved. */
  renamed: SavedView | null;
  suggestion: string;
  onClose: () => void;
  onSaved: (id: string) => void;
};

/** The name of a report, and who sees it. */
export function SaveReportDialog({ report, renamed, suggestion, onClose, onSaved }: Props) {
  const [name, setName] = useState((renamed?.name ?? suggestion).slice(0, 60));
  const [shared, setShared] = useState(renamed?.shared ?? false);
  const save = useCommand('views.save');
  const submit = () => {
    if (name.trim() === '') return;
    const content = renamed ? { filter: renamed.filter, sort: null, columns: null } : contentOf(report);
    save.mutate(
      { ...(renamed && { id: renamed.id }), list: 'reports', name: name.trim(), shared, ...content },
      {
        onSuccess: (answer) => {
          onClose();
          if (!renamed) onSaved(answer.id);
          toast.success(`${name.trim()} is saved`, canUndo(answer));
        },
      },
    );
  };
  return (
    <Dialog
      title={renamed ? 'Rename or share' : 'Save the report'}
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={name.trim() === ''} busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Name">
          <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Checkbox label="Everyone in the office sees it" checked={shared} onChange={({ target }) => setShared(target.checked)} />
        <ErrorNote error={save.error} />
      </div>
    </Dialog>
  );
}
