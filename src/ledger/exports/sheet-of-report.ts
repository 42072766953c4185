/** All rows or groups of a report as a file has them, whatever their number. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Output } from '../../shared/office-api/index.ts';
import type { ReportOutput } from '../../shared/office-api/reports.ts';
import { datasets } from '../../shared/reports/catalog.ts';
import type { Definition } from '../../shared/reports/definition.ts';
import { isGrouped } from '../../shared/reports/output.ts';
import { compileGroups, compileRows, type PivotValue } from '../queries/reports/compile.ts';
import type { Holds, Sheet, SheetColumn } from './sheet.ts';

/** The sheet of `report`, of which `answer` is a page. */
export function sheetOfReport(report: Definition, today: IsoDate, { count, totals }: Output<'reports.list'>): Sheet {
  const name = datasets[report.dataset].label;
  const columns = totals.columns.map(sheetColumn);
  if (!isGrouped(report)) return { name, columns, ...compileRows(report, today), of: count };
  return { name, columns, ...compileGroups(report, today, pivotedIn(totals.columns)), of: totals.more ? null : count };
}

/** The values of the pivot's column, in their order. */
function pivotedIn(columns: readonly ReportOutput[]): PivotValue[] {
  return [...new Set(columns.flatMap(({ pivoted }) => (pivoted ? [pivoted.value] : [])))];
}

const kept: Partial<Record<ReportOutput['holds'], Holds>> = { money: 'money', number: 'number', date: 'date', week: 'date', text: 'text' };

function sheetColumn({ label: header, holds }: ReportOutput): SheetColumn {
  const asItIs = kept[holds];
  if (asItIs) return { header, holds: asItIs };
  if (holds === 'tenths') return { header, holds: 'number', from: { tenths: true } };
  return { header, holds: 'text', from: { report: holds } };
}
