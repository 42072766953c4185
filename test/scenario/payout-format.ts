/** The steps of a scenario that are about Stripe's payouts, and about its balance against the books. */
import * as z from 'zod';
import { isoDateSchema } from '../../src/shared/dates.ts';
import { whyDifferent } from '../../src/shared/office-api/payouts.ts';
import { count, flag, money, name } from './scalars.ts';

const atBank = z.enum(['reconciled', 'matched', 'differs', 'not yet', 'missing', 'none']);

export const payoutSteps = {
  /** `holds`: only what these moved; `byHand`: somebody made it, of this amount. */
  payout: z.strictObject({
    payout: name,
    holds: z.array(name).min(1).optional(),
    byHand: money.optional(),
    arrives: isoDateSchema.optional(),
    status: z.enum(['paid', 'pending']).default('paid'),
  }),
  'payout-status': z.strictObject({ payout: name, status: z.enum(['paid', 'failed', 'canceled']) }),
  /** Of what Stripe moves by itself. */
  'stripe-moves': z.strictObject({ amount: money, as: z.enum(['fee', 'adjustment']) }),
  /** A payment that somebody takes at Stripe, past Paydesk. */
  'charge-elsewhere': z.strictObject({ payment: name, amount: money }),
  'take-in': z.strictObject({
    payment: name,
    customer: name,
    invoices: z.array(name).min(1).optional(),
    dispatches: z.array(name).min(1).optional(),
  }),
  /** The line of that amount is a payout of these records, which Stripe has not told of. */
  'bank-payout': z.strictObject({ amount: money, records: z.array(name).min(1) }),
  'fill-payout': z.strictObject({ payout: name, records: z.array(name) }),
  /** Looks at a payout: each given must be so. `records`: of the register. */
  'payout-holds': z.strictObject({
    payout: name,
    amount: money.optional(),
    fees: money.optional(),
    records: z.array(name).optional(),
    notInBooks: count.optional(),
    atBank: atBank.optional(),
  }),
  /** Looks at *Stripe against the books* of all days. */
  'stripe-books': z.strictObject({
    agrees: flag.optional(),
    /** All that differs, by the payment, refund or dispute; `Stripe`: what Stripe moved by itself. */
    differences: z.array(z.strictObject({ of: z.string(), why: whyDifferent, amount: money })).optional(),
    payments: money.optional(),
    refunds: money.optional(),
    disputes: money.optional(),
    fees: money.optional(),
    /** What lies at Stripe in the end. */
    balance: money.optional(),
    elsewhere: z.array(name).optional(),
  }),
};
