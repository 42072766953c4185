import type { ReactNode } from 'react';
import styles from './SmallTable.module.css';

type Props = {
  label?: string;
  /** How high it may be before it scrolls. */
  className?: string | undefined;
  /** Nothing in it takes the focus: it is reached by Tab itself, so that it scrolls by keyboard too. */
  readOnly?: boolean;
  /** Its head and its rows; cells of figures say `data-align="right"`. */
  children: ReactNode;
  /** What stands below the rows. */
  below?: ReactNode;
};

/** The table of a dialog: a few dozen rows in a frame that scrolls under its head. Lists of any length are a `DataTable`. */
export function SmallTable({ label, className, readOnly = false, children, below }: Props) {
  const table = (
    <table className={styles.table} aria-label={readOnly ? undefined : label}>
      {children}
    </table>
  );
  const frame = `${styles.frame} ${className ?? ''}`;
  if (!readOnly)
    return (
      <div className={frame}>
        {table}
        {below}
      </div>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- because what scrolls must scroll by keyboard too
    <section className={frame} tabIndex={0} aria-label={label}>
      {table}
      {below}
    </section>
  );
}
