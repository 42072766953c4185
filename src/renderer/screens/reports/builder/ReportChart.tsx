import { useLocation } from 'wouter';
import type { Output } from '../../../../shared/office-api/index.ts';
import { cellText } from '../../../../shared/reports/cell-text.ts';
import type { ChartKind, Definition } from '../../../../shared/reports/definition.ts';
import { drill } from '../../../../shared/reports/drill.ts';
import { EmptyState } from '../../../components/index.ts';
import { Chart } from '../../../components/chart/Chart.tsx';
import { paths } from '../../../paths.ts';
import { asMoney, type Say } from '../dashboards/say.ts';
import styles from './builder.module.css';

/** More points than these could not be told apart. */
const mostPoints: Record<ChartKind, number> = { bars: 40, 'stacked bars': 40, line: 120, pie: 12 };
const mostSeries = 12;

type Props = { name: string; report: Definition; answer: Output<'reports.list'>; kind: ChartKind };

/** The first groups along the axis, and as series the values of the pivot, or the measures that hold the same as the first. */
export function ReportChart({ name, report, answer: { rows, count, totals }, kind }: Props) {
  const [, navigate] = useLocation();
  const at = report.groups.length;
  const first = totals.columns[at];
  if (!first || rows.length === 0) return <EmptyState title="Nothing fits">There is nothing to draw.</EmptyState>;
  const series = totals.columns
    .flatMap((column, index) => {
      const fits = index >= at && column.holds === first.holds && (report.pivot ? column.pivoted?.measure === first.key : true);
      return fits ? [{ column, index }] : [];
    })
    .slice(0, kind === 'pie' ? 1 : mostSeries);
  const shown = rows.slice(0, mostPoints[kind]);
  const says: Say = first.holds === 'money' ? asMoney : { say: plain(first.holds), sayShort: plain(first.holds) };
  const groups = totals.columns.slice(0, at);
  return (
    <div className={styles.chart} data-paper>
      <h2 className={styles.chartTitle}>{name}</h2>
      <div className={styles.chartArea}>
        <Chart
          kind={kind}
          label={name}
          points={shown.map(({ cells }) => groups.map(({ holds }, index) => cellText(cells[index] ?? null, holds) || 'None').join(' · '))}
          series={series.map(({ column, index }) => ({
            name: column.label,
            values: shown.map(({ cells }) => (cells[index] === null || cells[index] === undefined ? null : Number(cells[index]))),
          }))}
          {...says}
          onPick={(point, one) => {
            const row = shown[point];
            if (row) navigate(paths.report(drill(report, row, series[one]?.column)));
          }}
        />
      </div>
      {count > shown.length && (
        <p className={styles.note}>
          The first {shown.length} of {count.toLocaleString('en-US')} groups. The table has them all.
        </p>
      )}
    </div>
  );
}

function plain(holds: Parameters<typeof cellText>[1]): (value: number) => string {
  return (value) => cellText(value, holds);
}
