import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../components/index.ts';
import styles from './builder.module.css';

type Props<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  nameOf: (item: Item) => string;
  /** What is chosen of an item, beside its name. */
  detail?: (item: Item, change: (next: Item) => void) => ReactNode;
  onChange: (items: Item[]) => void;
  /** The last one stays. */
  keepsOne?: boolean;
};

/** Things in an order that can be changed: by the arrows beside each, or by Alt and the arrow keys. */
export function OrderedList<Item>({ items, keyOf, nameOf, detail, onChange, keepsOne = false }: Props<Item>) {
  const move = (from: number, to: number) => {
    const moved = items[from];
    if (moved === undefined || to < 0 || to >= items.length) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <ol className={styles.list}>
      {items.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- because its buttons hear the keys
        <li
          key={keyOf(item)}
          className={styles.item}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
          }}
        >
          <span className={styles.itemName}>{nameOf(item)}</span>
          {detail?.(item, (next) => onChange(items.with(index, next)))}
          <IconButton
            icon={ArrowUp}
            size="small"
            label={`${nameOf(item)}: further up`}
            disabled={index === 0}
            onClick={() => move(index, index - 1)}
          />
          <IconButton
            icon={ArrowDown}
            size="small"
            label={`${nameOf(item)}: further down`}
            disabled={index === items.length - 1}
            onClick={() => move(index, index + 1)}
          />
          <IconButton
            icon={X}
            size="small"
            label={`${nameOf(item)}: take away`}
            disabled={keepsOne && items.length === 1}
            onClick={() => onChange(items.toSpliced(index, 1))}
          />
        </li>
      ))}
    </ol>
  );
}
