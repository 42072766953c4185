import { CircleUserRound, Search } from 'lucide-react';
import { useOffice } from '../use-office.ts';
import styles from './TopBar.module.css';

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { data: session } = useOffice('office.session', {});
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search size={16} aria-hidden />
        Search invoices, customers, checks, pi_...
        <kbd className={styles.key}>{window.paydesk.platform === 'mac' ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {session && (
        <span className={styles.user} title={session.user.roles.join(', ')}>
          <CircleUserRound size={16} aria-hidden />
          {session.user.name}
        </span>
      )}
    </header>
  );
}
