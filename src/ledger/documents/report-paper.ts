/** A report on paper: landscape, its headings on each page, what it comes to at the end. */
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import type { Output } from '../../shared/office-api/index.ts';
import type { PaperChart, ReportCell, ReportOutput } from '../../shared/office-api/reports.ts';
import { datasets } from '../../shared/reports/catalog.ts';
import { isNumeric, textIn } from '../../shared/reports/cell-text.ts';
import type { FilterTree } from '../../shared/reports/definition.ts';
import { sayFilter } from '../../shared/reports/say-filter.ts';
import type { Settings } from '../../shared/settings.ts';
import { footOf, frameOf, type PaperDocument } from './paper.ts';
import { renderPaper } from './templates.ts';

/** From so many columns on the letters are smaller. */
const manyColumns = 9;

export function reportPaper(
  name: string,
  filter: FilterTree,
  { rows, count, totals }: Output<'reports.list'>,
  today: IsoDate,
  settings: Settings,
  chart?: PaperChart,
): PaperDocument {
  const { columns } = totals;
  const [one, many] = datasets[totals.dataset].rows;
  const found = `${totals.rows.toLocaleString('en-US')} ${totals.rows === 1 ? one : many}`;
  const groups = count === totals.rows ? '' : `${count.toLocaleString('en-US')} ${count === 1 ? 'group' : 'groups'} of `;
  const classOf = ({ holds }: ReportOutput) => (isNumeric(holds) ? 'amount' : '');
  const line = (cells: readonly ReportCell[]) =>
    columns.map((column, index) => ({ text: textIn(column, cells[index] ?? null), class: classOf(column) }));
  const view = {
    said: `${settings.officeName} · ${groups}${found} · as of ${formatDate(today)}`,
    chart: chart && chartView(chart, count),
    filter: sayFilter(totals.dataset, filter),
    size: columns.length < manyColumns ? 9 : 7,
    heads: columns.map((column) => ({ text: column.label, class: classOf(column) })),
    rows: rows.map(({ cells }) => ({ cells: line(cells) })),
    totals: line(totals.cells).map((cell, index) => (index === 0 && cell.text === '' ? { ...cell, text: 'In all' } : cell)),
  };
  return {
    title: name,
    html: renderPaper('report', frameOf(name, settings), view),
    paper: settings.paper,
    foot: footOf(name, {}, { ...settings, textFooter: '' }),
    values: {},
  };
}

/** As a picture, so that whatever is in it stays within its frame. */
function chartView({ svg, legend, points }: PaperChart, count: number) {
  return {
    source: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    legend,
    note: points < count ? `The first ${points} of ${count.toLocaleString('en-US')} groups. The table has them all.` : '',
  };
}
