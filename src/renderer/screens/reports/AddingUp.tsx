import styles from './AddingUp.module.css';

/** Where the answer to a report is on its way: said only once that takes a moment. */
export function AddingUp() {
  return <output className={styles.addingUp}>Adding up…</output>;
}
