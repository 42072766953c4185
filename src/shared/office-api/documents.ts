/** Papers for customers: invoices with their cover sheets, statements, receipts. They are made, shown, printed, saved and sent as PDF. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { pdfSchema } from '../desk-api.ts';
import { amountsChoices, documentKinds, waysOut } from '../document-words.ts';
import { centsSchema } from '../money.ts';
import { settingsSchema } from '../settings.ts';
import { billers, command, idSchema, query } from './call.ts';
import { runResult } from './runs.ts';

export const documentSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('invoice'), id: idSchema, amounts: z.enum(amountsChoices).default('as due now') }),
  /** `id`: of the customer; without a date: of today. */
  z.strictObject({ what: z.literal('statement'), id: idSchema, date: isoDateSchema.optional() }),
  /** `id`: of the register record. */
  z.strictObject({ what: z.literal('receipt'), id: idSchema }),
]);
export type Document = z.infer<typeof documentSchema>;

const list = z.array(documentSchema).min(1).max(5000);

export const letterSchema = z.strictObject({ to: z.email(), subject: z.string().max(300), text: z.string().max(20_000) });

/** Where they go. A file and a folder are named by the token of a dialog. */
export const wayOutSchema = z.discriminatedUnion('how', [
  /** All in one print job, in the order given. */
  z.strictObject({ how: z.literal('print') }),
  z.strictObject({ how: z.literal('one file'), to: idSchema }),
  /** A file for each, named as the document. */
  z.strictObject({ how: z.literal('file each'), folder: idSchema }),
  /**
   * An email for each, to the customer's address: as the settings say, drafts in the mail program or sent by the mail server. `folder`: where the drafts
   * of several go; one is opened. `letter`: what one says, where it differs from the office's text.
   */
  z.strictObject({ how: z.literal('email'), folder: idSchema.optional(), letter: letterSchema.optional() }),
]);
export type WayOutChosen = z.infer<typeof wayOutSchema>;

export const documents = {
  /** The PDF as it would be printed; with `settings`, as it would be after such a change of them. `issued`: when it left before, newest first. */
  'documents.preview': query(
    z.strictObject({ document: documentSchema, settings: settingsSchema.partial().optional() }),
    z.strictObject({
      title: z.string(),
      pages: z.int(),
      pdf: pdfSchema,
      issued: z.array(z.strictObject({ at: instantSchema, how: z.enum(waysOut), user: z.string(), to: z.string() })),
    }),
  ),
  /** What an email with it says, and to whom; `by`: how it would leave. */
  'documents.letter': query(
    z.strictObject({ document: documentSchema }),
    z.strictObject({ by: z.enum(['program', 'server']), to: z.string(), subject: z.string(), text: z.string() }),
  ),
  /** Which invoices have never left: Open ones with something due. */
  'documents.notIssued': query(z.strictObject({}), z.strictObject({ ids: z.array(idSchema), due: centsSchema })),
  /**
   * Makes the documents and lets them leave, one after the other; a document that cannot leave is named and holds up no other. A run that is cancelled
   * prints nothing and leaves no half file; of `file each`, what was written by then stays. What left is noted, so that the next one says it is a reprint.
   */
  'documents.issue': command(
    billers,
    z.strictObject({ documents: list, way: wayOutSchema }),
    /** `rest`: of which documents that have not left, in order: refused, or not reached. */
    runResult.extend({ pages: z.int(), kinds: z.array(z.enum(documentKinds)), rest: z.array(idSchema) }),
  ),
};
