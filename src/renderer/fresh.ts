/** Register records that have just arrived, so that lists can show them as new. */
import { useSyncExternalStore } from 'react';
import type { Notice } from '../shared/office-api/index.ts';

const freshFor = 60_000;
let fresh: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** Remembers the records that an operation has brought, for a minute. A review changes records and brings none. */
export function noteFresh(notice: Extract<Notice, { notice: 'changed' }>): void {
  const records = notice.touched.registerRecord;
  if (records === undefined || records === 'all' || notice.kind === 'record reviewed') return;
  change((set) => records.forEach((id) => set.add(id)));
  setTimeout(() => change((set) => records.forEach((id) => set.delete(id))), freshFor);
}

/** The IDs of the records that are new on the screen. */
export function useFresh(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => fresh);
}

function change(edit: (set: Set<string>) => void): void {
  const next = new Set(fresh);
  edit(next);
  fresh = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
