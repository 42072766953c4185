/** Late fees for invoices that are overdue, by the terms of the settings. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { billers, command, idSchema, nothing, query } from './call.ts';
import { runResult } from './runs.ts';

export const lateFeeRow = z.strictObject({
  invoice: z.strictObject({ id: idSchema, number: z.string() }),
  customer: z.strictObject({ id: idSchema, name: z.string() }),
  dueOn: isoDateSchema,
  daysLate: z.int(),
  /** How many of its trips are charged. */
  trips: z.int(),
  dueNow: centsSchema,
  fee: centsSchema,
});

export const lateFees = {
  /** What charging now would charge, invoice by invoice, to the cent; `terms` is null while the office has none. */
  'lateFees.plan': query(nothing, z.strictObject({ terms: z.string().nullable(), rows: z.array(lateFeeRow), total: centsSchema }), billers),
  /** Each trip is one operation; what was charged before a cancel stays. */
  'lateFees.charge': command(
    billers,
    z.strictObject({ except: z.array(idSchema).max(10_000).default([]) }),
    runResult.extend({ total: centsSchema }),
  ),
};
