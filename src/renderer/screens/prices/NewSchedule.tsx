import { Link, useLocation } from 'wouter';
import { toast } from 'sonner';
import type { Output } from '../../../shared/office-api/index.ts';
import { CustomerName } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { canUndo } from '../../undo.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import styles from './prices.module.css';
import { ScheduleForm } from './ScheduleForm.tsx';

/** A new price schedule, for everyone or as the contract of a customer. */
export function NewSchedule({ customer }: { customer: string | null }) {
  const { data: session } = useOffice('office.session', {});
  const mayChange = useMayChange();
  const [, navigate] = useLocation();
  if (!session) return null;
  const saved = (made: Output<'schedules.save'>) => {
    toast.success('The price schedule is made', canUndo(made));
    navigate(paths.schedule(made.id), { replace: true });
  };
  return (
    <>
      <Link href={paths.prices} className={styles.back}>
        Price schedules
      </Link>
      <SettingsCard
        title={customer === null ? 'New price schedule' : 'New contract'}
        about={customer === null ? 'For everyone who has no contract.' : <CustomerName id={customer} />}
      >
        <ScheduleForm
          customer={customer}
          beginning={{ name: customer === null ? '' : 'Contract', from: session.today, to: null, lines: [] }}
          mayChange={mayChange}
          onSaved={saved}
        />
      </SettingsCard>
    </>
  );
}
