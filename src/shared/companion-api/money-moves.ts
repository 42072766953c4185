/** How the balance at Stripe moves, and what is paid out of it to the office's bank: the facts that the books are reconciled against. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';

export const payoutIdSchema = z.string().regex(/^po_[A-Za-z0-9_]{1,100}$/);

/**
 * What moved the balance. `fee`: what Stripe charges by itself; the fee of a payment or dispute is in that one's own `fee`. `foreign`: it moved a balance
 * that is not in US dollars; its amount is zero, and its `text` says how much.
 */
export const movementKindSchema = z.enum(['payment', 'refund', 'dispute', 'fee', 'payout', 'other', 'foreign']);
export type MovementKind = z.infer<typeof movementKindSchema>;

export const movementSchema = z.strictObject({
  /** `txn_…`, of Stripe's balance transaction. */
  id: z.string().regex(/^txn_[A-Za-z0-9_]{1,100}$/),
  at: instantSchema,
  kind: movementKindSchema,
  /** Positive: into the balance. */
  amount: centsSchema,
  /** What Stripe kept of it: `amount − fee` is what the balance moved by. */
  fee: centsSchema,
  /** The charge, refund, dispute or payout; null where Stripe names none. */
  source: z.string().max(120).nullable(),
  /** `pi_…` of the payment that it is, or goes back to; null where there is none. */
  paymentIntent: z.string().max(120).nullable(),
  /** Of a payment: `Visa ···· 4242`. Of Stripe's own charges: what for. Never a payer's name. */
  text: z.string().max(200),
  /** From before Paydesk was there, and nothing of Paydesk's: booked elsewhere, and shown only where a payout holds it. */
  earlier: z.boolean(),
});
export type Movement = z.infer<typeof movementSchema>;

/** Of the movement that stands for all that was at Stripe before Paydesk came: it is `earlier`, and part of the balance. */
export const openingPrefix = 'txn_opening_';

/** At most so many in one fact. */
export const mostMovements = 100;

export const payoutStatusSchema = z.enum(['pending', 'in_transit', 'paid', 'failed', 'canceled']);
export type PayoutStatus = z.infer<typeof payoutStatusSchema>;

export const payoutFields = {
  payout: payoutIdSchema,
  /** Negative: Stripe drew money from the bank. */
  amount: centsSchema,
  status: payoutStatusSchema,
  createdAt: instantSchema,
  /** When the bank should show it. */
  arrival: isoDateSchema,
  /** Why it failed; else empty. */
  reason: z.string().max(300),
  /** `told`: all that it holds was told; `later`: will be; `by hand`: Stripe does not say what such a payout holds. */
  contents: z.enum(['told', 'later', 'by hand']),
};
