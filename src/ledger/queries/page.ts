/**
 * Composes the SQL of the list screens from clauses written in this folder: nothing that a user typed ever becomes SQL.
 * A page is found by ID in a covering index first, so that scrolling far down never reads the rows it skips.
 */

export type Params = Record<string, string | number | null>;

/** Joins the clauses that apply: `where([from && 'date >= :from', 'state = :state'])`. */
export function where(clauses: readonly (string | false | undefined)[]): string {
  const kept = clauses.filter((clause) => clause !== false && clause !== undefined);
  return kept.length === 0 ? '' : `WHERE ${kept.join('\n  AND ')}`;
}

/** The terms of an ORDER BY, most significant first, in the direction of the index that serves them. Every order ends in the ID, so that pages never overlap. */
export type Order = readonly [string, ...string[]];

/** `ORDER BY` over the terms, all of them turned round where the user asked for the other direction of the first: the same index read backwards. */
export function orderBy(order: Order, descending: boolean | undefined): string {
  const natural = isDescending(order[0]);
  const turned = descending !== undefined && descending !== natural;
  return `ORDER BY ${order.map((term) => (turned ? turn(term) : term)).join(', ')}`;
}

function isDescending(term: string): boolean {
  return term.endsWith(' DESC');
}

function turn(term: string): string {
  return isDescending(term) ? term.slice(0, -' DESC'.length) : `${term} DESC`;
}

/** A LIKE pattern for a part of a text, to be used with `ESCAPE '\\'`. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

/** The words of a text in lower case, as JSON for `json_each`. */
export function wordsOf(text: string): string {
  return JSON.stringify(text.toLowerCase().split(/\s+/).filter(Boolean));
}
