/** The parts of a record, the same in the side panel and on its full page. */
import { Maximize2, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Panel.module.css';

export type SidePanelProps = {
  label: string;
  onClose: () => void;
  /** Goes to the full page; Enter in the list does the same. */
  onExpand?: () => void;
  children: ReactNode;
  /** Actions at the bottom, always in sight. */
  footer?: ReactNode;
};

/** A record beside its list, so that the place in the list is kept. Escape closes it. */
export function SidePanel({ label, onClose, onExpand, children, footer }: SidePanelProps) {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null) onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <aside className={styles.panel} aria-label={label}>
      <div className={styles.tools}>
        {onExpand && <IconButton size="small" icon={Maximize2} label="Open as a page" onClick={onExpand} />}
        <IconButton size="small" icon={X} label="Close" onClick={onClose} />
      </div>
      <div className={styles.scroll}>{children}</div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </aside>
  );
}

/** A record as a page of its own: the same parts as in the side panel, in one frame. */
export function RecordPage({ children }: { children: ReactNode }) {
  return <article className={styles.page}>{children}</article>;
}

/** The top of a record: what it is, in large, and lines under it. */
export function RecordHead({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </header>
  );
}

/** A line of a record's head. */
export function HeadLine({ children }: { children: ReactNode }) {
  return <p className={styles.headLine}>{children}</p>;
}

/** One part of a record under its name, with its sum at the right. */
export function Section({ title, total, children }: { title: string; total?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>
        <span>{title}</span>
        {total !== undefined && <span className={styles.total}>{total}</span>}
      </h3>
      {children}
    </section>
  );
}

/** A line of a section: what, in words; at the right how much. */
export function Line({ children, amount }: { children: ReactNode; amount?: ReactNode }) {
  return (
    <div className={styles.line}>
      <div className={styles.what}>{children}</div>
      {amount !== undefined && <div className={styles.amount}>{amount}</div>}
    </div>
  );
}

/** Quieter words within a line. */
export function Muted({ children }: { children: ReactNode }) {
  return <span className={styles.muted}>{children}</span>;
}
