import { type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Callout.module.css';

/** A few sentences that must not be overlooked. */
export function Callout({
  icon: Icon = TriangleAlert,
  tone = 'attention',
  children,
}: {
  icon?: LucideIcon;
  tone?: 'attention' | 'wrong' | 'accent';
  children: ReactNode;
}) {
  return (
    <div className={styles.callout} data-tone={tone} role="note">
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
