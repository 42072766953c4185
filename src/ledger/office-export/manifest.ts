import * as z from 'zod';
import { instantSchema } from '../../shared/dates.ts';

const part = z.strictObject({
  /** Its name in the archive. */
  file: z.string(),
  rows: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Part = z.infer<typeof part>;

/** `manifest.json`: what is in the export, and how to tell that nothing of it was altered. */
export const manifestSchema = z.strictObject({
  format: z.literal('paydesk-export'),
  version: z.literal(1),
  office: z.string(),
  exportedAt: instantSchema,
  /** The version of the books' tables: the same version makes the same tables of the same journal. */
  booksVersion: z.int().positive(),
  journal: part,
  tables: z.array(part.extend({ table: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const archive = {
  manifest: 'manifest.json',
  journal: 'journal.jsonl',
  readme: 'README.md',
  table: (name: string) => `tables/${name}.csv`,
} as const;
