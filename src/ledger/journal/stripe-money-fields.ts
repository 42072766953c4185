/** What an operation says about the balance at Stripe: its movements, and the payouts out of it. IDs are Stripe's own; what Stripe tells stays as it is told. */
import * as z from 'zod';
import { movementSchema, payoutFields, payoutIdSchema } from '../../shared/companion-api/money-moves.ts';
import { instantSchema, isoDateSchema } from '../../shared/dates.ts';

const account = z.string().max(100);

/** The id is the `txn_…`. Nothing of it ever changes but that its payout becomes known: that is left out until then. */
export const stripeMovementFields = movementSchema.omit({ id: true }).extend({
  /** The office's date of that moment. */
  date: isoDateSchema,
  payout: payoutIdSchema,
  account,
  livemode: z.boolean(),
});

const { payout: _id, ...told } = payoutFields;

/** The id is the `po_…`, as is that of the deposit which the bank's statement is matched with. */
export const stripePayoutFields = z.strictObject({
  ...told,
  /** When Stripe said that it came to nothing. */
  endedAt: instantSchema,
  account,
});
