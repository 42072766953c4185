/** The file that is being brought in and how far that has come, kept while the window is open: whoever looks something up meanwhile comes back to it. */
import { useSyncExternalStore } from 'react';
import type { ColumnMapping, ImportKind } from '../../../shared/import-fields.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { CustomerKind } from '../../../shared/words.ts';

export type Opened = Output<'imports.open'> & { token: string };
/** How the file is understood. */
export type Understanding = { holds: ImportKind; mapping: ColumnMapping; usualKind: CustomerKind };
export type Checked = NonNullable<Output<'imports.check'>>;

type OpenFile = { opened: Opened | null; understanding: Understanding | null; checked: Checked | null };

let file: OpenFile = { opened: null, understanding: null, checked: null };
const listeners = new Set<() => void>();

export function useOpenFile(): OpenFile {
  return useSyncExternalStore(subscribe, () => file);
}

export function changeOpenFile(change: Partial<OpenFile>): void {
  file = { ...file, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
