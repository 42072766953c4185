import { Printer, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useSearchParams } from 'wouter';
import { Button, EmptyState, Input, Screen } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { findPassages } from './find-passages.ts';
import { HelpPage } from './HelpPage.tsx';
import styles from './HelpScreen.module.css';
import { textOf, wholeGuide } from './texts.ts';
import { topics } from './topics.ts';

/** The guide: its pages and a search at the left, one page at the right; printed singly or whole. */
export function HelpScreen({ slug }: { slug: string }) {
  const [wanted, setWanted] = useState('');
  const [isWhole, setWhole] = useState(false);
  const topic = topics.find((one) => one.slug === slug);
  const [search] = useSearchParams();
  const at = search.get('at');
  const paper = useRef<HTMLElement>(null);

  useEffect(() => {
    const place = at === null ? null : document.getElementById(at);
    if (place) place.scrollIntoView();
    else paper.current?.scrollTo(0, 0);
  }, [slug, at]);

  const printAll = () => {
    flushSync(() => setWhole(true));
    window.print();
    setWhole(false);
  };
  return (
    <Screen
      title="Help"
      content="table"
      actions={
        <>
          <Button icon={Printer} onClick={printAll}>
            Print the whole guide
          </Button>
          <Button icon={Printer} onClick={() => window.print()} disabled={!topic}>
            Print this page
          </Button>
        </>
      }
    >
      <div className={styles.help}>
        <nav className={styles.index} aria-label="Pages of the guide">
          <SearchField value={wanted} onChange={setWanted} />
          {wanted.trim() === '' ? <Contents slug={slug} /> : <Results wanted={wanted.trim()} />}
        </nav>
        <article ref={paper} className={styles.paper} data-paper tabIndex={-1} aria-label={topic?.title ?? 'Help'}>
          {isWhole ? (
            wholeGuide().map((page) => <HelpPage key={page.slug} text={page.text} />)
          ) : topic ? (
            <HelpPage text={textOf(topic.slug)} />
          ) : (
            <EmptyState title="There is no such page">Choose one at the left.</EmptyState>
          )}
        </article>
      </div>
    </Screen>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className={styles.search}>
      <Search size={16} aria-hidden />
      <Input
        type="search"
        aria-label="Search the guide"
        placeholder="Search the guide"
        value={value}
        maxLength={100}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Contents({ slug: here }: { slug: string }) {
  const groups = [...new Set(topics.map(({ group }) => group))];
  return groups.map((group) => (
    <section key={group}>
      <h2 className={styles.group}>{group}</h2>
      <ul>
        {topics
          .filter((topic) => topic.group === group)
          .map(({ slug, title }) => (
            <li key={slug}>
              <Link href={paths.help(slug)} className={styles.link ?? ''} aria-current={slug === here ? 'page' : undefined}>
                {title}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ));
}

function Results({ wanted }: { wanted: string }) {
  const found = findPassages(wanted);
  return (
    <>
      <output className={styles.found}>
        {found.length === 0 ? 'Nothing in the guide has these words.' : found.length === 1 ? '1 passage' : `${found.length} passages`}
      </output>
      <ul>
        {found.map(({ id, slug, at, title, heading, excerpt }) => (
          <li key={id}>
            <Link href={paths.help(slug, at)} className={styles.link ?? ''}>
              <span className={styles.heading}>{heading === title ? title : `${title} › ${heading}`}</span>
              <span className={styles.excerpt}>{excerpt}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
