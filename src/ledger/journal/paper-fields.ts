/** What is kept of a document that left the office: so that the next one says that it is a reprint. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../../shared/dates.ts';
import { amountsChoices, documentKinds, waysOut } from '../../shared/document-words.ts';

export const paperRow = z.strictObject({
  document: z.enum(documentKinds),
  /** The invoice, the customer of a statement, or the register record of a receipt. */
  about: z.string().min(1).max(120),
  how: z.enum(waysOut),
  at: instantSchema,
  date: isoDateSchema,
  /** Of an invoice. */
  amounts: z.enum(amountsChoices).nullable(),
  /** The address of an email; else empty. */
  to: z.string().max(320),
});
