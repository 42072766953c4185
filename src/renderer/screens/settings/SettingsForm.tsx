import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/settings.ts';
import { Button, Callout, ErrorNote, ErrorState } from '../../components/index.ts';
import styles from './SettingsForm.module.css';
import type { Form } from './use-settings-form.ts';

type Props = { form: Form; children: (settings: Settings) => ReactNode };

/** The cards of a page that are saved together. To a Viewer they are shown, with the reason why nothing can be changed. */
export function SettingsForm({ form, children }: Props) {
  const { settings, loadError, mayChange, reload } = form;
  if (loadError) return <ErrorState error={loadError} onRetry={reload} />;
  if (!settings) return null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.canSave) form.save();
      }}
    >
      {!mayChange && (
        <Callout tone="accent" icon={Lock}>
          As a Viewer you can look at these settings. Administrators, Captains and Billers change them.
        </Callout>
      )}
      <fieldset className={styles.cards} disabled={!mayChange}>
        {children(settings)}
      </fieldset>
      {mayChange && <SaveBar form={form} />}
    </form>
  );
}

/** Always in sight while something is typed: save it, or take it back. */
function SaveBar({ form: { isChanged, canSave, isSaving, error, reset } }: { form: Form }) {
  return (
    <div className={styles.bar} data-changed={isChanged}>
      <Button variant="primary" type="submit" disabled={!canSave} busy={isSaving}>
        Save changes
      </Button>
      {isChanged && <Button onClick={reset}>Discard</Button>}
      <span className={styles.note}>{isChanged ? 'Not saved yet' : 'All changes are saved'}</span>
      <ErrorNote error={error} />
    </div>
  );
}
