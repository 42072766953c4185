import { useLocation } from 'wouter';
import type { Output } from '../../../../shared/office-api/index.ts';
import type { ChartKind, Definition } from '../../../../shared/reports/definition.ts';
import { drill } from '../../../../shared/reports/drill.ts';
import { EmptyState } from '../../../components/index.ts';
import { Chart } from '../../../components/chart/Chart.tsx';
import { paths } from '../../../paths.ts';
import styles from './builder.module.css';
import { drawnOf } from './drawn.ts';

type Props = { name: string; report: Definition; answer: Output<'reports.list'>; kind: ChartKind };

/** A report as a chart; a click on a part of it shows the rows behind it. */
export function ReportChart({ name, report, answer, kind }: Props) {
  const [, navigate] = useLocation();
  const drawn = drawnOf(name, report, answer, kind);
  if (!drawn) return <EmptyState title="Nothing fits">There is nothing to draw.</EmptyState>;
  const { rows, columns, ...chart } = drawn;
  return (
    <div className={styles.chart}>
      <h2 className={styles.chartTitle}>{name}</h2>
      <div className={styles.chartArea}>
        <Chart
          {...chart}
          onPick={(point, one) => {
            const row = rows[point];
            if (row) navigate(paths.report(drill(report, row, columns[one])));
          }}
        />
      </div>
      {answer.count > rows.length && (
        <p className={styles.note}>
          The first {rows.length} of {answer.count.toLocaleString('en-US')} groups. The table has them all.
        </p>
      )}
    </div>
  );
}
