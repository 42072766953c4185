/** Runs a report: a page of its rows or groups, and what it comes to over everything that it finds. */
import type { IsoDate } from '../../../shared/dates.ts';
import type { ReportCell, ReportOutput, ReportRow } from '../../../shared/office-api/reports.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { cellText } from '../../../shared/reports/cell-text.ts';
import type { Definition } from '../../../shared/reports/definition.ts';
import { groupOutput, isGrouped, outputOf } from '../../../shared/reports/output.ts';
import { done, type Outcome, refuse } from '../../../shared/refusal.ts';
import type { Reader } from '../../books/connection.ts';
import { perCommit } from '../per-commit.ts';
import { type Compiled, compileGroups, compilePivot, compileRows, type PivotValue, wholeOf } from './compile.ts';
import { identityOf, sqlColumnOf } from './datasets.ts';

type Answer = Output<'reports.list'>;
type Stored = Record<string, ReportCell>;

/** As many groups as are shown; a file has them all. */
export const mostGroups = 20_000;
/** As many columns as a pivot may make for each measure. */
const mostPivoted = 60;

/** A page of a report with its totals, or why its pivot has too many columns. */
export function answerReport(reader: Reader, report: Definition, today: IsoDate, page: { offset: number; limit: number }): Outcome<Answer> {
  return isGrouped(report) ? listGroups(reader, report, today, page) : done(listRows(reader, report, today, page));
}

function listRows(reader: Reader, report: Definition, today: IsoDate, page: { offset: number; limit: number }): Answer {
  const columns: ReportOutput[] = outputOf(report);
  const { sql, params } = compileRows(report, today, page);
  const rows = reader.all<Stored>(sql, params).map((stored): ReportRow => {
    return { ...cellsAndLeads(stored, report, columns), id: String(stored['id']), opens: idIn(stored['opens']) };
  });
  const [count, ...sums] = cellsOfOne(remembered(reader, compileGroups(wholeOf(report), today))[0]);
  const total = new Map(columns.filter(({ holds }) => holds === 'money').map(({ key }, index) => [key, sums[index] ?? null]));
  const cells = columns.map(({ key }) => total.get(key) ?? null);
  return { rows, count: Number(count), totals: { dataset: report.dataset, columns, cells, rows: Number(count), more: false } };
}

function listGroups(reader: Reader, report: Definition, today: IsoDate, page: { offset: number; limit: number }): Outcome<Answer> {
  const values = pivotValues(reader, report, today);
  if (!values.ok) return values;
  const pivoted = values.value;
  const columns = columnsWith(report, pivoted);
  const stored = remembered(reader, compileGroups(report, today, pivoted, mostGroups + 1));
  const shown = stored.slice(page.offset, Math.min(page.offset + page.limit, mostGroups));
  const rows = shown.map((one, index): ReportRow => {
    return { ...cellsAndLeads(one, report, columns), id: `group-${page.offset + index}`, opens: null };
  });
  const totals = cellsOfOne(remembered(reader, compileGroups(wholeOf(report), today, pivoted))[0]);
  return done({
    rows,
    count: Math.min(stored.length, mostGroups),
    totals: {
      dataset: report.dataset,
      columns,
      cells: [...report.groups.map(() => null), ...totals],
      rows: countOf(reader, report, today),
      more: stored.length > mostGroups,
    },
  });
}

/** The values of the pivot's column that become columns, or why there are too many. */
function pivotValues(reader: Reader, report: Definition, today: IsoDate): Outcome<PivotValue[]> {
  if (!report.pivot) return done([]);
  const stored = remembered(reader, compilePivot(report, report.pivot, today, mostPivoted + 1));
  if (stored.length <= mostPivoted) return done(stored.map(({ value }) => value ?? null));
  const { label } = groupOutput(report.dataset, report.pivot);
  return refuse(
    'wrong-state',
    `“${label}” has more than ${mostPivoted} different values, too many for columns. Choose another column across, or filter.`,
    'report.pivot',
  );
}

/** The output columns, with those that the pivot makes. */
function columnsWith(report: Definition, pivoted: readonly PivotValue[]): ReportOutput[] {
  const columns = outputOf(report);
  if (!report.pivot) return columns;
  const { holds } = groupOutput(report.dataset, report.pivot);
  const measures = columns.slice(report.groups.length);
  const ofEach = pivoted.flatMap((value) => {
    const heading = cellText(value, holds) || 'None';
    return measures.map((measure) => ({
      ...measure,
      key: `${measure.key}@${value ?? ''}`,
      label: measures.length > 1 ? `${heading}: ${measure.label}` : heading,
      pivoted: { measure: measure.key, value },
    }));
  });
  return [...columns, ...ofEach];
}

/** How many single rows a report finds. */
function countOf(reader: Reader, report: Definition, today: IsoDate): number {
  const single: Definition = { ...report, groups: [], measures: [{ as: 'count' }], pivot: null, sort: [] };
  return Number(cellsOfOne(remembered(reader, compileGroups(single, today))[0])[0]);
}

function remembered(reader: Reader, { sql, params }: Compiled): Stored[] {
  return perCommit(reader, sql + JSON.stringify(params), () => reader.all<Stored>(sql, params));
}

function cellsAndLeads(stored: Stored, report: Definition, columns: readonly ReportOutput[]): Pick<ReportRow, 'cells' | 'leads'> {
  const { dataset } = report;
  const ids = isGrouped(report)
    ? report.groups.map(({ column }) => identityOf(dataset, column))
    : report.columns.map((name) => sqlColumnOf(dataset, name).id);
  let lead = 0;
  const leads = columns.map((_, index) => {
    if (ids[index] === undefined) return null;
    const id = idIn(stored[`l${lead}`]);
    lead += 1;
    return id;
  });
  return { cells: columns.map((_, index) => stored[`c${index}`] ?? null), leads };
}

function cellsOfOne(stored: Stored | undefined): ReportCell[] {
  return Object.values(stored ?? {});
}

function idIn(value: ReportCell | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
