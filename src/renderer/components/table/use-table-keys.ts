/** What the keyboard does in a list. */
import type { KeyboardEvent } from 'react';
import { copyText } from '../copy.ts';
import type { TableColumn } from './columns.ts';
import { toTsv } from './spreadsheet.ts';
import type { Cursor } from './use-cursor.ts';

type TableKeys<Row extends { id: string }> = {
  cursor: Cursor<Row>;
  count: number;
  rowAt: (index: number) => Row | undefined;
  /** Those shown, in their order. */
  columns: readonly TableColumn<Row>[];
  open: string | null;
  /** How many rows a page is. */
  pageRows: () => number;
  reveal: (index: number) => void;
  onOpen?: (row: Row) => void;
  onOpenPage?: (row: Row) => void;
  onSelectAll?: () => void;
};

/** Arrows, Page Up and Down, Home, End; with Shift they select on the way. Enter opens, again: as a page. Space selects, Ctrl A all. Ctrl C copies. Escape lets go. */
export function useTableKeys<Row extends { id: string }>(keys: TableKeys<Row>) {
  const { cursor, count, rowAt, columns, open, onOpen, onOpenPage } = keys;
  const here = cursor.index ?? -1;
  const current = cursor.index === null ? undefined : rowAt(cursor.index);

  const move = (target: number, event: KeyboardEvent) => {
    const index = Math.max(0, Math.min(count - 1, target));
    const row = rowAt(index);
    if (event.shiftKey) cursor.add([current, row].filter((touched) => touched !== undefined));
    cursor.goTo(index, row);
    keys.reveal(index);
    if (row && open !== null) onOpen?.(row); // the record beside the list goes along
  };

  const copy = () => {
    const copied = cursor.selected.size > 0 ? [...cursor.selected.values()] : current ? [current] : [];
    if (copied.length > 0) void copyText(toTsv(columns, copied), copied.length === 1 ? 'Row copied' : `${copied.length} rows copied`);
  };

  const actions: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => move(here + 1, event),
    ArrowUp: (event) => move(Math.max(0, here - 1), event),
    PageDown: (event) => move(here + keys.pageRows(), event),
    PageUp: (event) => move(here - keys.pageRows(), event),
    Home: (event) => move(0, event),
    End: (event) => move(count - 1, event),
    Enter: () => {
      if (current) (current.id === open ? onOpenPage : onOpen)?.(current);
    },
    ' ': () => current && cursor.toggle(current),
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || count === 0) return; // a heading or link has the focus
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      event.preventDefault();
      copy();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && keys.onSelectAll) {
      event.preventDefault();
      keys.onSelectAll();
      return;
    }
    if (event.key === 'Escape' && cursor.selected.size > 0) {
      event.preventDefault();
      cursor.clear();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  };
}
