/** Taking back what was done, and doing again what was taken back. */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { invoiceStateSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';
import { runResult } from './runs.ts';

/** What undoing an operation comes to, before it is done. */
export const undoPreview = z.strictObject({
  /** What would be undone, in words. */
  summary: z.string(),
  /** Why it cannot be; empty when it can. */
  refused: z.string(),
  /** What the check register gets; 0 when it gets nothing. */
  register: centsSchema,
  /** By how much more its trips would owe. */
  owedMore: centsSchema,
  trips: z.int(),
  /** What the customers' ledgers get; positive: they owe more. */
  ledger: centsSchema,
  invoices: z.array(z.strictObject({ number: z.string(), state: invoiceStateSchema })),
});
export type UndoPreview = z.infer<typeof undoPreview>;

export const undo = {
  'undo.preview': query(z.strictObject({ operation: idSchema }), undoPreview, billers),
  /**
   * Takes the operations back, the newest first, each by one of its own; those that cannot be are named with the reason and hold up no other.
   * One alone that cannot be is refused. Undoing what this appended does everything again.
   */
  'undo.undo': command(billers, z.strictObject({ operations: z.array(idSchema).min(1).max(10_000) }), runResult),
};
