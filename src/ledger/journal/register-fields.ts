/** What an operation says about the check register beside the money itself: child records and reviews. */
import * as z from 'zod';
import { instantSchema } from '../../shared/dates.ts';
import { centsSchema } from '../../shared/money.ts';

const id = z.string().min(1).max(120);
const text = z.string().max(2000);

export const reviewFields = z.strictObject({
  needsReview: z.boolean(),
  reviewedBy: text.nullable(),
  reviewedAt: instantSchema.nullable(),
  reviewNote: text,
});

export const adjustmentRow = z.strictObject({
  record: id,
  /** `fee`: processing fee collected with a portal payment. `plb`: a provider-level adjustment with its reason code. `return`: money sent back. `taken back`: what went nowhere, of a record that another one took back. */
  kind: z.enum(['fee', 'plb', 'return', 'taken back']),
  code: text,
  amount: centsSchema,
  description: text,
});
