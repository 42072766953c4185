/** What of a report's answer is drawn, on the screen and on paper. */
import type { Output } from '../../../../shared/office-api/index.ts';
import type { ReportOutput, ReportRow } from '../../../../shared/office-api/reports.ts';
import { cellText } from '../../../../shared/reports/cell-text.ts';
import type { ChartKind, Definition } from '../../../../shared/reports/definition.ts';
import type { ChartProps } from '../../../components/chart/Chart.tsx';
import { asMoney, type Say } from '../dashboards/say.ts';

/** More points than these could not be told apart. */
const mostPoints: Record<ChartKind, number> = { bars: 40, 'stacked bars': 40, line: 120, pie: 12 };
const mostSeries = 12;

export type Drawn = Pick<ChartProps, 'kind' | 'label' | 'points' | 'series' | 'say' | 'sayShort'> & {
  /** The group behind each point, and the column behind each series. */
  rows: readonly ReportRow[];
  columns: readonly ReportOutput[];
};

type Answer = Output<'reports.list'>;

/** The first groups along the axis, and as series the values of the pivot, or the measures that hold the same as the first. Null: there is nothing to draw. */
export function drawnOf(name: string, report: Definition, { rows: all, totals }: Answer, kind: ChartKind): Drawn | null {
  const at = report.groups.length;
  const first = totals.columns[at];
  if (!first || at === 0 || all.length === 0) return null;
  const shown = totals.columns
    .flatMap((column, index) => {
      const fits = index >= at && column.holds === first.holds && (report.pivot ? column.pivoted?.measure === first.key : true);
      return fits ? [{ column, index }] : [];
    })
    .slice(0, kind === 'pie' ? 1 : mostSeries);
  const rows = all.slice(0, mostPoints[kind]);
  const says: Say = first.holds === 'money' ? asMoney : { say: plain(first.holds), sayShort: plain(first.holds) };
  const groups = totals.columns.slice(0, at);
  return {
    kind,
    label: name,
    points: rows.map(({ cells }) => groups.map(({ holds }, index) => cellText(cells[index] ?? null, holds) || 'None').join(' · ')),
    series: shown.map(({ column, index }) => ({
      name: column.label,
      values: rows.map(({ cells }) => (cells[index] === null || cells[index] === undefined ? null : Number(cells[index]))),
    })),
    ...says,
    rows,
    columns: shown.map(({ column }) => column),
  };
}

function plain(holds: Parameters<typeof cellText>[1]): (value: number) => string {
  return (value) => cellText(value, holds);
}
