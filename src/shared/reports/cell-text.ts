/** What the cells of a report say. */
import { formatDate, isoDateSchema } from '../dates.ts';
import { cents, decimal, formatAmount } from '../money.ts';
import type { ReportCell } from '../office-api/reports.ts';
import type { OutputHolds } from './output.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1,500.00`, `Jan 2026`, `Q1 2026`, `yes`: as people read it. */
export function cellText(value: ReportCell, holds: OutputHolds): string {
  if (value === null || value === '') return '';
  const text = String(value);
  switch (holds) {
    case 'money':
      return formatAmount(cents(Number(value)));
    case 'number':
      return Number(value).toLocaleString('en-US');
    case 'tenths':
      return tenthsText(Number(value));
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'date':
      return dateText(text);
    case 'week':
      return `Week of ${dateText(text)}`;
    case 'month':
      return monthText(text);
    case 'quarter':
      return `${text.slice(5)} ${text.slice(0, 4)}`;
    case 'year':
    case 'text':
      return text;
    case 'choice':
      return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

/** The cell of a column: the number of a dispatch names it and is no quantity, so that it has no separators. */
export function textIn({ holds, leads }: { holds: OutputHolds; leads?: unknown }, value: ReportCell): string {
  return holds === 'number' && leads !== undefined ? String(value ?? '') : cellText(value, holds);
}

/** As a spreadsheet takes it: money without separators, dates as ISO. */
export function cellForSpreadsheet(value: ReportCell, holds: OutputHolds): string {
  if (value === null) return '';
  if (holds === 'money') return decimal(cents(Number(value)));
  if (holds === 'number' || holds === 'date' || holds === 'week' || holds === 'month') return String(value);
  return holds === 'tenths' ? tenthsText(Number(value)).replace('−', '-') : cellText(value, holds);
}

/** Whether the cells stand at the right. */
export function isNumeric(holds: OutputHolds): boolean {
  return holds === 'money' || holds === 'number' || holds === 'tenths';
}

/** `2026-01` as `Jan 2026`. */
export function monthText(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

function tenthsText(tenths: number): string {
  const digits = Math.abs(tenths).toString().padStart(2, '0');
  return `${tenths < 0 ? '−' : ''}${Number(digits.slice(0, -1)).toLocaleString('en-US')}.${digits.slice(-1)}`;
}

function dateText(text: string): string {
  const date = isoDateSchema.safeParse(text);
  return date.success ? formatDate(date.data) : text;
}
