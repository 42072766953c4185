import { RotateCw } from 'lucide-react';
import type { Refusal } from '../../shared/refusal.ts';
import { Button } from '../components/Button.tsx';
import styles from './CannotOpen.module.css';

/** In place of the desk while the books cannot be opened: what happened, what it means for the money, what to do. */
export function CannotOpen({ refusal }: { refusal: Refusal }) {
  return (
    <main className={styles.page} role="alert">
      <div className={styles.mark} aria-hidden />
      <h1 className={styles.title}>The books cannot be opened</h1>
      <p>{refusal.message}</p>
      <p className={styles.muted}>
        Nothing was written. Payments that customers make meanwhile are kept and arrive once the books are open again.
      </p>
      <Button variant="primary" icon={RotateCw} onClick={() => window.paydesk.reopenLedger()}>
        Try again
      </Button>
    </main>
  );
}
