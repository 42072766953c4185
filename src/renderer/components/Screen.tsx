import { type ReactNode, useEffect } from 'react';
import styles from './Screen.module.css';

export type ScreenProps = {
  title: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** The second row: chips of a list. */
  filters?: ReactNode;
  /** A record beside it. */
  panel?: ReactNode;
  /** `table`: the content fills the screen and scrolls by itself. `page`: padded, scrolls as one. */
  content?: 'table' | 'page';
  children: ReactNode;
};

/** One screen: its title and actions over its content, perhaps with a side panel. */
export function Screen({ title, actions, filters, panel, content = 'page', children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} – Paydesk`;
  }, [title]);
  return (
    <div className={styles.screen}>
      <main className={styles.main} data-content={content}>
        <div className={styles.top}>
          <h1 className={styles.title}>{title}</h1>
          <div className={styles.actions}>{actions}</div>
        </div>
        {filters && <div className={styles.filters}>{filters}</div>}
        <div className={styles.content}>{children}</div>
      </main>
      {panel}
    </div>
  );
}
