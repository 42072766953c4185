import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '../office.ts';
import { Button } from './Button.tsx';
import styles from './ErrorState.module.css';

/** In place of what could not be shown: what happened and what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <CircleAlert size={24} aria-hidden />
      <p className={styles.title}>This could not be shown</p>
      <p className={styles.text}>{sentenceOf(error)}</p>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

/** The error of a form or dialog, above its buttons; nothing when there is none. */
export function ErrorNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.note} role="alert">
      <CircleAlert size={16} aria-hidden />
      {sentenceOf(error)}
    </p>
  );
}

/** In place of a list that has nothing: what to do first. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
