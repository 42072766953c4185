import { Button, ErrorNote } from '../../components/index.ts';
import styles from './SaveBar.module.css';
import type { SettingsForm } from './use-settings-form.ts';

/** Below the cards of a page: save, or take back what was typed. `problem`: why it cannot be saved yet. */
export function SaveBar({ form, problem = '' }: { form: SettingsForm; problem?: string }) {
  if (!form.mayChange) return <p className={styles.note}>Only Administrators, Captains and Billers change these settings.</p>;
  return (
    <div className={styles.bar}>
      <ErrorNote error={form.error} />
      {problem !== '' && <p className={styles.note}>{problem}</p>}
      <Button variant="primary" disabled={!form.isChanged || problem !== ''} busy={form.isSaving} onClick={form.save}>
        Save changes
      </Button>
      {form.isChanged && <Button onClick={form.reset}>Take back</Button>}
    </div>
  );
}
