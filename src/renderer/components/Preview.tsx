import type { ReactNode } from 'react';
import styles from './Preview.module.css';

/** What will happen, to the cent, before it is done: the frame of every preview of the ledger's. */
export function Preview({ children }: { children: ReactNode }) {
  return (
    <section className={styles.preview} aria-label="What will happen" aria-live="polite">
      <h3 className={styles.title}>What will happen</h3>
      {children}
    </section>
  );
}

/** Its rows: what, about it, how much, and what then; figures say `data-align="right"`. */
export function PreviewLines({ children }: { children: ReactNode }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** What stands there while nothing can be said yet. */
export function PreviewHint({ children }: { children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>;
}
