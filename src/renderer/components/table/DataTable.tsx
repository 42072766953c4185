import { type SortingState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { ErrorState } from '../ErrorState.tsx';
import { definitions, features, type TableColumn, useColumnChoices } from './columns.ts';
import styles from './DataTable.module.css';
import { HeaderRow } from './HeaderRow.tsx';
import { TableRow } from './TableRow.tsx';
import { useCursor } from './use-cursor.ts';
import { useTableKeys } from './use-table-keys.ts';
import { type List, type ListName, mostRows, type RowOf, type SortOf, type Totals, useFirstPage, useRows } from './use-rows.ts';

export type DataTableProps<Name extends ListName> = {
  /** What it is a list of: read out, and the name under which column choices are remembered. */
  label: string;
  /** Query, filter and sort: from `useListPlace`, so that they are part of the address. */
  list: List<Name>;
  onSort: (sort: SortOf<Name> | undefined) => void;
  columns: readonly TableColumn<RowOf<Name>>[];
  /** The row whose record is open beside the list. */
  open?: string | null;
  /** Enter, or a click on a row. */
  onOpen?: (row: RowOf<Name>) => void;
  /** Enter on the row that is open, or a double click. */
  onOpenPage?: (row: RowOf<Name>) => void;
  /** Rows that are new. */
  fresh?: ReadonlySet<string>;
  /** Of everything that the filter finds. */
  footer: (totals: Totals<Name>, count: number) => ReactNode;
  /** In place of an empty list. */
  empty: ReactNode;
};

const rowHeight = 32;

/** A list of any size: a million rows scroll like a hundred. Keyboard: arrows, Enter opens, Space selects, Ctrl C copies. */
export function DataTable<Name extends ListName>(props: DataTableProps<Name>) {
  const { label, list, columns, open = null, onOpen, onOpenPage, fresh, footer, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [choices, setChoices] = useColumnChoices(label, columns);
  const cursor = useCursor<RowOf<Name>>();

  const { data: head, error } = useFirstPage(list);
  const count = Math.min(head?.count ?? 0, mostRows);
  // oxlint-disable-next-line react/incompatible-library -- because it warns users of the React Compiler; we do not use that
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const inSight = virtualizer.getVirtualItems();
  const first = inSight[0]?.index ?? 0;
  const last = inSight.at(-1)?.index ?? 0;
  const rowAt = useRows(list, head, first, last);
  const loaded = inSight.flatMap(({ index }) => {
    const row = rowAt(index);
    return row ? [{ index, row }] : [];
  });
  const sorting: SortingState = list.sort ? [{ id: list.sort.by, desc: list.sort.descending }] : [];

  const table = useTable({
    features,
    columns: useMemo(() => definitions(columns), [columns]),
    data: loaded.map(({ row }) => row),
    getRowId: (row) => row.id,
    manualSorting: true,
    enableMultiSort: false,
    columnResizeMode: 'onChange',
    state: { sorting, columnOrder: choices.order, columnSizing: choices.sizes, columnVisibility: choices.visible },
    onSortingChange: (update) => {
      const [sort] = typeof update === 'function' ? update(sorting) : update;
      // Only columns declared sortable get here, and they are named as the query's sort columns are.
      props.onSort(sort ? ({ by: sort.id, descending: sort.desc } as SortOf<Name>) : undefined);
    },
    onColumnOrderChange: (update) =>
      setChoices((before) => ({ ...before, order: typeof update === 'function' ? update(before.order) : update })),
    onColumnSizingChange: (update) =>
      setChoices((before) => ({ ...before, sizes: typeof update === 'function' ? update(before.sizes) : update })),
    onColumnVisibilityChange: (update) =>
      setChoices((before) => ({ ...before, visible: typeof update === 'function' ? update(before.visible) : update })),
  });

  const visible = table.getVisibleLeafColumns().flatMap(({ id }) => columns.find((column) => column.id === id) ?? []);
  const template = table
    .getVisibleLeafColumns()
    .map((column) => (columns.find(({ id }) => id === column.id)?.grows ? `minmax(${column.getSize()}px, 1fr)` : `${column.getSize()}px`))
    .join(' ');
  useLayoutEffect(() => scroller.current?.style.setProperty('--columns', template), [template]);
  useLayoutEffect(() => {
    body.current?.style.setProperty('--height', `${count * rowHeight}px`);
    body.current?.style.setProperty('--top', `${first * rowHeight}px`);
  }, [count, first]);

  const onKeyDown = useTableKeys({
    cursor,
    count,
    rowAt,
    columns: visible,
    open,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    reveal: (index) => virtualizer.scrollToIndex(index),
    ...(onOpen && { onOpen }),
    ...(onOpenPage && { onOpenPage }),
  });

  if (error && !head) return <ErrorState error={error} />;
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <table
          className={styles.table}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- because a table that takes the keyboard is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={count + 1}
          aria-multiselectable
          aria-activedescendant={cursor.id === null ? undefined : `row-${cursor.id}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <HeaderRow table={table} columns={columns} />
          <tbody ref={body} className={styles.body}>
            {table.getRowModel().rows.map((row, position) => (
              <TableRow
                key={row.id}
                row={row}
                index={loaded[position]?.index ?? 0}
                columns={columns}
                isOpen={row.id === open}
                isActive={row.id === cursor.id}
                isSelected={cursor.selected.has(row.id)}
                isFresh={fresh?.has(row.id) ?? false}
                onPress={(how) => {
                  const index = loaded[position]?.index ?? 0;
                  cursor.goTo(index, row.original);
                  if (how === 'toggle') cursor.toggle(row.original);
                  else onOpen?.(row.original);
                }}
                onDoublePress={() => onOpenPage?.(row.original)}
              />
            ))}
          </tbody>
        </table>
        {head?.count === 0 && <div className={styles.empty}>{empty}</div>}
      </div>
      <output className={styles.footer}>
        {head && footer(head.totals, head.count)}
        {cursor.selected.size > 0 && <span>{cursor.selected.size.toLocaleString('en-US')} selected</span>}
        {head && head.count > mostRows && (
          <span>Only the first {mostRows.toLocaleString('en-US')} can be scrolled to; filter to see others.</span>
        )}
      </output>
    </>
  );
}
