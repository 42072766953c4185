/** From a number of a grouped report down to the rows that it is made of. */
import type { ReportCell, ReportOutput, ReportRow } from '../office-api/reports.ts';
import { columnOf } from './catalog.ts';
import type { Condition, Definition, Group } from './definition.ts';
import { daysOfPart } from './periods.ts';

type Row = Pick<ReportRow, 'cells' | 'leads'>;

/**
 * The report of the single rows behind one group, or, with the `column` of a pivot, behind that number alone. Without a row: behind the total.
 *
 * `drill(report, { cells: ['2026-01', 100_00], leads: [null, null] })` shows the rows of January 2026.
 */
export function drill(report: Definition, row: Row | null, column?: Pick<ReportOutput, 'pivoted'>): Definition {
  const ofGroups = row
    ? report.groups.map((group, index) => groupIs(report, group, row.cells[index] ?? null, row.leads[index] ?? null))
    : [];
  const ofPivot = report.pivot && column?.pivoted ? [groupIs(report, report.pivot, column.pivoted.value, null)] : [];
  const of = [...ofGroups, ...ofPivot];
  const filter = of.length === 0 ? report.filter : mergedFilter(report, of);
  return { ...report, filter, groups: [], measures: [], pivot: null, sort: [], chart: null };
}

/** Conditions are added to a filter of which all must hold, else beside it. */
function mergedFilter({ filter }: Definition, of: Condition[]): Definition['filter'] {
  if (filter.of.length === 0) return { match: 'all', of };
  return { match: 'all', of: filter.match === 'all' ? [...filter.of, ...of] : [filter, ...of] };
}

function groupIs({ dataset }: Definition, { column: name, by }: Group, value: ReportCell, leads: string | null): Condition {
  const column = columnOf(dataset, name);
  if (leads !== null) return { column: name, op: 'is this one', id: leads, name: String(value) };
  if (value === null || value === '') return { column: name, op: 'is empty' };
  switch (column?.holds) {
    case 'date':
      return { column: name, op: 'dated', ...daysOfPart(String(value), by ?? 'day') };
    case 'flag':
      return { column: name, op: value === 1 ? 'yes' : 'no' };
    case 'money':
    case 'number':
    case 'tenths':
      return { column: name, op: '=', value: Number(value) };
    case 'choice':
      return { column: name, op: 'is any of', values: [String(value)] };
    case 'text':
    case undefined:
      return { column: name, op: 'is', value: String(value) };
  }
}
