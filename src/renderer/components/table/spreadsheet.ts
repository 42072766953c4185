/** Rows as text that spreadsheets take. */
import { harmless } from '../../../shared/csv.ts';
import type { TableColumn } from './columns.ts';

/** What a column says in a spreadsheet. */
export type SheetText<Row> = Pick<TableColumn<Row>, 'id' | 'header' | 'name' | 'text'>;

/** Tab-separated, with a line of headings: for the clipboard. */
export function toTsv<Row>(columns: readonly SheetText<Row>[], rows: readonly Row[]): string {
  const plain = (text: string) => harmless(text).replace(/[\t\r\n]+/g, ' ');
  return lines(columns, rows)
    .map((line) => line.map(plain).join('\t'))
    .join('\n');
}

function lines<Row>(columns: readonly SheetText<Row>[], rows: readonly Row[]): string[][] {
  const headings = columns.map((column) => column.header || (column.name ?? column.id));
  return [headings, ...rows.map((row) => columns.map((column) => column.text(row)))];
}
