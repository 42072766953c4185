import MiniSearch from 'minisearch';
import { type Passage, passagesOf } from './sections.ts';
import { wholeGuide } from './texts.ts';

const passages = new Map(wholeGuide().flatMap(({ slug, text }) => passagesOf(slug, text).map((passage) => [passage.id, passage])));

/** Words that people ask with, and that say nothing of what they ask for. */
const emptyWords = new Set(
  'a an and are can do does for from how i in is it my of on or that the to we what when where which who why with you'.split(' '),
);

const index = new MiniSearch<Passage>({
  fields: ['heading', 'title', 'text'],
  processTerm: (term) => wordOf(term),
  searchOptions: {
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 7 ? 2 : term.length > 3 ? 1 : false),
    combineWith: 'AND',
    boost: { heading: 4, title: 2 },
  },
});
index.addAll([...passages.values()]);

export type Found = Passage & { excerpt: string };

/** One of them and many of them are the same word: `disputes` is `dispute`. */
function wordOf(term: string): string | null {
  const word = term.toLowerCase().replaceAll('’', "'");
  if (emptyWords.has(word)) return null;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** The passages that hold all of the words, or words like them; where there is none, those that hold some. The best first. */
export function findPassages(wanted: string): Found[] {
  const all = index.search(wanted);
  const found = all.length > 0 ? all : index.search(wanted, { combineWith: 'OR' });
  return found.flatMap(({ id, terms }) => {
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
