import type { Output } from '../../shared/office-api/index.ts';
import { useOffice } from '../use-office.ts';
import { InstantText } from './DateText.tsx';
import { ErrorNote } from './ErrorState.tsx';
import styles from './History.module.css';
import { Section } from './Panel.tsx';

type Entry = Output<'office.history'>['entries'][number];

/** Who did what to a record, and when, newest first. `<History entity="invoice" id={invoice.id} />` */
export function History({ entity, id }: { entity: 'customer' | 'dispatch' | 'invoice' | 'registerRecord' | 'schedule'; id: string }) {
  const { data, error } = useOffice('office.history', { entity, id });
  return (
    <Section title="History">
      <ErrorNote error={error} />
      {data && <HistoryList entries={data.entries} />}
    </Section>
  );
}

/** The same for entries that are already here, as those of the settings. */
export function HistoryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol className={styles.history}>
      {entries.map((entry) => (
        <li key={entry.operation} className={styles.entry}>
          <span className={styles.when}>
            <InstantText at={entry.at} short />
          </span>
          <span>
            <strong>{entry.user}</strong> {entry.summary}
          </span>
        </li>
      ))}
    </ol>
  );
}
