import type { Row as TanStackRow } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import type { Features, TableColumn } from './columns.ts';
import { InRow } from '../in-row.ts';
import styles from './DataTable.module.css';

type TableRowProps<Row extends object> = {
  row: TanStackRow<Features, Row>;
  index: number;
  columns: readonly TableColumn<Row>[];
  isOpen: boolean;
  isActive: boolean;
  isSelected: boolean;
  isFresh: boolean;
  onPress: (how: 'open' | 'toggle') => void;
  onDoublePress: () => void;
};

export function TableRow<Row extends object>({
  row,
  index,
  columns,
  isOpen,
  isActive,
  isSelected,
  isFresh,
  onPress,
  onDoublePress,
}: TableRowProps<Row>) {
  return (
    <tr
      id={`row-${row.id}`}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-open={isOpen}
      data-active={isActive}
      data-fresh={isFresh}
      onClick={(event) => {
        if (!isLink(event)) onPress(event.ctrlKey || event.metaKey ? 'toggle' : 'open');
      }}
      onDoubleClick={(event) => {
        if (!isLink(event)) onDoublePress();
      }}
    >
      {row.getVisibleCells().map((cell) => {
        const column = columns.find(({ id }) => id === cell.column.id);
        return (
          <td key={cell.id} className={styles.cell} data-align={column?.align}>
            <InRow value>{column?.cell(row.original)}</InRow>
          </td>
        );
      })}
    </tr>
  );
}

/** A link inside a row goes where it says, and leaves the row alone. */
function isLink(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button') !== null;
}
