/** Work that takes long and changes nothing in the books that are open: done in a thread of its own, beside which every other request is answered at once. */
import type { Instant } from '../../shared/dates.ts';
import type { ExportFile } from '../../shared/office-api/exports.ts';
import type { Outcome } from '../../shared/refusal.ts';
import type { Sheet } from '../exports/sheet.ts';
import type { Manifest } from '../office-export/manifest.ts';

/** What is done, with what, and what it answers. */
export type Jobs = {
  /** Rows of the books in the file `books`, into an open file. */
  'export rows': { takes: { books: string; fd: number; sheet: Sheet; form: ExportFile['form'] }; answers: { rows: number } };
  /** Everything of the books. */
  'export everything': { takes: { books: string; fd: number; at: Instant }; answers: Manifest };
  /** New books in the file `to` of the export `from`. */
  restore: { takes: { from: string; to: string }; answers: Outcome<null> };
};

export type JobName = keyof Jobs;
export type Job<Name extends JobName> = { name: Name; takes: Jobs[Name]['takes'] };

/** What the thread says. */
export type FromThread = { type: 'progress'; done: number; of: number | undefined } | { type: 'done'; answer: unknown };
