import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../shared/bridge.ts';
import { navigate } from '../hash-location.ts';
import { paths } from '../paths.ts';

const usual: Partial<Record<MenuCommand, () => void>> = {
  'go home': () => navigate(paths.home),
  'go dispatches': () => navigate(paths.dispatches),
  'go customers': () => navigate(paths.customers),
  'go invoices': () => navigate(paths.invoices),
  'go register': () => navigate(paths.register),
  'go events': () => navigate(paths.events),
  back: () => history.back(),
  forward: () => history.forward(),
};

/** Does what the native menu says. */
export function useMenuCommands(more: Partial<Record<MenuCommand, () => void>>): void {
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  useEffect(() => window.paydesk.onMenu((command) => (latest.current[command] ?? usual[command])?.()), []);
}
