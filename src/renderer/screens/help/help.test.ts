import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morePlaces, places } from '../../shell/navigation.ts';
import { passagesOf } from './sections.ts';
import { topicFor, topics } from './topics.ts';

const folder = join(import.meta.dirname, '../../../../docs/help');
const textOf = (slug: string) => readFileSync(join(folder, `${slug}.md`), 'utf8');
const slugs = topics.map(({ slug }) => slug);

describe('the guide', () => {
  it('lists every page that is there, once', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
    expect(slugs.toSorted()).toEqual(files.toSorted());
  });

  it.each(topics)('$slug: the title of its text is the one listed', ({ slug, title }) => {
    expect(textOf(slug).split('\n')[0]).toBe(`# ${title}`);
  });

  it.each(slugs)('%s: every link leads to a page, and to a heading of it', (slug) => {
    for (const [, to = '', at] of textOf(slug).matchAll(/\]\(([a-z-]+)\.md(?:#([^)]*))?\)/g)) {
      expect(slugs).toContain(to);
      if (at !== undefined) expect(passagesOf(to, textOf(to)).map((passage) => passage.at)).toContain(at);
    }
  });

  it.each(places.concat(morePlaces))('$name has a page that explains it', ({ path }) => {
    expect(topicFor(path)).not.toBeNull();
  });

  it.each([
    ['/', 'home'],
    ['/dispatches/d%3A1', 'dispatches'],
    ['/register/queue/review/txn_1', 'review'],
    ['/register/txn_1', 'check-register'],
    ['/settings', 'stripe'],
    ['/settings/prices/new', 'prices'],
  ])('%s is explained by %s', (address, slug) => {
    expect(topicFor(address)?.slug).toBe(slug);
  });

  it('is cut at its headings, without the marks of Markdown', () => {
    expect(passagesOf('x', '# Checks\n\nThe *first*.\n\n## A check that bounced\n\nSee [it](y.md): `Ctrl Z`.\n')).toEqual([
      { id: 'x', slug: 'x', title: 'Checks', heading: 'Checks', at: '', text: 'The first.' },
      {
        id: 'x#a-check-that-bounced',
        slug: 'x',
        title: 'Checks',
        heading: 'A check that bounced',
        at: 'a-check-that-bounced',
        text: 'See it: Ctrl Z.',
      },
    ]);
  });
});
