import styles from './AddingUp.module.css';

/** Where the answer to a report is on its way: said only once that takes a moment. */
export function AddingUp() {
  return (
    <p className={styles.addingUp} role="status">
      Adding up…
    </p>
  );
}
