/** Rows as a spreadsheet shows them: what its columns hold, and where the rows come from. */
import type { Params } from '../books/connection.ts';
import type { CellFrom } from './cell-from.ts';

/** Money is integer cents in the books and a decimal number in a file; dates are `2026-01-05` in both. */
export type Holds = 'text' | 'money' | 'date' | 'number';

export type SheetColumn = {
  header: string;
  holds: Holds;
  from?: CellFrom;
};

/** A column, and what it selects. */
export type Selected = SheetColumn & { sql: string };

/** What they select, as a statement lists it. */
export function listOf(columns: readonly Selected[]): string {
  return columns.map(({ sql }) => sql).join(', ');
}

/** Told after each row; waited for where it wants that. */
export type RowDone = () => Promise<void> | null;

export type Sheet = {
  /** What a workbook calls it. */
  name: string;
  columns: readonly SheetColumn[];
  /** Selects just these columns, in this order. */
  sql: string;
  params: Params;
  /** How many rows there are, for the progress; null: nobody knows before they are all there. */
  of: number | null;
};
