import { type ReactNode, Suspense, useState } from 'react';
import { later } from '../later.tsx';
import { openMoney, useMoneyStep } from '../screens/payments/money-step.ts';
import { useMayChange } from '../use-may-change.ts';
import { useHelpKey } from '../screens/help/open-help.ts';
import { Search } from './Search.tsx';
import { showNotices } from './bell/bell-state.ts';
import styles from './Shell.module.css';
import { Sidebar } from './Sidebar.tsx';
import { TopBar } from './TopBar.tsx';
import { useMenuCommands } from './use-menu-commands.ts';
import { undoByMenu, useUndoKeys } from './use-undo-keys.ts';

const MoneyDialogs = later(async () => (await import('../screens/payments/MoneyDialogs.tsx')).MoneyDialogs);

/** What is around every screen: sidebar, search, who is here, how the connection stands. */
export function Shell({ children }: { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  const mayChange = useMayChange();
  const moneyStep = useMoneyStep();
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
      <Suspense>{mayChange && moneyStep !== 'none' && <MoneyDialogs />}</Suspense>
      {searching && <Search onClose={() => setSearching(false)} />}
    </div>
  );
}
