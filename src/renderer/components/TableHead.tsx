import type { ReactNode } from 'react';
import styles from './TableHead.module.css';

/** A heading: its words, at the right where figures stand below it; `unseen`: read out only; `content`: something to press with a name for its key. */
type Heading = string | { figure: string } | { unseen: string } | { name: string; content: ReactNode };

/** The head of a table that is no `DataTable`: `<TableHead headings={['Date', { figure: 'Amount' }, { unseen: 'What to do' }]} />` */
export function TableHead({ headings }: { headings: readonly Heading[] }) {
  return (
    <thead>
      <tr>{headings.map(cellOf)}</tr>
    </thead>
  );
}

function cellOf(heading: Heading) {
  if (typeof heading === 'string')
    return (
      <th key={heading} scope="col">
        {heading}
      </th>
    );
  if ('figure' in heading)
    return (
      <th key={heading.figure} scope="col" data-align="right">
        {heading.figure}
      </th>
    );
  if ('unseen' in heading)
    return (
      <th key={heading.unseen} scope="col">
        <span className={styles.unseen}>{heading.unseen}</span>
      </th>
    );
  return (
    <th key={heading.name} scope="col">
      {heading.content}
    </th>
  );
}
