import type { Output } from '../../../shared/office-api/index.ts';
import { Button, ErrorNote, Field, Input } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import { PriceGrid } from './PriceGrid.tsx';
import styles from './prices.module.css';
import { type Beginning, useScheduleForm } from './use-schedule-form.ts';

type Props = {
  /** Absent: it is new. */
  id?: string;
  /** Whose contract it is; null: for everyone. */
  customer: string | null;
  beginning: Beginning;
  mayChange: boolean;
  onSaved: (saved: Output<'schedules.save'>) => void;
};

/** Name, dates and prices of a schedule, saved together. */
export function ScheduleForm({ id, customer, beginning, mayChange, onSaved }: Props) {
  const form = useScheduleForm(beginning);
  const save = useCommand('schedules.save');
  const { typed, wanted, isChanged, wrongWayRound } = form;
  const canSave = wanted !== null && !wrongWayRound && (isChanged || id === undefined);
  const submit = () => wanted && canSave && save.mutate({ ...wanted, customer, ...(id !== undefined && { id }) }, { onSuccess: onSaved });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles.fields} disabled={!mayChange}>
        <div className={styles.head}>
          <Field label="Name" error={typed.name.trim() === '' && isChanged ? 'It needs a name' : undefined}>
            <Input value={typed.name} maxLength={120} onChange={({ target }) => form.setName(target.value)} />
          </Field>
          <Field label="First day">
            <Input type="date" value={typed.from} onChange={({ target }) => form.setFrom(target.value)} />
          </Field>
          <Field label="Last day" hint="Empty: until further notice" error={wrongWayRound ? 'Before the first day' : undefined}>
            <Input type="date" value={typed.to} onChange={({ target }) => form.setTo(target.value)} />
          </Field>
        </div>
        <PriceGrid rows={typed.rows} onChange={form.setCell} />
        <p className={styles.note}>
          A service level without a base has no prices here. Dates are dates of service. What was quoted before stays as it is until it is
          quoted again.
        </p>
      </fieldset>
      <ErrorNote error={save.error} />
      {mayChange && (
        <div className={styles.bar}>
          <Button variant="primary" type="submit" disabled={!canSave} busy={save.isPending}>
            {id === undefined ? 'Make the schedule' : 'Save changes'}
          </Button>
          {isChanged && <Button onClick={form.reset}>Discard</Button>}
          {isChanged && wanted === null && <span className={styles.note}>Something is missing, or a price cannot be read</span>}
        </div>
      )}
    </form>
  );
}
