import { useState } from 'react';
import type { Definition } from '../../../../shared/reports/definition.ts';
import { ErrorState, type View, Views } from '../../../components/index.ts';
import { useFirstPage } from '../../../components/table/use-rows.ts';
import { AddingUp } from '../AddingUp.tsx';
import { reportList, ReportTable } from '../ReportTable.tsx';
import styles from './builder.module.css';
import { ReportChart } from './ReportChart.tsx';

type Shown = { as?: 'table' | 'chart' };
const views: readonly View<Shown>[] = [
  { name: 'Table', filter: { as: 'table' } },
  { name: 'Chart', filter: { as: 'chart' } },
];

type Props = { name: string; report: Definition; onChange: (report: Definition) => void };

/** What comes of a report, always as the books are now. */
export function Preview({ name, report, onChange }: Props) {
  const { data, error, refetch, isPlaceholderData } = useFirstPage(reportList(report));
  const [as, setAs] = useState<'table' | 'chart'>(report.chart ? 'chart' : 'table');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <AddingUp />;
  const isChart = as === 'chart' && report.chart !== null && report.groups.length > 0;
  return (
    <>
      {isPlaceholderData && <AddingUp />}
      {report.chart !== null && report.groups.length > 0 && (
        <div className={styles.shownAs}>
          <Views views={views} filter={{ as }} onChange={(next) => setAs(next.as ?? as)} />
        </div>
      )}
      {isChart ? (
        <ReportChart name={name} report={report} answer={data} kind={report.chart ?? 'bars'} />
      ) : (
        <ReportTable label={name} report={report} columns={data.totals.columns} onSort={(sort) => onChange({ ...report, sort })} />
      )}
    </>
  );
}
