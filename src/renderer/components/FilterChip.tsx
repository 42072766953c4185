import { X } from 'lucide-react';
import styles from './FilterBar.module.css';

type Props = { label: string; value: string; onClear: () => void };

/** One filter in words, which can be taken away. */
export function FilterChip({ label, value, onClear }: Props) {
  return (
    <span className={styles.chip} data-set>
      <span className={styles.words} title={`${label} ${value}`}>
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>{value}</span>
      </span>
      <button type="button" className={styles.clear} aria-label={`Remove the filter ${label}`} onClick={onClear}>
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}
