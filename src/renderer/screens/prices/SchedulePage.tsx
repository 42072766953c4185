import { CopyPlus, Ellipsis, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Link } from 'wouter';
import type { Schedule } from '../../../shared/office-api/schedules.ts';
import { Button, CustomerLink, ErrorState, HistoryList, IconButton, Menu } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { paths } from '../../paths.ts';
import { canUndo } from '../../undo.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { RequoteDialog } from '../moves/RequoteDialog.tsx';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import styles from './prices.module.css';
import { ScheduleForm } from './ScheduleForm.tsx';
import { StandingBadge } from './ScheduleTable.tsx';

/** One price schedule: its dates and prices, what has become of it. */
export function SchedulePage({ id }: { id: string }) {
  const { data: schedule, error } = useOffice('schedules.get', { id });
  const { data: history } = useOffice('office.history', { entity: 'schedule', id });
  const mayChange = useMayChange();
  if (error) return <ErrorState error={error} />;
  if (!schedule) return null;
  const { customer, name, from, to, lines, standing, quotes } = schedule;
  return (
    <>
      <div className={styles.top}>
        <Link href={paths.prices} className={styles.back}>
          Price schedules
        </Link>
        {mayChange && (
          <div className={styles.end}>
            <Actions schedule={schedule} />
          </div>
        )}
      </div>
      <SettingsCard
        title={name}
        about={
          <>
            <StandingBadge standing={standing} /> {customer ? <CustomerLink id={customer.id} name={customer.name} /> : 'For everyone'}
            {`, ${quotes === 1 ? '1 trip' : `${quotes.toLocaleString('en-US')} trips`} quoted`}
          </>
        }
      >
        {/* Made anew when it has changed elsewhere. */}
        <ScheduleForm
          key={JSON.stringify([name, from, to, lines])}
          id={id}
          customer={customer?.id ?? null}
          beginning={schedule}
          mayChange={mayChange}
          onSaved={(saved) => toast.success('The price schedule is changed', canUndo(saved))}
        />
      </SettingsCard>
      <SettingsCard title="History">{history && <HistoryList entries={history.entries} />}</SettingsCard>
    </>
  );
}

function Actions({ schedule }: { schedule: Schedule }) {
  const [asking, setAsking] = useState<'duplicate' | 'quote again' | null>(null);
  const close = () => setAsking(null);
  const retire = useCommand('schedules.retire');
  const { id, name, standing, from, to, customer } = schedule;
  const set = (retired: boolean) =>
    retire.mutate(
      { id, retired },
      {
        onSuccess: (answer) => toast.success(retired ? `${name} is out of use` : `${name} is in use again`, canUndo(answer)),
        onError: (error) => toast.error(sentenceOf(error)),
      },
    );
  return (
    <>
      <Button icon={RefreshCw} onClick={() => setAsking('quote again')}>
        Quote trips again…
      </Button>
      <Button icon={CopyPlus} onClick={() => setAsking('duplicate')}>
        Duplicate…
      </Button>
      <Menu
        items={[
          standing === 'retired'
            ? { label: 'Take back into use', onSelect: () => set(false) }
            : { label: 'Take out of use', onSelect: () => set(true) },
        ]}
      >
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      {asking === 'duplicate' && <DuplicateDialog schedule={schedule} onClose={close} />}
      {asking === 'quote again' && <RequoteDialog trips={{ from, to, customer: customer?.id ?? null }} onClose={close} onDone={close} />}
    </>
  );
}
