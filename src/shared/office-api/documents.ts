/** Papers for customers: invoices with their cover sheets, statements, receipts. They are made, shown, printed, saved and sent as PDF. */
import { z } from 'zod';
import { pdfSchema } from '../desk-api.ts';
import { settingsSchema } from '../settings.ts';
import { billers, command, idSchema, query } from './call.ts';

export const amountsChoices = ['as invoiced', 'as due now'] as const;

export const documentSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('invoice'), id: idSchema, amounts: z.enum(amountsChoices).default('as due now') }),
]);
export type Document = z.infer<typeof documentSchema>;

export const documents = {
  /** The PDF as it would be printed; with `settings`, as it would be after such a change of them. */
  'documents.preview': query(
    z.strictObject({ document: documentSchema, settings: settingsSchema.partial().optional() }),
    z.strictObject({ title: z.string(), pages: z.int(), pdf: pdfSchema }),
  ),
  /** Writes the PDF to the file that the user chose. */
  'documents.save': command(billers, z.strictObject({ document: documentSchema, to: z.string() }), z.strictObject({ title: z.string() })),
};
