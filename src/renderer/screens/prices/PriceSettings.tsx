import { Plus } from 'lucide-react';
import { Route, Switch, useLocation, useSearchParams } from 'wouter';
import { Button, EmptyState, ErrorState } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import { NewSchedule } from './NewSchedule.tsx';
import styles from './prices.module.css';
import { SchedulePage } from './SchedulePage.tsx';
import { ScheduleTable } from './ScheduleTable.tsx';

/** The price schedules: all of them, or one with its prices. */
export function PriceSettings() {
  const [params] = useSearchParams();
  return (
    <Switch>
      <Route path={paths.prices}>
        <Schedules />
      </Route>
      <Route path={paths.schedule('new')}>
        <NewSchedule customer={params.get('customer')} />
      </Route>
      <Route path={`${paths.prices}/:id`}>{({ id }) => <SchedulePage key={id} id={decodeURIComponent(id)} />}</Route>
    </Switch>
  );
}

function Schedules() {
  const { data, error } = useOffice('schedules.all', {});
  const mayChange = useMayChange();
  const [, navigate] = useLocation();
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  const forAll = data.schedules.filter(({ customer }) => customer === null);
  const contracts = data.schedules.filter(({ customer }) => customer !== null);
  const make = mayChange && (
    <Button icon={Plus} onClick={() => navigate(paths.schedule('new'))}>
      New price schedule
    </Button>
  );
  return (
    <>
      <SettingsCard
        title="Prices for everyone"
        about="What a trip is quoted by its date of service. Of two that hold, the one that began last gives the price."
      >
        {forAll.length === 0 ? (
          <EmptyState title="No price schedule yet" action={make}>
            Trips are quoted by hand until there is one.
          </EmptyState>
        ) : (
          <>
            <ScheduleTable label="Prices for everyone" schedules={forAll} />
            <div className={styles.end}>{make}</div>
          </>
        )}
      </SettingsCard>
      <SettingsCard
        title="Contracts"
        about="What single customers have agreed upon. It goes before the prices for everyone; a contract is made at its customer."
      >
        {contracts.length === 0 ? (
          <p className={styles.note}>No customer has a contract.</p>
        ) : (
          <ScheduleTable label="Contracts" schedules={contracts} customers />
        )}
      </SettingsCard>
    </>
  );
}
