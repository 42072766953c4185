/** Rows that leave the office as a file which the user chose. */
import * as z from 'zod';
import { administrators, command } from './call.ts';
import { fileTokenSchema } from './imports.ts';

export const exportForms = ['csv', 'xlsx'] as const;

/** Where to, and as what. */
export const exportFile = z.strictObject({ to: fileTokenSchema, form: z.enum(exportForms) });
export type ExportFile = z.infer<typeof exportFile>;

/** How many rows the file has; null: it was cancelled, and there is no file. */
export const exported = z.strictObject({ rows: z.int() }).nullable();
export type Exported = z.infer<typeof exported>;

export const exportsOfAll = {
  /** Everything of the office into one archive (docs/export.md); null: it was cancelled, and there is no file. */
  'office.export': command(
    administrators,
    z.strictObject({ to: fileTokenSchema }),
    z.strictObject({ tables: z.int(), operations: z.int() }).nullable(),
  ),
};
