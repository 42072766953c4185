/** What leaves the office to others who mail and collect: invoices for BillFlash, and those that were sold. */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { billers, command, idSchema, query } from './call.ts';
import { exported, exportFile } from './exports.ts';
import { fileTokenSchema } from './imports.ts';
import { runResult } from './runs.ts';

const chosen = z.array(idSchema).max(20_000);

/** Of `ids`; without them, all Open invoices with something due that were not exported to BillFlash yet. */
const toMail = z.strictObject({
  ids: chosen.optional(),
  /** Also those that were exported before. */
  again: z.boolean().default(false),
});

export const mailing = {
  /** How many accounts an export would have, what is due on them, and which invoices cannot be mailed and why. */
  'billflash.plan': query(
    toMail,
    z.strictObject({ invoices: z.array(idSchema), due: centsSchema, refused: runResult.shape.refused, exportedBefore: z.int() }),
    billers,
  ),
  /** Writes the XML and marks its invoices as exported. Cancelled, or when nothing can be mailed: no file, and nothing is marked. */
  'billflash.export': command(
    billers,
    toMail.extend({ to: fileTokenSchema }),
    z.strictObject({ accounts: z.int(), due: centsSchema, refused: runResult.shape.refused, operation: idSchema }).nullable(),
  ),
  /** The trips of sold invoices, each once, for a collection agency: of `ids`, or of all that were sold. */
  'collections.export': command(billers, exportFile.extend({ ids: chosen.optional() }), exported),
};
