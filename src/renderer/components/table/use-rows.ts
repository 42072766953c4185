/** The rows of a list of any size: fetched by pages as they come into sight, kept fresh by notices. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Input, Output, QueryName } from '../../../shared/office-api/index.ts';
import { office, type RefusedError } from '../../office.ts';

export type ListName = Extract<QueryName, `${string}.list`>;
export type RowOf<Name extends ListName> = Output<Name>['rows'][number];
export type FilterOf<Name extends ListName> = Input<Name>['filter'];
export type SortOf<Name extends ListName> = NonNullable<Input<Name>['sort']>;
export type Totals<Name extends ListName> = Output<Name>['totals'];
export type List<Name extends ListName> = { query: Name; filter: FilterOf<Name>; sort: SortOf<Name> | undefined };

const pageSize = 200;
/** A list that would be higher than a browser can draw ends here. */
export const mostRows = 1_000_000;

type Page<Name extends ListName> = Pick<Output<Name>, 'count'> & { rows: RowOf<Name>[]; totals: Totals<Name> };

/** The first page, with count and totals. While a new filter is being answered, the answer to the one before stays. */
export function useFirstPage<Name extends ListName>(list: List<Name>, enabled = true) {
  return useQuery<Page<Name>, RefusedError>({ ...pageQuery(list, 0), placeholderData: keepPreviousData, enabled });
}

/** How many rows there are, once that is known. */
export function useRowCount<Name extends ListName>(list: List<Name>): number | undefined {
  return useFirstPage(list).data?.count;
}

/** Gives the rows from `first` to `last` by their index; undefined while one is on its way. */
export function useRows<Name extends ListName>(list: List<Name>, head: Page<Name> | undefined, first: number, last: number) {
  const pages = [...new Set([Math.floor(first / pageSize), Math.floor(last / pageSize)])].filter((page) => page > 0);
  const answers = useQueries({ queries: pages.map((page) => pageQuery(list, page)) });
  return (index: number): RowOf<Name> | undefined => {
    const page = Math.floor(index / pageSize);
    const answer = page === 0 ? head : answers[pages.indexOf(page)]?.data;
    return answer?.rows[index % pageSize];
  };
}

function pageQuery<Name extends ListName>(list: List<Name>, page: number) {
  const input = inputOf(list, page * pageSize, pageSize);
  const queryFn = (context: { signal: AbortSignal }): Promise<Page<Name>> => office.ask(list.query, input, context);
  return { queryKey: [list.query, input] as const, queryFn };
}

function inputOf<Name extends ListName>({ filter, sort }: List<Name>, offset: number, limit: number): Input<Name> {
  // All lists take this form (`pageOf`); TypeScript cannot see it through the generic name.
  return { filter, ...(sort && { sort }), offset, limit } as Input<Name>;
}

/** What a list is asked for as a whole: its export takes the same. */
export function askedOf<Name extends ListName>({ filter, sort }: List<Name>) {
  return { filter, ...(sort && { sort }) };
}

/** Every row that the filter finds, up to `most`: for copying. */
export async function fetchAllRows<Name extends ListName>(list: List<Name>, most = 100_000): Promise<RowOf<Name>[]> {
  const rows: RowOf<Name>[] = [];
  for (;;) {
    const page: Page<Name> = await office.call(list.query, inputOf(list, rows.length, 500));
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(page.count, most)) return rows;
  }
}
