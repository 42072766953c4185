/** What Stripe reported, as the activity of an invoice tells it. */
import * as z from 'zod';
import { instantSchema } from '../../shared/dates.ts';
import { centsSchema } from '../../shared/money.ts';

const id = z.string().min(1).max(120);

export const stripeActivityRow = z.strictObject({
  at: instantSchema,
  invoice: id.nullable(),
  paymentIntent: id.nullable(),
  object: id,
  /** A closed word for icons and filters; `text` is the sentence a biller reads. */
  fact: z.enum([
    'payment succeeded',
    'payment processing',
    'payment failed',
    'checkout expired',
    'card asked',
    'refund asked',
    'refund pending',
    'refund succeeded',
    'refund failed',
    'dispute opened',
    'dispute lost',
    'dispute won',
    'not booked',
  ]),
  amount: centsSchema,
  text: z.string().max(2000),
});
