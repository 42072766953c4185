/** The steps of a scenario that are about the bank, and about days that pass. */
import * as z from 'zod';
import { payoutSteps } from './payout-format.ts';
import { count, money, name } from './scalars.ts';

export const bankSteps = {
  deposit: z.strictObject({ deposit: name, records: z.array(name).min(1), number: z.string().default('') }),
  'bank-statement': z.strictObject({
    lines: z.array(z.string()).min(1),
    /** What a biller says of the columns; left out: what their names tell, or what was said before. */
    columns: z.record(z.string(), z.string()).optional(),
    new: count.optional(),
    known: count.optional(),
  }),
  'bank-match': z.union([z.literal('suggested'), z.strictObject({ amount: money, with: name })]),
  'bank-set-aside': z.strictObject({ amount: money }),
  'bank-reconcile': z.literal('all'),
  bank: z.strictObject({
    toConfirm: count.optional(),
    matched: count.optional(),
    reconciled: count.optional(),
    unknown: count.optional(),
    missing: z.array(name).optional(),
  }),
  days: z.coerce.number().int().min(1).max(3650),
  'late-fees': z.strictObject({ charged: money }),
};

/** With those about Stripe's payouts. */
export const stepsAtTheBank = { ...bankSteps, ...payoutSteps };
