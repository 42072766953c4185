/** Rows as text that spreadsheets take. */
import { type Cents, formatAmount } from '../../../shared/money.ts';
import type { TableColumn } from './columns.ts';

/** Tab-separated, with a line of headings: for the clipboard. */
export function toTsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  return lines(columns, rows, (text) => text.replace(/[\t\r\n]+/g, ' '))
    .map((line) => line.join('\t'))
    .join('\n');
}

/** Comma-separated as in RFC 4180, with a byte-order mark so that Excel reads it as UTF-8: for a file. */
export function toCsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${lines(columns, rows, quoted)
    .map((line) => line.join(','))
    .join('\r\n')}\r\n`;
}

function lines<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], written: (text: string) => string): string[][] {
  const headings = columns.map((column) => column.header || (column.name ?? column.id));
  return [headings, ...rows.map((row) => columns.map((column) => harmless(column.text(row))))].map((line) => line.map(written));
}

/** A text that a spreadsheet would run as a formula is made plain; amounts stay numbers. */
function harmless(text: string): string {
  return /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
}

/** An amount as a spreadsheet reads it: `-1500.00`. */
export function amountText(cents: Cents): string {
  return formatAmount(cents).replaceAll(',', '').replace('−', '-');
}
