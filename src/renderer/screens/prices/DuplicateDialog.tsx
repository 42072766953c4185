import { useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import type { Schedule } from '../../../shared/office-api/schedules.ts';
import { Button, Checkbox, Dialog, ErrorNote, Field, Input, Money, TableHead } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { canUndo } from '../../undo.ts';
import { useSettled } from '../../use-settled.ts';
import { parsePercent } from './percent.ts';
import styles from './prices.module.css';

/** Makes a schedule like another one, with every price raised or lowered by a percentage; the prices are shown beforehand. */
export function DuplicateDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { id, customer } = schedule;
  const [name, setName] = useState(`${schedule.name}, new`);
  const [from, setFrom] = useState<IsoDate | ''>('');
  const [percent, setPercent] = useState('0');
  const [endOld, setEndOld] = useState(true);
  const duplicate = useCommand('schedules.duplicate');
  const [, navigate] = useLocation();
  const raise = parsePercent(percent);
  const canMake = name.trim() !== '' && from !== '' && raise !== null;
  const submit = () =>
    canMake &&
    duplicate.mutate(
      { id, name: name.trim(), from, to: null, customer: customer?.id ?? null, raise, endOld },
      {
        onSuccess: (made) => {
          onClose();
          toast.success(`${name.trim()} is made`, canUndo(made));
          navigate(paths.schedule(made.id));
        },
      },
    );
  return (
    <Dialog
      title={`Duplicate ${schedule.name}`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!canMake} busy={duplicate.isPending}>
            Duplicate
          </Button>
        </>
      }
    >
      <div className={styles.grid}>
        <div className={styles.wide}>
          <Field label="Name">
            <Input
              value={name}
              maxLength={120}
              onFocus={({ target }) => target.select()}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
        </div>
        <Field label="First day">
          <Input type="date" value={from} onChange={({ target }) => setFrom(isoDateSchema.safeParse(target.value).data ?? '')} />
        </Field>
        <Field
          label="Raise all prices by, in percent"
          hint="Negative: lower them"
          error={raise === null ? 'A percentage such as 3.5' : undefined}
        >
          <Input
            value={percent}
            inputMode="decimal"
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => setPercent(target.value)}
          />
        </Field>
        <div className={styles.wide}>
          <Checkbox
            label={`End ${schedule.name} on the day before`}
            checked={endOld}
            onChange={({ target }) => setEndOld(target.checked)}
          />
        </div>
      </div>
      <RaisedPrices id={id} raise={raise} />
      <ErrorNote error={duplicate.error} />
    </Dialog>
  );
}

/** The new prices, level by level, each beside the old one. */
function RaisedPrices({ id, raise }: { id: string; raise: number | null }) {
  const settled = useSettled({ id, raise: raise ?? 0 });
  const { data } = useOffice('schedules.planDuplicate', settled, { enabled: raise !== null });
  return (
    <table className={styles.table} aria-label="The new prices">
      <TableHead
        headings={['Service level', { figure: 'Base' }, { figure: 'New base' }, { figure: 'Per mile' }, { figure: 'New per mile' }]}
      />
      <tbody>
        {data?.lines.map(({ before, after }) => (
          <tr key={before.level}>
            <td>{before.level}</td>
            <td data-align="right">
              <Money cents={before.base} />
            </td>
            <td data-align="right">
              <Money cents={after.base} strong />
            </td>
            <td data-align="right">
              <Money cents={before.perMile} />
            </td>
            <td data-align="right">
              <Money cents={after.perMile} strong />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
