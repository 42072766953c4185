import { ErrorState, Screen } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { GenerateInvoices } from '../invoicing/buttons.tsx';
import { RecordPayment } from '../payments/RecordPayment.tsx';
import { CollectedByMonth } from './CollectedByMonth.tsx';
import styles from './HomeScreen.module.css';
import { NeedsYou } from './NeedsYou.tsx';
import { Numbers } from './Numbers.tsx';
import { SinceYouLooked } from './SinceYouLooked.tsx';

/** The day's work: a few numbers, what waits for a biller, what Stripe reported, and how the months went. */
export function HomeScreen() {
  const { data: session } = useOffice('office.session', {});
  const { data: home, error, refetch } = useOffice('office.home', {});
  const title = session ? `${greeting(session.hour)}, ${session.user.name.split(' ')[0]}` : 'Home';
  return (
    <Screen
      title={title}
      actions={
        <>
          <GenerateInvoices />
          <RecordPayment />
        </>
      }
    >
      {error && !home && <ErrorState error={error} onRetry={() => void refetch()} />}
      {home && session && (
        <>
          <Numbers home={home} today={session.today} />
          <div className={styles.columns}>
            <NeedsYou items={home.needsYou} />
            <div className={styles.column}>
              <SinceYouLooked activity={home.activity} />
              <CollectedByMonth months={home.byMonth} />
            </div>
          </div>
        </>
      )}
    </Screen>
  );
}

function greeting(hour: number): string {
  if (hour < 12) return 'Good morning';
  return hour < 17 ? 'Good afternoon' : 'Good evening';
}
