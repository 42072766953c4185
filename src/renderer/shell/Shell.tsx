import { type ReactNode, useState } from 'react';
import { Search } from './Search.tsx';
import styles from './Shell.module.css';
import { Sidebar } from './Sidebar.tsx';
import { TopBar } from './TopBar.tsx';
import { useMenuCommands } from './use-menu-commands.ts';
import { undoByMenu, useUndoKeys } from './use-undo-keys.ts';

/** What is around every screen: sidebar, search, who is here, how the connection stands. */
export function Shell({ children }: { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  useMenuCommands({ search: () => setSearching(true), ...undoByMenu });
  useUndoKeys();
  return (
    <div className={styles.shell}>
      <Sidebar />
      <div className={styles.right}>
        <TopBar onSearch={() => setSearching(true)} />
        {children}
      </div>
      {searching && <Search onClose={() => setSearching(false)} />}
    </div>
  );
}
