/** Whether the list of notices is open, wherever that was asked for, and whether the operating system tells of them too. */
import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

/** Opens or closes the list of notices. */
export function showNotices(shown: boolean): void {
  open = shown;
  tell();
}

/** Whether the list is open. */
export function useNoticesShown(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}

/** This computer's choice: what one biller hears at the desk need not ring at another. */
const key = 'paydesk.system-notices';

export function chooseSystemNotices(wanted: boolean): void {
  localStorage.setItem(key, wanted ? 'on' : 'off');
  tell();
}

export function useSystemNotices(): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(key) === 'on');
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
