import { type SortingState, type Updater, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { definitions, features, type TableColumn, useColumnChoices } from './columns.ts';
import type { List, ListName, RowOf, SortOf } from './use-rows.ts';

type ColumnTable<Name extends ListName> = {
  label: string;
  remembersColumns: boolean;
  list: List<Name>;
  onSort: (sort: SortOf<Name> | undefined) => void;
  columns: readonly TableColumn<RowOf<Name>>[];
  /** Those in sight. */
  rows: RowOf<Name>[];
};

/** TanStack Table over the rows in sight: it keeps the columns; sorting, filtering and paging are the ledger's. */
export function useColumnTable<Name extends ListName>({ label, remembersColumns, list, onSort, columns, rows }: ColumnTable<Name>) {
  const [choices, setChoices] = useColumnChoices(remembersColumns ? label : null, columns);
  const sorting: SortingState = list.sort ? [{ id: list.sort.by, desc: list.sort.descending }] : [];
  const change =
    <Key extends keyof typeof choices>(key: Key) =>
    (update: Updater<(typeof choices)[Key]>) =>
      setChoices((before) => ({ ...before, [key]: updated(update, before[key]) }));

  return useTable({
    features,
    columns: useMemo(() => definitions(columns), [columns]),
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableMultiSort: false,
    columnResizeMode: 'onChange',
    state: { sorting, columnOrder: choices.order, columnSizing: choices.sizes, columnVisibility: choices.visible },
    onSortingChange: (update) => {
      const [sort] = updated(update, sorting);
      // Only columns declared sortable get here, and they are named as the query's sort columns are.
      onSort(sort && { by: sort.id, descending: sort.desc });
    },
    onColumnOrderChange: change('order'),
    onColumnSizingChange: change('sizes'),
    onColumnVisibilityChange: change('visible'),
  });
}

function updated<Value>(update: Updater<Value>, before: Value): Value {
  return update instanceof Function ? update(before) : update;
}
