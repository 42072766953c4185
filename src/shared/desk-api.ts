/** What the ledger asks of the process that started it, because only Electron can: make a PDF, print it, open a file, keep a secret. */
import { z } from 'zod';
import { paperSchema } from './document-settings.ts';

/** The bytes of a PDF. */
export const pdfSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const deskAskSchema = z.discriminatedUnion('what', [
  /** A page that stands alone: it fetches nothing and runs no script. `foot` stands at the foot of each page, with its number. */
  z.strictObject({ what: z.literal('make PDF'), html: z.string(), paper: paperSchema, foot: z.string() }),
  /** Shows a PDF in a window of its own, with the system's print dialog. */
  z.strictObject({ what: z.literal('print'), pdf: pdfSchema, title: z.string() }),
]);
export type DeskAsk = z.infer<typeof deskAskSchema>;

/** A problem is a sentence for people. */
export const deskAnswerSchema = z.union([
  z.strictObject({ ok: z.literal(true), pdf: pdfSchema.optional() }),
  z.strictObject({ ok: z.literal(false), problem: z.string() }),
]);
export type DeskAnswer = z.infer<typeof deskAnswerSchema>;
