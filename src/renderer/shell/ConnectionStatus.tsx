import { useOffice } from '../use-office.ts';
import { useNow } from '../use-now.ts';
import { standing } from './connection.ts';
import styles from './ConnectionStatus.module.css';
import { useLedgerState } from './use-ledger-state.ts';

/** At the bottom of the sidebar: how the connection stands, or that the ledger is being started again. */
export function ConnectionStatus() {
  const { data: connection } = useOffice('sync.status', {});
  const { data: settings } = useOffice('settings.get', {});
  const now = useNow();
  const ledger = useLedgerState();
  const shown =
    ledger.state === 'restarting'
      ? { tone: 'attention', title: 'The ledger is starting again', text: 'Your books are safe on this computer' }
      : connection && settings && standing(connection, settings, now);
  return (
    <output className={styles.status} title={connection?.problem || undefined}>
      {shown && (
        <>
          <span className={styles.dot} data-tone={shown.tone} aria-hidden />
          <span className={styles.words}>
            <span>{shown.title}</span>
            <span>{shown.text}</span>
          </span>
        </>
      )}
    </output>
  );
}
