/** What Stripe knows of a payment in the check register beyond the books: what has gone back, is going back, or is disputed. */
import * as z from 'zod';
import { signUpInput, unlinkInput } from '../companion-api/accounts.ts';
import { refundReasonSchema } from '../companion-api/refunds.ts';
import { instantSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { administrators, billers, command, idSchema, nothing, query } from './call.ts';
import { consequences } from './money.ts';
import { connectionSchema } from './office.ts';

const record = z.strictObject({ record: idSchema });

export const stripePayment = z.strictObject({
  /** How much can still be paid back; 0 with `whyNot` where nothing can. */
  refundable: centsSchema,
  whyNot: z.string(),
  refunds: z.array(
    z.strictObject({
      id: z.string(),
      at: instantSchema,
      amount: centsSchema,
      /** `on its way`: asked for, and not in the books before Stripe says that it succeeded. */
      status: z.enum(['on its way', 'succeeded', 'failed']),
      /** Stripe's word on it, in plain words; may be empty. */
      reason: z.string(),
      url: z.url().nullable(),
    }),
  ),
  disputes: z.array(
    z.strictObject({
      id: z.string(),
      amount: centsSchema,
      /** What the customer says, in plain words. */
      reason: z.string(),
      status: z.enum(['to answer', 'answered', 'lost', 'won']),
      /** Until when evidence counts. */
      answerBy: instantSchema.nullable(),
      /** What Stripe has taken for it as of now, and its own fee. */
      withdrawn: centsSchema,
      fee: centsSchema,
      /** Opens it in the Stripe dashboard, where it is answered. */
      url: z.url().nullable(),
    }),
  ),
});
export type StripePayment = z.infer<typeof stripePayment>;

const refundWish = record.extend({
  /** More than zero, and no more than is refundable. */
  amount: centsSchema,
});

export const stripe = {
  /** Begins, or goes on with, signing up for Stripe. `url` is for the browser: whoever has it could answer Stripe's questions. */
  'stripe.signUp': command(administrators, signUpInput, z.strictObject({ url: z.url(), connection: connectionSchema })),
  /** Leaves the office without a Stripe account. */
  'stripe.unlink': command(administrators, unlinkInput, connectionSchema),
  /** Asks Stripe now how the account stands. */
  'stripe.lookAgain': command(billers, nothing, connectionSchema),
  'stripe.payment': query(record, stripePayment),
  /** What will be taken back once Stripe says that the refund succeeded, and what can go back then. */
  'stripe.previewRefund': query(refundWish, consequences.extend({ refundableAfter: centsSchema }), billers),
  /** Asks Stripe to pay back. The books change when Stripe reports that it did. */
  'stripe.refund': command(
    billers,
    refundWish.extend({
      reason: refundReasonSchema,
      /** Why, for the office's own history; stays on the desk. */
      note: z.string().max(300).default(''),
      /** One for each wish: sent again with the same key after an answer was lost, the same refund is meant. */
      key: z.string().regex(/^[0-9a-z]{8,40}$/),
    }),
    z.strictObject({ refund: z.string(), status: z.enum(['on its way', 'succeeded', 'failed']) }),
  ),
};
