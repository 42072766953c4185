import { Link } from 'wouter';
import Markdown from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import { ExternalLink } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import styles from './HelpPage.module.css';
import { anchorOf } from './sections.ts';

/** A page of the guide as it is read and printed. */
export function HelpPage({ text }: { text: string }) {
  return (
    <div className={styles.page}>
      <Markdown
        options={{ disableParsingRawHTML: true, slugify: anchorOf, wrapper: 'div', forceWrapper: true, overrides: { a: { component: A } } }}
      >
        {text}
      </Markdown>
    </div>
  );
}

/** From page to page of the guide (`invoices.md#commit`), to a place in this one, or outside. */
function A({ href = '', children }: { href?: string; children?: ReactNode }) {
  const [, slug, at] = /^([a-z-]+)\.md(?:#(.*))?$/.exec(href) ?? [];
  if (slug === undefined) return <ExternalLink url={href}>{children}</ExternalLink>;
  return <Link href={paths.help(slug, at)}>{children}</Link>;
}
