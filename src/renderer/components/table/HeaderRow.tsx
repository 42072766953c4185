import type { Header, ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { type DragEvent, useState } from 'react';
import { IconButton } from '../Button.tsx';
import { Menu } from '../Menu.tsx';
import menuStyles from '../Menu.module.css';
import type { Features, TableColumn } from './columns.ts';
import styles from './DataTable.module.css';

type HeaderRowProps<Row extends object> = { table: ReactTable<Features, Row>; columns: readonly TableColumn<Row>[] };

/** The headings: a click sorts, dragging reorders, the edge resizes, the context menu and the button at the end do the same by keyboard. */
export function HeaderRow<Row extends object>({ table, columns }: HeaderRowProps<Row>) {
  const [dragged, setDragged] = useState<string | null>(null);
  const drop = (target: string) => {
    if (dragged !== null && dragged !== target) table.setColumnOrder(moved(orderOf(table), dragged, target));
    setDragged(null);
  };
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <thead className={styles.head}>
      <tr className={styles.header} aria-rowindex={1}>
        {headers.map((header) => (
          <HeaderCell
            key={header.id}
            header={header}
            table={table}
            column={columns.find(({ id }) => id === header.id)}
            onDragStart={() => setDragged(header.id)}
            onDrop={() => drop(header.id)}
          />
        ))}
        <td className={styles.columnsButton}>
          <Menu
            items={[
              { heading: 'Columns' },
              ...columns.map((column) => ({
                label: column.header || (column.name ?? column.id),
                checked: table.getColumn(column.id)?.getIsVisible() ?? false,
                onCheck: (checked: boolean) => table.getColumn(column.id)?.toggleVisibility(checked),
              })),
            ]}
          >
            <IconButton icon={Columns3} label="Choose columns" size="small" />
          </Menu>
        </td>
      </tr>
    </thead>
  );
}

type HeaderCellProps<Row extends object> = {
  header: Header<Features, Row, unknown>;
  table: ReactTable<Features, Row>;
  column: TableColumn<Row> | undefined;
  onDragStart: () => void;
  onDrop: () => void;
};

function HeaderCell<Row extends object>({ header, table, column: shown, onDragStart, onDrop }: HeaderCellProps<Row>) {
  const { column } = header;
  const right = shown?.align === 'right';
  const sorted = column.getIsSorted();
  const title = String(column.columnDef.header);
  const order = orderOf(table);
  const place = order.indexOf(column.id);
  const moveTo = (target: string | undefined) => target !== undefined && table.setColumnOrder(moved(order, column.id, target));
  const items = [
    ...(column.getCanSort()
      ? [
          { label: 'Sort ascending', act: () => column.toggleSorting(false) },
          { label: 'Sort descending', act: () => column.toggleSorting(true) },
        ]
      : []),
    { label: 'Move left', act: () => moveTo(order[place - 1]) },
    { label: 'Move right', act: () => moveTo(order[place + 1]) },
    { label: 'Usual width', act: () => column.resetSize() },
    { label: 'Hide', act: () => column.toggleVisibility(false) },
  ];
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <th
          className={styles.headerCell}
          scope="col"
          aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
          data-align={right ? 'right' : undefined}
          draggable
          onDragStart={onDragStart}
          onDragOver={(event: DragEvent) => event.preventDefault()}
          onDrop={onDrop}
        >
          {column.getCanSort() ? (
            <button type="button" className={styles.sort} onClick={() => column.toggleSorting()}>
              {title}
              {sorted === 'asc' && <ArrowUp size={12} aria-hidden />}
              {sorted === 'desc' && <ArrowDown size={12} aria-hidden />}
            </button>
          ) : (
            title || <span className={styles.unseen}>{shown?.name}</span>
          )}
          {/* For the pointer only: widths are a matter of looks, and the context menu resets them. */}
          <span
            className={styles.resize}
            role="presentation"
            data-resizing={column.getIsResizing()}
            draggable
            onDragStart={(event) => {
              event.preventDefault();
              event.stopPropagation();
            }}
            onMouseDown={header.getResizeHandler()}
            onTouchStart={header.getResizeHandler()}
          />
        </th>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={menuStyles.menu}>
          {items.map((item) => (
            <ContextMenu.Item key={item.label} className={menuStyles.item} onSelect={item.act}>
              {item.label}
            </ContextMenu.Item>
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function orderOf<Row extends object>(table: ReactTable<Features, Row>): string[] {
  return table.getAllLeafColumns().map(({ id }) => id);
}

/** The order with `id` put where `target` stands. */
function moved(order: readonly string[], id: string, target: string): string[] {
  const after = order.filter((other) => other !== id);
  after.splice(order.indexOf(target), 0, id);
  return after;
}
