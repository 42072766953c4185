/** Duplicates: merging one customer into another, and separating them again. */
import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { customerKindSchema, invoiceStateSchema } from '../words.ts';
import { billers, byId, command, idSchema, query } from './call.ts';

const side = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** Positive: the customer owes. */
  ledgerBefore: centsSchema,
  ledgerAfter: centsSchema,
  /** What its trips owe. */
  dueBefore: centsSchema,
  dueAfter: centsSchema,
});

/** What moves from one customer to another, and which invoices are due another amount then. */
export const movePlan = z.strictObject({
  from: side,
  to: side,
  moves: z.strictObject({ dispatches: z.int(), invoices: z.int(), ledgerEntries: z.int(), records: z.int() }),
  invoices: z.array(
    z.strictObject({ id: idSchema, number: z.string(), state: invoiceStateSchema, dueBefore: centsSchema, dueAfter: centsSchema }),
  ),
});
export type MovePlan = z.infer<typeof movePlan>;

const pair = z.strictObject({
  /** The duplicate. */
  id: idSchema,
  /** The customer that is kept. */
  into: idSchema,
});

const party = z.strictObject({
  id: idSchema,
  name: z.string(),
  kind: customerKindSchema,
  city: z.string(),
  /** What the trips and the ledger owe in all. */
  owed: centsSchema,
  dispatches: z.int(),
});
export type Party = z.infer<typeof party>;

const likelyPair = z.strictObject({
  a: party,
  b: party,
  because: z.array(z.enum(['same email', 'same phone', 'same address', 'same name', 'similar name'])),
});
export type LikelyPair = z.infer<typeof likelyPair>;

export const merging = {
  /** Customers that look like the same, the likeliest first; `of`: only those like this one, which is `a` then. */
  'customers.likelyDuplicates': query(
    z.strictObject({ of: idSchema.optional(), limit: z.int().min(1).max(200).default(50) }),
    z.strictObject({ pairs: z.array(likelyPair), count: z.int() }),
  ),
  /** What merging would do, to the cent. */
  'customers.planMerge': query(pair, movePlan),
  /** Everything of the duplicate counts for the kept customer from then on. */
  'customers.merge': command(billers, pair, z.strictObject({ operation: idSchema })),
  /** What separating a merged customer again would do, to the cent. */
  'customers.planSeparation': query(byId, movePlan),
  'customers.separate': command(billers, byId, z.strictObject({ operation: idSchema })),
};
