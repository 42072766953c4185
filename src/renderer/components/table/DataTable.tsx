import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { toast } from 'sonner';
import { sentenceOf } from '../../office.ts';
import { ErrorState } from '../ErrorState.tsx';
import type { TableColumn } from './columns.ts';
import styles from './DataTable.module.css';
import { HeaderRow } from './HeaderRow.tsx';
import { TableRow } from './TableRow.tsx';
import { useColumnTable } from './use-column-table.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { useTableKeys } from './use-table-keys.ts';
import { fetchAllRows, type List, type ListName, mostRows, type RowOf, type SortOf, type Totals } from './use-rows.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

export type DataTableProps<Name extends ListName> = {
  /** What it is a list of: read out, and the name under which column choices are remembered. */
  label: string;
  /** False: its columns are part of what is shown, and nothing is remembered of them. */
  remembersColumns?: boolean;
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
  /** What can be done with the selected rows, as buttons in place of the totals; `done` lets the selection go. With it, Ctrl A selects all. */
  selection?: (rows: readonly RowOf<Name>[], done: () => void) => ReactNode;
};

const rowHeight = 32;
const headerHeight = 29;

/** A list of any size: a million rows scroll like a hundred. Keyboard: arrows, Enter opens, Space selects, Ctrl C copies. */
export function DataTable<Name extends ListName>(props: DataTableProps<Name>) {
  const { label, list, onSort, columns, open = null, onOpen, onOpenPage, fresh, footer, empty, selection, remembersColumns = true } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const cursor = useCursor<RowOf<Name>>();

  const { head, error, count, virtualizer, first, loaded, rowAt } = useRowsInSight(list, scroller, { rowHeight, headerHeight });
  const table = useColumnTable({ label, remembersColumns, list, onSort, columns, rows: loaded.map(({ row }) => row) });

  const shown = table.getVisibleLeafColumns().flatMap((leaf) => {
    const column = columns.find(({ id }) => id === leaf.id);
    return column ? [{ column, size: leaf.getSize() }] : [];
  });
  const template = shown.map(({ column, size }) => (column.grows ? `minmax(${size}px, 1fr)` : `${size}px`)).join(' ');
  const top = (loaded[0]?.index ?? first) * rowHeight;
  useSizes(scroller, body, template, count * rowHeight, top);

  const onKeyDown = useTableKeys({
    cursor,
    count,
    rowAt,
    columns: shown.map(({ column }) => column),
    open,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    reveal: (index) => virtualizer.scrollToIndex(index),
    ...(selection && { onSelectAll: () => void selectAll(list, cursor) }),
    ...(onOpen && { onOpen }),
    ...(onOpenPage && { onOpenPage }),
  });

  const letGo = () => {
    flushSync(cursor.clear); // the buttons go, and a dialog with them, so that the table can have the focus
    grid.current?.focus();
  };
  const actions = cursor.selected.size > 0 && selection;
  if (error && !head) return <ErrorState error={error} />;
  return (
    <>
      {/* Before the table, so that Shift Tab leads from the rows to it; shown at the other end of the footer. */}
      {actions && (
        <div className={styles.actions} role="toolbar" aria-label="With the selected rows">
          <Selection show={actions} rows={[...cursor.selected.values()]} onDone={letGo} />
        </div>
      )}
      <div ref={scroller} className={styles.scroller}>
        <table
          ref={grid}
          className={styles.table}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- because a table that takes the keyboard is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={count + 1}
          aria-multiselectable
          aria-activedescendant={loaded.some(({ row }) => row.id === cursor.id) ? `row-${cursor.id}` : undefined}
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
        {head && !actions && footer(head.totals, head.count)}
        {cursor.selected.size > 0 && <span>{cursor.selected.size.toLocaleString('en-US')} selected</span>}
        {head && head.count > mostRows && (
          <span>Only the first {mostRows.toLocaleString('en-US')} can be scrolled to; filter to see others.</span>
        )}
      </output>
    </>
  );
}

/** As many as can be worked on at once. */
const mostSelected = 10_000;

async function selectAll<Name extends ListName>(list: List<Name>, cursor: Cursor<RowOf<Name>>): Promise<void> {
  try {
    cursor.add(await fetchAllRows(list, mostSelected));
  } catch (error) {
    toast.error(sentenceOf(error));
  }
}

/** Hands sizes that only the table knows to its stylesheet. */
function useSizes(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  columns: string,
  height: number,
  top: number,
) {
  useLayoutEffect(() => scroller.current?.style.setProperty('--columns', columns), [scroller, columns]);
  useLayoutEffect(() => {
    body.current?.style.setProperty('--height', `${height}px`);
    body.current?.style.setProperty('--top', `${top}px`);
  }, [body, height, top]);
}

type SelectionProps<Row> = { show: (rows: Row[], done: () => void) => ReactNode; rows: Row[]; onDone: () => void };

function Selection<Row>({ show, rows, onDone }: SelectionProps<Row>) {
  return show(rows, onDone);
}
