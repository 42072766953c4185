import { useLocation, useSearchParams } from 'wouter';
import { type IsoDate, isoDateSchema } from '../../../../shared/dates.ts';
import { type ActivityKind, activityKinds, activityReport, billersAmong } from '../../../../shared/reports/activity.ts';
import type { DatePart, Definition } from '../../../../shared/reports/definition.ts';
import { daysOfPeriod } from '../../../../shared/reports/periods.ts';
import { choices, dates, EmptyState, ErrorState, FilterBar, Screen, type View, Views } from '../../../components/index.ts';
import { useFirstPage } from '../../../components/table/use-rows.ts';
import { useOffice } from '../../../use-office.ts';
import { ReportChart } from '../builder/ReportChart.tsx';
import { AddingUp } from '../AddingUp.tsx';
import { ReportOut } from '../ReportOut.tsx';
import { reportList, ReportTable } from '../ReportTable.tsx';
import { ReportsTabs } from '../ReportsTabs.tsx';
import styles from './ActivityScreen.module.css';

/** Who did how much over time: payment events, money and invoices, by biller. */
export function ActivityScreen() {
  const { data: session } = useOffice('office.session', {});
  return session ? <Activity today={session.today} /> : null;
}

type Chosen = { kind?: ActivityKind; by?: DatePart; from?: IsoDate; to?: IsoDate; billers?: string[] };

const kinds: readonly View<Chosen>[] = activityKinds.map((kind) => ({ name: kind, filter: { kind } }));
const steps: readonly View<Chosen>[] = [
  { name: 'Day', filter: { by: 'day' } },
  { name: 'Week', filter: { by: 'week' } },
  { name: 'Month', filter: { by: 'month' } },
];

function Activity({ today }: { today: IsoDate }) {
  const [chosen, choose] = useChosen();
  const { data: who } = useOffice('events.creators', {});
  const { kind = 'Payment events', by = 'month', from = daysOfPeriod('last 12 months', today).from, to = today } = chosen;
  const report = activityReport({ kind, by, from, to, billers: chosen.billers ?? [] });
  const { data, isPlaceholderData } = useFirstPage(reportList(report));
  const filter: Chosen = { from, to, ...(chosen.billers && { billers: chosen.billers }) };
  const names = billersAmong(who?.creators ?? []);
  return (
    <Screen
      title="Reports"
      content="table"
      actions={<ReportOut name={kind} fileName="billing-activity" report={report} answer={isPlaceholderData ? undefined : data} />}
      filters={
        <>
          <ReportsTabs />
          <Views views={kinds} filter={{ kind }} onChange={(next) => choose({ ...chosen, kind: next.kind ?? kind })} />
          <Views views={steps} filter={{ by }} onChange={(next) => choose({ ...chosen, by: next.by ?? by })} />
          <FilterBar
            definitions={[
              dates<Chosen>('Period', 'from', 'to', today, { always: true }),
              choices<Chosen>('Biller', 'billers', names, { always: true }),
            ]}
            filter={filter}
            onChange={(next) => choose({ kind, by, ...next })}
          />
        </>
      }
    >
      <Shown report={report} kind={kind} />
    </Screen>
  );
}

function Shown({ report, kind }: { report: Definition; kind: ActivityKind }) {
  const { data, error, refetch, isPlaceholderData } = useFirstPage(reportList(report));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <AddingUp />;
  if (data.count === 0) return <EmptyState title="Nothing was done">Choose another period, or other billers.</EmptyState>;
  return (
    <div className={styles.activity}>
      {isPlaceholderData && <AddingUp />}
      <div className={styles.chart}>
        <ReportChart name={kind} report={report} answer={data} kind="stacked bars" />
      </div>
      <div className={styles.table}>
        <ReportTable label={kind} report={report} columns={data.totals.columns} />
      </div>
    </div>
  );
}

/** What is chosen is part of the address, so that Back from the records leads to it again. */
function useChosen(): [Chosen, (chosen: Chosen) => void] {
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const from = isoDateSchema.safeParse(params.get('from')).data;
  const to = isoDateSchema.safeParse(params.get('to')).data;
  const kind = activityKinds.find((one) => one === params.get('kind'));
  const by = steps.find(({ filter }) => filter.by === params.get('by'))?.filter.by;
  const billers = params.getAll('biller');
  const chosen = {
    ...(kind && { kind }),
    ...(by && { by }),
    ...(from && { from }),
    ...(to && { to }),
    ...(billers.length > 0 && { billers }),
  };
  const choose = ({ billers: who = [], ...rest }: Chosen) => {
    const next = new URLSearchParams(Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
    for (const name of who) next.append('biller', name);
    navigate(`${path}?${next}`, { replace: true });
  };
  return [chosen, choose];
}
