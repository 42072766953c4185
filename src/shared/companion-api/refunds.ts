/** POST /desk/refunds: a desk asks for money of a portal payment to go back. The books change only when Stripe reports that it did. */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { paymentIntentIdSchema, refundIdSchema, refundStatusSchema } from './facts.ts';

/** What Stripe lets one say; more than that stays on the desk. */
export const refundReasonSchema = z.enum(['requested_by_customer', 'duplicate', 'fraudulent']);

export const refundInput = z.strictObject({
  /** Made by the desk, one for each wish: asked again with the same key, the same refund is meant. */
  key: z.string().regex(/^[0-9a-z]{8,40}$/),
  paymentIntent: paymentIntentIdSchema,
  amount: centsSchema.refine((amount) => amount > 0),
  reason: refundReasonSchema,
  /** What has gone back or is going back as far as the desk knows: a refund that it has not heard of yet makes a conflict, not a second refund. */
  knownBack: centsSchema.refine((amount) => amount >= 0),
});
export const refundOutput = z.strictObject({ refund: refundIdSchema, status: refundStatusSchema });
