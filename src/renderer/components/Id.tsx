import { Copy } from 'lucide-react';
import { copyText } from './copy.ts';
import styles from './Id.module.css';

/** Long IDs keep their start and end: `pi_3QX8vB…T1q4f`. */
export function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 9)}…${id.slice(-5)}` : id;
}

/**
 * An ID of the outside world (`pi_…`, a check number, a self-pay ID): monospaced, copied by a click.
 * `whole` shows all of it with the copy icon beside; else it is shortened, for table cells.
 */
export function Id({ id, shown, whole = false }: { id: string; shown?: string; whole?: boolean }) {
  if (id === '') return null;
  const text = shown ?? (whole ? id : shortId(id));
  return (
    <button
      type="button"
      className={styles.id}
      title={`${id}, click to copy`}
      aria-label={`Copy ${text}`}
      tabIndex={whole ? 0 : -1} // in a table, Ctrl C copies the row
      onClick={(event) => {
        event.stopPropagation();
        void copyText(id, 'Copied');
      }}
    >
      {text}
      {whole && <Copy size={14} aria-hidden />}
    </button>
  );
}
