/** The row under the keyboard, and the rows that are selected, of one list. */
import { useState } from 'react';

export type Cursor<Row> = {
  /** Index of the row that the arrow keys stand on, or null. */
  index: number | null;
  id: string | null;
  /** The selected rows by ID, in the order in which they were selected. */
  selected: ReadonlyMap<string, Row>;
  goTo: (index: number, row: Row | undefined) => void;
  toggle: (row: Row) => void;
  /** Adds rows to the selection. */
  add: (rows: readonly Row[]) => void;
  clear: () => void;
};

export function useCursor<Row extends { id: string }>(): Cursor<Row> {
  const [place, setPlace] = useState<{ index: number | null; id: string | null }>({ index: null, id: null });
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  return {
    ...place,
    selected,
    goTo: (index, row) => setPlace({ index, id: row?.id ?? null }),
    toggle: (row) =>
      setSelected((before) => {
        const after = new Map(before);
        if (!after.delete(row.id)) after.set(row.id, row);
        return after;
      }),
    add: (rows) => setSelected((before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)])),
    clear: () => setSelected(new Map()),
  };
}
