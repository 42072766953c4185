/** Lists as Stripe pages them: newest first, with an object's ID as the place to go on from. */
import { invalidRequest } from './problem.ts';

export type Page = { limit?: number | undefined; starting_after?: string | undefined; ending_before?: string | undefined };
export type List<T> = { object: 'list'; url: string; has_more: boolean; data: T[] };

/** One page of `items`, which are given oldest first. `ending_before` gives the ones just before that object, also newest first. */
export function page<T extends { id: string }>(
  items: readonly T[],
  { limit = 10, starting_after, ending_before }: Page,
  url: string,
): List<T> {
  const newestFirst = items.toReversed();
  const placeOf = (id: string, param: string) => {
    const place = newestFirst.findIndex((item) => item.id === id);
    if (place < 0) throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param });
    return place;
  };
  if (starting_after !== undefined && ending_before !== undefined) {
    throw invalidRequest('Received both starting_after and ending_before. Please pass in only one.', { param: 'ending_before' });
  }
  if (ending_before !== undefined) {
    const end = placeOf(ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', url, has_more: start > 0, data: newestFirst.slice(start, end) };
  }
  const start = starting_after === undefined ? 0 : placeOf(starting_after, 'starting_after') + 1;
  return { object: 'list', url, has_more: newestFirst.length > start + limit, data: newestFirst.slice(start, start + limit) };
}
