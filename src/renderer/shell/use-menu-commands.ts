import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../shared/bridge.ts';
import { isOpen } from '../door/door.ts';
import { navigate } from '../hash-location.ts';
import { paths } from '../paths.ts';
import { openHelp } from '../screens/help/open-help.ts';

const usual: Partial<Record<MenuCommand, () => void>> = {
  'go home': () => navigate(paths.home),
  'go dispatches': () => navigate(paths.dispatches),
  'go customers': () => navigate(paths.customers),
  'go invoices': () => navigate(paths.invoices),
  'go register': () => navigate(paths.register),
  'go events': () => navigate(paths.events),
  import: () => navigate(paths.import),
  help: () => openHelp(),
  back: () => history.back(),
  forward: () => history.forward(),
};

/** Does what the native menu says, as long as the desk is open; what `more` does not name in the usual way, unless `andUsual` is false. */
export function useMenuCommands(more: Partial<Record<MenuCommand, () => void>>, andUsual = true): void {
  const client = useQueryClient();
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  useEffect(
    () =>
      window.paydesk.onMenu((command) => {
        if (isOpen(client)) (latest.current[command] ?? (andUsual ? usual[command] : undefined))?.();
      }),
    [client, andUsual],
  );
}
