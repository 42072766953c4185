import { type ReactNode, useState } from 'react';
import { MoneyDialogs } from '../screens/payments/MoneyDialogs.tsx';
import { openMoney } from '../screens/payments/money-step.ts';
import { useMayChange } from '../use-may-change.ts';
import { useHelpKey } from '../screens/help/open-help.ts';
import { Search } from './Search.tsx';
import { showNotices } from './bell/bell-state.ts';
import styles from './Shell.module.css';
import { Sidebar } from './Sidebar.tsx';
import { TopBar } from './TopBar.tsx';
import { useMenuCommands } from './use-menu-commands.ts';
import { undoByMenu, useUndoKeys } from './use-undo-keys.ts';

/** What is around every screen: sidebar, search, who is here, how the connection stands. */
export function Shell({ children }: { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  const mayChange = useMayChange();
  useMenuCommands({
    search: () => setSearching(true),
    'record payment': () => openMoney('invoice'),
    notices: () => showNotices(true),
    ...undoByMenu,
  });
  useUndoKeys();
  useHelpKey();
  return (
    <div className={styles.shell}>
      <Sidebar />
      <div className={styles.right}>
        <TopBar onSearch={() => setSearching(true)} />
        {children}
      </div>
      {mayChange && <MoneyDialogs />}
      {searching && <Search onClose={() => setSearching(false)} />}
    </div>
  );
}
