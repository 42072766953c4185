import type { ReactNode } from 'react';
import styles from './Badge.module.css';

export type Tone = 'neutral' | 'accent' | 'fine' | 'attention' | 'wrong';

/** A chip that says a state in words; the tone only underlines it. `<Badge tone="attention">Review</Badge>` */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
