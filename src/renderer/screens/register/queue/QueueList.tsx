import { useEffect, useRef } from 'react';
import { formatDate } from '../../../../shared/dates.ts';
import { Money, NatureBadge } from '../../../components/index.ts';
import type { QueueName } from '../../../paths.ts';
import styles from './queue.module.css';
import type { Queue } from './use-queue.ts';

/** What waits, the oldest first. */
export function QueueList({ queue: { rows = [], current, open }, name }: { queue: Queue; name: QueueName }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [current?.id]);
  return (
    <ul className={styles.list} ref={list} aria-label="What waits">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className={styles.row}
            aria-current={row.id === current?.id ? 'true' : undefined}
            onClick={() => open(row.id)}
          >
            <span className={styles.line}>
              <span className={styles.name}>{row.customer?.name ?? 'From nobody known'}</span>
              <Money cents={name === 'allocate' ? row.unallocated : row.amount} strong />
            </span>
            <span className={styles.line}>
              <span className={styles.about}>
                {formatDate(row.date)} · {row.type} {row.type === 'Stripe' ? '' : row.number}
              </span>
              {name === 'review' && <NatureBadge nature={row.nature} />}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
