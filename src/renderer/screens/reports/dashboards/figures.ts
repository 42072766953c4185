/** From the answers of reports to the figures of a dashboard. */
import { isoDate, type IsoDate, isoDateSchema } from '../../../../shared/dates.ts';
import type { Output } from '../../../../shared/office-api/index.ts';
import type { ReportOutput, ReportRow } from '../../../../shared/office-api/reports.ts';
import { columnOf } from '../../../../shared/reports/catalog.ts';
import type { Definition } from '../../../../shared/reports/definition.ts';
import { drill } from '../../../../shared/reports/drill.ts';
import { paths } from '../../../paths.ts';
import { monthText } from '../../../../shared/reports/cell-text.ts';
import type { Figures } from './Card.tsx';
import type { Range } from './cards.ts';

type Answer = Output<'reports.list'>;
type Series = Figures['series'][number];
export type Asked = { report: Definition; answer: Answer };

/** The months of a range: `2026-01`, `2026-02`… */
export function monthsOf({ from, to }: Range): string[] {
  const number = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Array.from({ length: number(to) - number(from) + 1 }, (_, index) => {
    const month = number(from) + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** The same days a year before. */
export function yearBefore({ from, to }: Range): Range {
  return { from: earlier(from), to: earlier(to) };
}

/** February 29 has no counterpart but the 28th. */
function earlier(date: IsoDate): IsoDate {
  const same = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return isoDateSchema.safeParse(same).data ?? isoDate(same.replace(/29$/, '28'));
}

/** Months along the axis; one series for each value of the pivot, or for each measure. */
export function byMonth({ report, answer }: Asked, range: Range, names?: readonly string[]): Figures {
  const months = monthsOf(range);
  const { columns } = answer.totals;
  const total = { name: '', value: Number(answer.totals.cells[report.groups.length] ?? 0), leads: paths.report(drill(report, null)) };
  const shown = columns.flatMap((column, index) => (isSeries(report, column, index) ? [{ column, index }] : []));
  const series = shown.map(({ column, index }, at) => {
    return { ...alongMonths({ report, answer }, months, column, index), name: names?.[at] ?? column.label };
  });
  const heads = series.flatMap(({ name, total: own }) => (own ? [{ name, ...own }] : []));
  return { along: 'Month', points: months.map(monthText), series, heads: report.pivot ? [total] : heads };
}

/** This year's and, paler, last year's, month beside month. */
export function yearByYear(now: Asked, before: Asked | null, range: Range): Figures {
  const { along, points, series, heads } = byMonth(now, range, ['This period']);
  const earlierOnes = before ? byMonth(before, yearBefore(range), ['A year before']).series.map((one) => ({ ...one, before: true })) : [];
  return { along, points, series: [...earlierOnes, ...series], heads };
}

/** How much of each month is of one value of the pivot, in whole percent. */
export function shareByMonth({ report, answer }: Asked, range: Range, of: string): Figures {
  const { columns } = answer.totals;
  const whole = report.groups.length;
  const part = columns.findIndex(({ pivoted }) => pivoted?.value === of);
  const months = monthsOf(range);
  const rows = new Map(answer.rows.map((row) => [row.cells[0], row]));
  const percent = (cells: ReportRow['cells']) => {
    const all = Number(cells[whole] ?? 0);
    return all <= 0 ? null : Math.round((Number(cells[part] ?? 0) * 100) / all);
  };
  const pivoted = { pivoted: { measure: columns[whole]?.key ?? '', value: of } };
  const inAll = percent(answer.totals.cells);
  const total = inAll === null ? null : { value: inAll, leads: paths.report(drill(report, null, pivoted)) };
  return {
    along: 'Month',
    points: months.map(monthText),
    series: [
      {
        name: `Through ${of}`,
        values: months.map((month) => percent(rows.get(month)?.cells ?? [])),
        leads: months.map((month) => leadsTo(report, rows.get(month), pivoted)),
        ...(total && { total }),
      },
    ],
    heads: total ? [{ name: '', ...total }] : [],
  };
}

/** The groups along the axis, in their order; those without a row have none. */
export function byChoice({ report, answer }: Asked, measure: number): Figures {
  const [group] = report.groups;
  const options = (group && columnOf(report.dataset, group.column)?.options) ?? [];
  const index = report.groups.length + measure;
  const column = answer.totals.columns[index];
  const total = { value: Number(answer.totals.cells[index] ?? 0), leads: paths.report(drill(report, null)) };
  const rowOf = (option: string) => answer.rows.find(({ cells }) => cells[0] === option);
  return {
    along: 'Days',
    points: options,
    series: [
      {
        name: column?.label ?? '',
        values: options.map((option) => Number(rowOf(option)?.cells[index] ?? 0)),
        leads: options.map((option) => leadsTo(report, rowOf(option), column)),
        total,
      },
    ],
    heads: [{ name: '', ...total }],
  };
}

function alongMonths({ report, answer }: Asked, months: readonly string[], column: ReportOutput, index: number): Series {
  const rows = new Map(answer.rows.map((row) => [row.cells[0], row]));
  const total = answer.totals.cells[index] ?? null;
  return {
    name: column.label,
    values: months.map((month) => numberIn(rows.get(month)?.cells[index], column)),
    leads: months.map((month) => leadsTo(report, rows.get(month), column)),
    ...(total !== null && { total: { value: Number(total), leads: paths.report(drill(report, null, column)) } }),
  };
}

/** Nothing is 0 where it is a sum, and unknown where it is an average. */
function numberIn(cell: ReportRow['cells'][number] | undefined, { key, pivoted }: ReportOutput): number | null {
  if (cell !== null && cell !== undefined) return Number(cell);
  return (pivoted?.measure ?? key).startsWith('average') ? null : 0;
}

function leadsTo(report: Definition, row: ReportRow | undefined, column: Pick<ReportOutput, 'pivoted'> | undefined): string | null {
  return row ? paths.report(drill(report, row, column)) : null;
}

function isSeries(report: Definition, column: ReportOutput, index: number): boolean {
  return report.pivot ? column.pivoted !== undefined : index >= report.groups.length;
}
