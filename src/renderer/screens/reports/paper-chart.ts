/** The chart of a report for its paper. */
import type { Output } from '../../../shared/office-api/index.ts';
import type { PaperChart } from '../../../shared/office-api/reports.ts';
import type { Definition } from '../../../shared/reports/definition.ts';
import { drawChart } from '../../components/chart/draw-chart.tsx';
import { drawnOf } from './builder/drawn.ts';

/** Drawn as on the screen; nothing where the report has no chart, or nothing to draw. */
export async function paperChartOf(
  name: string,
  report: Definition,
  answer: Output<'reports.list'> | undefined,
): Promise<{ chart?: PaperChart }> {
  const drawn = report.chart && answer ? drawnOf(name, report, answer, report.chart) : null;
  return drawn ? { chart: { ...(await drawChart(drawn)), points: drawn.points.length } } : {};
}
