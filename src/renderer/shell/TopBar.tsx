import { CircleQuestionMark, CircleUserRound, KeyRound, Lock, LogOut, Search } from 'lucide-react';
import { Badge } from '../components/Badge.tsx';
import { IconButton } from '../components/Button.tsx';
import { Menu, type MenuItem } from '../components/Menu.tsx';
import { useDoor, useDoorActions } from '../door/door.ts';
import { openHelp } from '../screens/help/open-help.ts';
import { useOffice } from '../use-office.ts';
import { Bell } from './bell/Bell.tsx';
import styles from './TopBar.module.css';

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { data: session } = useOffice('office.session', {});
  const { data: door } = useDoor();
  const { changePassword, lock, signOut } = useDoorActions();
  const isMac = window.paydesk.platform === 'mac';
  const items: MenuItem[] = [
    { label: 'Change password…', icon: KeyRound, onSelect: changePassword },
    { label: 'Lock', icon: Lock, shortcut: isMac ? '⌘ L' : 'Ctrl L', onSelect: lock },
    { label: 'Sign out', icon: LogOut, onSelect: signOut },
  ];
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search size={16} aria-hidden />
        Search invoices, customers, checks, pi_...
        <kbd className={styles.key}>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {door?.sample && (
        <span className={styles.sample}>
          <Badge>Sample office</Badge>
        </span>
      )}
      <span className={styles.help}>
        <IconButton icon={CircleQuestionMark} label="Help with this screen (F1)" onClick={openHelp} />
      </span>
      {session && (
        <span className={styles.here}>
          <Bell />
          <Menu items={[{ heading: session.user.roles.join(', ') }, ...items]}>
            <button type="button" className={styles.user}>
              <CircleUserRound size={16} aria-hidden />
              {session.user.name}
            </button>
          </Menu>
        </span>
      )}
    </header>
  );
}
