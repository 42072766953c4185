import { Plus } from 'lucide-react';
import { Menu, type MenuItem } from '../../../components/index.ts';
import styles from './builder.module.css';

/** A small button with what can be added. */
export function AddMenu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  if (items.length === 0) return null;
  return (
    <Menu align="start" items={items}>
      <button type="button" className={styles.add} aria-label={`Add: ${label.toLowerCase()}`}>
        <Plus size={14} aria-hidden />
        {label}
      </button>
    </Menu>
  );
}
