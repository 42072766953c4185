import { Printer } from 'lucide-react';
import { useRef } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { formatDate, type IsoDate, isoDateSchema } from '../../../../shared/dates.ts';
import { daysOfPeriod } from '../../../../shared/reports/periods.ts';
import { Button, dates, FilterBar, Screen } from '../../../components/index.ts';
import { useKeptScroll } from '../../../use-kept.ts';
import { useOffice } from '../../../use-office.ts';
import { ReportsTabs } from '../ReportsTabs.tsx';
import { AgingCard } from './AgingCard.tsx';
import { monthlyCards, type Range } from './cards.ts';
import styles from './DashboardsScreen.module.css';
import { MonthlyCard } from './MonthlyCard.tsx';

/** How the office is doing: what is owed and how old it is, and month by month what came in and what did not. */
export function DashboardsScreen() {
  const { data: session } = useOffice('office.session', {});
  return (
    <Screen
      title="Reports"
      actions={
        <Button icon={Printer} onClick={() => window.print()}>
          Print
        </Button>
      }
      filters={<ReportsTabs />}
    >
      {session && <Dashboards today={session.today} officeName={session.officeName} />}
    </Screen>
  );
}

function Dashboards({ today, officeName }: { today: IsoDate; officeName: string }) {
  const [range, setRange] = useRange(today);
  const all = useRef<HTMLDivElement>(null);
  useKeptScroll(all);
  return (
    <div ref={all} className={styles.dashboards} data-paper>
      <header className={styles.paperHead}>
        <h2>{officeName}</h2>
        <p>
          Dashboards, {formatDate(range.from)} to {formatDate(range.to)}, as of {formatDate(today)}
        </p>
      </header>
      <AgingCard />
      <div className={styles.range}>
        <h2 className={styles.heading}>By month</h2>
        <FilterBar
          definitions={[dates<Partial<Range>>('Period', 'from', 'to', today, { always: true })]}
          filter={range}
          onChange={setRange}
        />
      </div>
      <div className={styles.cards}>
        {monthlyCards.map((card) => (
          <MonthlyCard key={card.title} card={card} range={range} />
        ))}
      </div>
    </div>
  );
}

/** The period is part of the address, so that Back from the rows of a number leads to it again. */
function useRange(today: IsoDate): [Range, (range: Partial<Range>) => void] {
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const usual = { from: daysOfPeriod('last 12 months', today).from, to: today };
  const from = isoDateSchema.safeParse(params.get('from')).data ?? usual.from;
  const to = isoDateSchema.safeParse(params.get('to')).data ?? usual.to;
  const set = (next: Partial<Range>) => {
    const chosen = Object.entries(next).filter((entry): entry is [string, IsoDate] => entry[1] !== undefined);
    navigate(chosen.length > 0 ? `${path}?${new URLSearchParams(chosen)}` : path, { replace: true, state: history.state });
  };
  return [from <= to ? { from, to } : usual, set];
}
