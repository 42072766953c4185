import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Output } from '../../shared/office-api/index.ts';
import { paths } from '../paths.ts';
import { useOffice } from '../use-office.ts';
import { IconButton } from './Button.tsx';
import { InstantText } from './DateText.tsx';
import { ErrorNote } from './ErrorState.tsx';
import styles from './History.module.css';
import { Section } from './Panel.tsx';
import { UndoDialog } from './UndoDialog.tsx';

type Entry = Output<'office.history'>['entries'][number];

/** Who did what to a record, and when, newest first. `<History entity="invoice" id={invoice.id} />` */
export function History({ entity, id }: { entity: 'customer' | 'dispatch' | 'invoice' | 'registerRecord'; id: string }) {
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
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <>
      <ol className={styles.history}>
        {entries.map((entry) => (
          <li key={entry.operation} className={styles.entry}>
            <span className={styles.when}>
              <InstantText at={entry.at} short />
            </span>
            <span>
              <strong>{entry.user}</strong> {entry.summary}
              {entry.about.length > 0 && (
                <span className={styles.about}>
                  {entry.about.map(({ what, id, name }) => (
                    <Link key={id} href={what === 'record' ? paths.beside(what, id) : paths.page(what, id)}>
                      {name}
                    </Link>
                  ))}
                </span>
              )}
            </span>
            {entry.mayUndo && (
              <span className={styles.undo}>
                <IconButton icon={Undo2} size="small" label={`Undo: ${entry.summary}`} onClick={() => setUndoing(entry.operation)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {undoing !== null && <UndoDialog operation={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}
