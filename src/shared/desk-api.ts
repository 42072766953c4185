/** What the ledger asks of the process that started it, because only Electron can: make a PDF, print it, open a file, keep a secret. */
import * as z from 'zod';
import { paperSchema } from './document-settings.ts';

/** The bytes of a PDF. */
export const pdfSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const deskAskSchema = z.discriminatedUnion('what', [
  /** A page that stands alone: it fetches nothing and runs no script. `foot` stands at the foot of each page, with its number. */
  z.strictObject({ what: z.literal('make PDF'), html: z.string(), paper: paperSchema, foot: z.string() }),
  /** Shows a PDF in a window of its own, with the system's print dialog. */
  z.strictObject({ what: z.literal('print'), pdf: pdfSchema, title: z.string() }),
  /** Opens a message with the computer's mail program; it is a file for as long as Paydesk runs. */
  z.strictObject({
    what: z.literal('open draft'),
    name: z.string().regex(/^[^/\\\0]+\.eml$/),
    message: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  /** Keeps a text in the computer's keychain; empty: forgets it. */
  z.strictObject({ what: z.literal('keep secret'), name: z.enum(['mail password']), value: z.string() }),
  z.strictObject({ what: z.literal('tell secret'), name: z.enum(['mail password']) }),
]);
export type DeskAsk = z.infer<typeof deskAskSchema>;

/** `text`: the secret, or empty; `isKept`: also after a restart. A problem is a sentence for people. */
export const deskAnswerSchema = z.union([
  z.strictObject({ ok: z.literal(true), pdf: pdfSchema.optional(), text: z.string().optional(), isKept: z.boolean().optional() }),
  z.strictObject({ ok: z.literal(false), problem: z.string() }),
]);
export type DeskAnswer = z.infer<typeof deskAnswerSchema>;
