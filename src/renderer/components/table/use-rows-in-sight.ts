/** Which rows of a list are in sight, and those of them that are loaded. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { type List, type ListName, mostRows, useFirstPage, useRows } from './use-rows.ts';

export function useRowsInSight<Name extends ListName>(
  list: List<Name>,
  scroller: RefObject<HTMLDivElement | null>,
  { rowHeight, headerHeight }: { rowHeight: number; headerHeight: number },
) {
  const { data: head, error } = useFirstPage(list);
  const count = Math.min(head?.count ?? 0, mostRows);
  // oxlint-disable-next-line react/incompatible-library -- because it warns users of the React Compiler; we do not use that
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  const inSight = virtualizer.getVirtualItems();
  const first = inSight[0]?.index ?? 0;
  const rowAt = useRows(list, head, first, inSight.at(-1)?.index ?? 0);
  const loaded = inSight.flatMap(({ index }) => {
    const row = rowAt(index);
    return row ? [{ index, row }] : [];
  });
  return { head, error, count, virtualizer, first, loaded, rowAt };
}
