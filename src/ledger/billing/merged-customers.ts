/** Which customer a merged one counts for in the end, whatever was merged in which order, on however many desks. */

/** `id` was merged into `into`; `stamp` is when. Each customer is merged into one at most: the latest stamp holds. */
export type Merge = { id: string; into: string; stamp: string };

/**
 * For each merged customer the one that is kept in the end, through however many merges [MERGE-2]. Where merges lead round in a circle, as when two
 * desks merged the same two customers each the other way, the latest of the circle is not in force [MERGE-4].
 *
 * `keptCustomers([{ id: 'b', into: 'a', stamp: '1' }])` is a map of `b` to `a`.
 */
export function keptCustomers(merges: readonly Merge[]): Map<string, string> {
  const links = new Map(merges.map((merge) => [merge.id, merge]));
  const kept = new Map<string, string>();
  for (const { id } of merges) {
    const end = follow(links, id);
    if (end !== id) kept.set(id, end);
  }
  return kept;
}

function follow(links: ReadonlyMap<string, Merge>, from: string): string {
  const way: Merge[] = [];
  const seen = new Set<string>();
  let at = from;
  for (;;) {
    const link = links.get(at);
    if (!link) return at;
    if (seen.has(at)) return latestOf(way.slice(way.findIndex(({ id }) => id === at)));
    seen.add(at);
    way.push(link);
    at = link.into;
  }
}

function latestOf(circle: readonly Merge[]): string {
  return circle.reduce((latest, merge) => (isAfter(merge, latest) ? merge : latest)).id;
}

function isAfter(a: Merge, b: Merge): boolean {
  return a.stamp === b.stamp ? a.id > b.id : a.stamp > b.stamp;
}
