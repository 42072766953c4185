import MiniSearch from 'minisearch';
import { type Passage, passagesOf } from './sections.ts';
import { wholeGuide } from './texts.ts';

const passages = new Map(wholeGuide().flatMap(({ slug, text }) => passagesOf(slug, text).map((passage) => [passage.id, passage])));

const index = new MiniSearch<Passage>({
  fields: ['heading', 'title', 'text'],
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { heading: 4, title: 2 } },
});
index.addAll([...passages.values()]);

export type Found = Passage & { excerpt: string };

/** The passages that hold all of the words, or words like them; the best first. */
export function findPassages(wanted: string): Found[] {
  return index.search(wanted).flatMap(({ id, terms }) => {
    // MiniSearch answers the IDs it was given as `any`.
    const passage = passages.get(String(id));
    return passage ? [{ ...passage, excerpt: excerptOf(passage.text, terms) }] : [];
  });
}

/** Some words of a text around the first of those found. */
function excerptOf(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0);
  const from = places.length === 0 ? 0 : Math.max(0, lower.lastIndexOf(' ', Math.max(0, Math.min(...places) - 40)) + 1);
  const to = text.length <= from + 140 ? text.length : text.lastIndexOf(' ', from + 140);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
