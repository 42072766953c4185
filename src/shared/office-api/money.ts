/** What money that is recorded, moved or taken back comes to, to the cent: every command about money has a preview of this one form. */
import { z } from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { invoiceStateSchema, serviceLevelSchema, workflowStateSchema } from '../words.ts';
import { idSchema } from './call.ts';

const standing = z.strictObject({ state: workflowStateSchema, price: centsSchema, owed: centsSchema, writtenOff: centsSchema });

export const consequences = z.strictObject({
  /** What is added to the check register, and how much of that belongs to nothing yet; null: no record. */
  record: z.strictObject({ amount: centsSchema, unallocated: centsSchema }).nullable(),
  trips: z.array(
    z.strictObject({
      dispatch: z.strictObject({ id: idSchema, number: z.int(), date: isoDateSchema, serviceLevel: serviceLevelSchema }),
      /** Money applied to it; negative: taken back. */
      amount: centsSchema,
      before: standing,
      after: standing,
    }),
  ),
  ledgers: z.array(
    z.strictObject({
      customer: z.strictObject({ id: idSchema, name: z.string() }),
      comment: z.string(),
      /** As on the ledger. Positive: the customer owes more. */
      amount: centsSchema,
      balanceAfter: centsSchema,
    }),
  ),
  /** Child records of the register record: fees and PLBs. */
  adjustments: z.array(z.strictObject({ description: z.string(), amount: centsSchema })),
  invoices: z.array(
    z.strictObject({
      id: idSchema,
      number: z.string(),
      before: z.strictObject({ state: invoiceStateSchema, due: centsSchema }),
      after: z.strictObject({ state: invoiceStateSchema, due: centsSchema }),
    }),
  ),
});
export type Consequences = z.infer<typeof consequences>;
