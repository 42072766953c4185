/** Where a biller is in a list: filter, sort and open record are part of the address, so that Back, Forward and links restore them. */
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import * as z from 'zod';
import { calls } from '../shared/office-api/index.ts';
import type { FilterOf, List, ListName, SortOf } from './components/table/use-rows.ts';

/** What `useListPlace` gives. */
export type ListPlace<Name extends ListName> = ReturnType<typeof useListPlace<Name>>;

/**
 * `const place = useListPlace('register.list', { sort: { by: 'date', descending: true } });`, then give `place.list` to the `DataTable`,
 * `place.list.filter` to the `FilterBar`.
 */
export function useListPlace<Name extends ListName>(query: Name, usual: { filter?: FilterOf<Name>; sort?: SortOf<Name> } = {}) {
  const [, navigate] = useLocation();
  const [path] = useLocation();
  const [params] = useSearchParams();
  const open = params.get('open');
  const filterText = params.get('filter');
  const sortText = params.get('sort');

  const { filter, sort } = useMemo(() => {
    const read = calls[query].input.safeParse({ filter: json(filterText) ?? usual.filter ?? {}, sort: json(sortText) ?? usual.sort });
    // An address that does not fit this list, as after an update, is the list as it usually is. The schema is this very list's.
    return (read.success ? read.data : { filter: {}, sort: undefined }) as { filter: FilterOf<Name>; sort: SortOf<Name> | undefined };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- because `usual` is written out anew at each render
  }, [query, filterText, sortText, JSON.stringify(usual)]);

  const go = (change: Record<string, string | null>, replace: boolean) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    navigate(next.size > 0 ? `${path}?${next}` : path, { replace });
  };

  const list: List<Name> = useMemo(() => ({ query, filter, sort }), [query, filter, sort]);
  return {
    list,
    open,
    setFilter: (next: FilterOf<Name>) => go({ filter: JSON.stringify(next) }, true),
    setSort: (next: SortOf<Name> | undefined) => go({ sort: next ? JSON.stringify(next) : null }, true),
    /** Sets both at once, as a view does. */
    setView: (next: FilterOf<Name>, nextSort: SortOf<Name> | null) =>
      go({ filter: JSON.stringify(next), sort: nextSort && JSON.stringify(nextSort) }, true),
    /** Opens a record beside the list; going from one to the next is one step back. */
    setOpen: (id: string | null) => go({ open: id }, open !== null && id !== null),
  };
}

const jsonText = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

function json(text: string | null): unknown {
  return jsonText.safeParse(text).data;
}
