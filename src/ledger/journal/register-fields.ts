/** What an operation says about the check register beside the money itself: reviews. */
import * as z from 'zod';
import { instantSchema } from '../../shared/dates.ts';

const text = z.string().max(2000);

export const reviewFields = z.strictObject({
  needsReview: z.boolean(),
  reviewedBy: text.nullable(),
  reviewedAt: instantSchema.nullable(),
  reviewNote: text,
});
