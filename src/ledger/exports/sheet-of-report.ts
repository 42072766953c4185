/** All rows or groups of a report as a file has them, whatever their number. */
import type { IsoDate } from '../../shared/dates.ts';
import type { ReportOutput } from '../../shared/office-api/reports.ts';
import { datasets } from '../../shared/reports/catalog.ts';
import { cellForSpreadsheet } from '../../shared/reports/cell-text.ts';
import type { Definition } from '../../shared/reports/definition.ts';
import { isGrouped, outputOf } from '../../shared/reports/output.ts';
import { done, type Outcome } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { compileGroups, compileRows } from '../queries/reports/compile.ts';
import { columnsWith, countOf, pivotValues } from '../queries/reports/run.ts';
import type { Holds, Sheet, SheetColumn } from './sheet.ts';

/** The sheet of `report`, or why its pivot has too many columns. */
export function sheetOfReport(reader: Reader, report: Definition, today: IsoDate): Outcome<Sheet> {
  const name = datasets[report.dataset].label;
  if (!isGrouped(report)) {
    const columns = outputOf(report).map(sheetColumn);
    return done({ name, columns, ...compileRows(report, today), of: countOf(reader, report, today) });
  }
  const values = pivotValues(reader, report, today);
  if (!values.ok) return values;
  const columns = columnsWith(report, values.value).map(sheetColumn);
  return done({ name, columns, ...compileGroups(report, today, values.value), of: 0 });
}

const kept: Partial<Record<ReportOutput['holds'], Holds>> = { money: 'money', number: 'number', date: 'date', week: 'date', text: 'text' };

function sheetColumn({ label: header, holds }: ReportOutput): SheetColumn {
  const asItIs = kept[holds];
  if (asItIs) return { header, holds: asItIs };
  if (holds === 'tenths') return { header, holds: 'number', from: (value) => (value === null ? null : Number(value) / 10) };
  return { header, holds: 'text', from: (value) => cellForSpreadsheet(value === null ? null : cellOf(value), holds) };
}

function cellOf(value: string | number | bigint | Uint8Array): string | number {
  return typeof value === 'number' ? value : String(value);
}
