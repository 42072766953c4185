/** The texts of the guide, bundled with the window: it is read without a network. */
import { topics } from './topics.ts';

const files = import.meta.glob<string>('../../../../docs/help/*.md', { query: '?raw', import: 'default', eager: true });

/** The Markdown of a page. */
export function textOf(slug: string): string {
  const text = files[`../../../../docs/help/${slug}.md`];
  if (text === undefined) throw new Error(`No page of the guide is called ${slug}`);
  return text;
}

/** Every page with its text, in the order of the guide. */
export function wholeGuide(): { slug: string; text: string }[] {
  return topics.map(({ slug }) => ({ slug, text: textOf(slug) }));
}
