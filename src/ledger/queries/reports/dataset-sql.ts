/** What the SQL of a dataset is put together from. All of it is written in this folder. */
import type { ColumnName, DatasetName } from '../../../shared/reports/catalog.ts';

export type SqlColumn = {
  sql: string;
  /** The joins it needs, in order. */
  from?: readonly string[];
  /** May be NULL, so that a comparison may be neither true nor false. */
  nullable?: true;
  /** The ID of what it leads to. */
  id?: string;
};

export type SqlDataset<Name extends DatasetName> = {
  /** The table with its alias. */
  table: string;
  alias: string;
  /** Holds for every row of the dataset. */
  where?: string;
  /** In the order in which they stand in the statement; none of them gives or takes a row. */
  joins: Readonly<Record<string, string>>;
  columns: Readonly<Record<ColumnName<Name>, SqlColumn>>;
  /** The order of rows where nothing else says one; ends in the ID, and an index has it. */
  order: readonly string[];
  /** What a row opens. */
  opens: SqlColumn;
};

/** Days from the date `sql` to today, never negative. */
export const daysSince = (sql: string): string => `max(0, CAST(julianday(:today) - julianday(${sql}) AS INTEGER))`;

/** The step of aging of so many days [STMT-3]; NULL where there is none. */
export const agingStep = (days: string): string => `CASE
    WHEN ${days} IS NULL THEN NULL
    WHEN ${days} <= 30 THEN '0–30'
    WHEN ${days} <= 60 THEN '31–60'
    WHEN ${days} <= 90 THEN '61–90'
    WHEN ${days} <= 120 THEN '91–120'
    ELSE '121+'
  END`;
