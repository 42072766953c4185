/** What an operation says about the balance at Stripe: its movements, and the payouts out of it. IDs are Stripe's own. */
import * as z from 'zod';
import { movementKindSchema, payoutStatusSchema } from '../../shared/companion-api/money-moves.ts';
import { instantSchema, isoDateSchema } from '../../shared/dates.ts';
import { centsSchema } from '../../shared/money.ts';

const id = z.string().min(1).max(120);

/** The id is the `txn_…`. Nothing of it ever changes but that its payout becomes known: that is left out until then. */
export const stripeMovementFields = z.strictObject({
  at: instantSchema,
  /** The office's date of that moment. */
  date: isoDateSchema,
  kind: movementKindSchema,
  /** Positive: into the balance. */
  amount: centsSchema,
  fee: centsSchema,
  source: id.nullable(),
  paymentIntent: id.nullable(),
  text: z.string().max(200),
  earlier: z.boolean(),
  payout: id,
  account: z.string().max(100),
  livemode: z.boolean(),
});

/** The id is the `po_…`, as is that of the deposit which the bank's statement is matched with. */
export const stripePayoutFields = z.strictObject({
  amount: centsSchema,
  status: payoutStatusSchema,
  createdAt: instantSchema,
  arrival: isoDateSchema,
  reason: z.string().max(300),
  /** When Stripe said that it came to nothing. */
  endedAt: instantSchema,
  contents: z.enum(['told', 'later', 'by hand']),
  account: z.string().max(100),
});
