/** What a column is, and the biller's choices about columns, remembered per list on this computer. */
import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { type ReactNode, useEffect, useState } from 'react';
import * as z from 'zod';

export const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
});
export type Features = typeof features;

export type TableColumn<Row> = {
  id: string;
  /** Empty for a column that needs no name, such as the one of chips; then give `name` for the column menu. */
  header: string;
  name?: string;
  /** What the cell shows. */
  cell: (row: Row) => ReactNode;
  /** What goes to the spreadsheet when rows are copied or exported: plain, dates as ISO, money without separators. */
  text: (row: Row) => string;
  width: number;
  /** Takes the room that is left; one or two columns a table. */
  grows?: boolean;
  align?: 'right';
  sortable?: boolean;
  /** Hidden until the biller shows it. */
  hidden?: boolean;
};

/** Our columns as TanStack Table takes them. */
export function definitions<Row extends object>(columns: readonly TableColumn<Row>[]): ColumnDef<Features, Row, unknown>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    cell: ({ row }) => column.cell(row.original),
    size: column.width,
    minSize: 48,
    enableSorting: column.sortable ?? false,
    accessorFn: column.text, // sorting is the ledger's, but TanStack sorts only columns that have a value
  }));
}

const choicesSchema = z.strictObject({
  order: z.array(z.string()),
  sizes: z.record(z.string(), z.number()),
  visible: z.record(z.string(), z.boolean()),
});
type Choices = z.infer<typeof choicesSchema>;

const keyOf = (name: string) => `columns of ${name}`;
const applied = new Map<string, Set<() => void>>();

/** The biller's columns of the list `name`, for a view to keep; null: as they are declared. */
export function columnsNow(name: string): Choices | null {
  return choicesSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')).data ?? null;
}

/** Gives the list `name` the columns of a view. */
export function applyColumns(name: string, choices: Choices): void {
  localStorage.setItem(keyOf(name), JSON.stringify(choices));
  for (const tell of applied.get(name) ?? []) tell();
}

/** Order, widths and visibility of the columns of the list `name`; null: remembered nowhere. Columns that are newer than the choices come where they are declared. */
export function useColumnChoices<Row>(name: string | null, columns: readonly TableColumn<Row>[]) {
  const key = name === null ? null : keyOf(name);
  const [choices, setChoices] = useState(() => readChoices(key, columns));
  useEffect(() => {
    if (name === null) return undefined;
    const told = () => setChoices(readChoices(key, columns));
    const listeners = applied.get(name) ?? new Set();
    applied.set(name, listeners.add(told));
    return () => void listeners.delete(told);
  }, [name, key, columns]);
  useEffect(() => {
    if (key !== null) localStorage.setItem(key, JSON.stringify(choices));
  }, [key, choices]);
  return [choices, setChoices] as const;
}

function readChoices<Row>(key: string | null, columns: readonly TableColumn<Row>[]): Choices {
  const ids = columns.map(({ id }) => id);
  const hidden = Object.fromEntries(columns.filter((column) => column.hidden).map(({ id }) => [id, false]));
  const stored = choicesSchema.safeParse(JSON.parse((key !== null && localStorage.getItem(key)) || 'null'));
  if (!stored.success) return { order: ids, sizes: {}, visible: hidden };
  const order = stored.data.order.filter((id) => ids.includes(id));
  ids.forEach((id, index) => {
    if (!order.includes(id)) order.splice(index, 0, id);
  });
  return { order, sizes: stored.data.sizes, visible: { ...hidden, ...stored.data.visible } };
}
