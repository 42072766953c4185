/** Taking money back out of the books: a whole register record (a bounced check), or one payment event. Nothing is edited: a balancing row is added. */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { billers, command, idSchema, query } from './call.ts';
import { consequences } from './money.ts';

export const recordReversal = z.strictObject({
  /** The register record. */
  id: idSchema,
  /** The bank returned it; else it was recorded wrongly. */
  bounced: z.boolean(),
  /** Put to the customer's ledger for a returned check; zero: none. */
  fee: centsSchema.default(centsSchema.parse(0)),
  /** Invoices that it paid and that are Paid become Open again. */
  reopenInvoices: z.boolean().default(false),
});
export type RecordReversal = z.infer<typeof recordReversal>;

const reason = z.string().trim().min(1, 'Say why, for whoever reads the register later.').max(300);
const byEvent = z.strictObject({ id: idSchema });

export const reversals = {
  'register.foreseeReversal': query(
    recordReversal,
    /** `reopenable`: whether there is a Paid invoice that could be Open again. */
    consequences.extend({ reopenable: z.boolean() }),
    billers,
  ),
  'register.reverse': command(billers, recordReversal.extend({ reason }), z.strictObject({ operation: idSchema, record: idSchema })),
  'events.foreseeReversal': query(byEvent, consequences, billers),
  'events.reverse': command(billers, byEvent.extend({ reason }), z.strictObject({ operation: idSchema })),
};
