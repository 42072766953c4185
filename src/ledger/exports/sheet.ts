/** Rows as a spreadsheet shows them: what its columns hold, and where the rows come from. */
import type { Params, SqlValue } from '../books/connection.ts';

/** Money is integer cents in the books and a decimal number in a file; dates are `2026-01-05` in both. */
export type Holds = 'text' | 'money' | 'date' | 'number';

export type SheetColumn = {
  header: string;
  holds: Holds;
  /** Makes of what is selected what is written, where these differ. */
  from?: (value: SqlValue) => SqlValue;
};

export type Sheet = {
  /** What a workbook calls it. */
  name: string;
  columns: readonly SheetColumn[];
  /** Selects just these columns, in this order. */
  sql: string;
  params: Params;
  /** How many rows there are, for the progress. */
  of: number;
};

/** Rows in batches that are fetched one after the other, each row the bare values of the columns. One batch may be all of them, read as they are written. */
export type Batches = AsyncIterable<Iterable<readonly SqlValue[]>> | Iterable<Iterable<readonly SqlValue[]>>;
