import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morePlaces, places } from '../../shell/navigation.ts';
import { passagesOf } from './sections.ts';
import { paths } from '../../paths.ts';
import { findPassages } from './find-passages.ts';
import { topicFor, topics } from './topics.ts';

const folder = join(import.meta.dirname, '../../../../docs/help');
const textOf = (slug: string) => readFileSync(join(folder, `${slug}.md`), 'utf8');
const slugs = topics.map(({ slug }) => slug);

describe('the guide', () => {
  it('lists every page that is there, once', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
    expect(slugs.toSorted()).toEqual(files.toSorted());
  });

  it('is listed whole, with every other page of docs, where docs begin', () => {
    const docs = join(folder, '..');
    const linked = new Set([...readFileSync(join(docs, 'README.md'), 'utf8').matchAll(/\]\(([^)]+\.md)\)/g)].map(([, to = '']) => to));
    const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md') && file !== 'README.md');
    expect([...linked].toSorted()).toEqual(pages.map((page) => page.replaceAll('\\', '/')).toSorted());
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
    ['/register/stripe/report', 'stripe-payouts'],
    ['/register/bank/reconcile', 'bank'],
    ['/reports', 'dashboards'],
    ['/reports/activity', 'billing-activity'],
    ['/reports/builder/ready-unallocated', 'report-builder'],
    ['/settings', 'stripe'],
    ['/settings/prices/new', 'prices'],
  ])('%s is explained by %s', (address, slug) => {
    expect(topicFor(address)?.slug).toBe(slug);
  });

  it('has a page for every address that a screen is at', () => {
    const renderer = join(import.meta.dirname, '../..');
    const written = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => [...readFileSync(join(renderer, file), 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path));
    const addresses = written.concat(Object.values(paths).filter((path) => typeof path === 'string'));
    expect(addresses.length).toBeGreaterThan(30);
    const unexplained = addresses
      .map((address) => address.replace(/\/\*\?$/, '').replaceAll(/:\w+\??/g, 'x'))
      .filter((address) => !address.startsWith('/help') && topicFor(address) === null);
    expect(unexplained).toEqual([]);
  });

  it.each([
    ['refnd', 'refunds-and-disputes'],
    ['checks that bounced', 'correcting'],
    ['how do I go live?', 'going-live'],
    ['reinvoices', 'reinvoicing'],
    ['reprot bilder', 'report-builder'],
    ['conecting another computers', 'desks'],
    ['test card', 'going-live'],
  ])('“%s” finds the page %s among the first three', (wanted, slug) => {
    const found = [...new Set(findPassages(wanted).map((passage) => passage.slug))];
    expect(found.slice(0, 3)).toContain(slug);
  });

  it('says in one sentence where nothing is like what was typed', () => expect(findPassages('qqqqzzzz')).toEqual([]));

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
