/** What a price schedule asks for a trip, and where the quote of a dispatch came from. */
import * as z from 'zod';
import { centsSchema } from './money.ts';
import { serviceLevelSchema } from './words.ts';

const id = z.string().min(1).max(120);

/** The prices of one service level. */
export const ratesSchema = z.strictObject({
  base: centsSchema.nonnegative(),
  /** For each mile beyond those included. */
  perMile: centsSchema.nonnegative(),
  /** Tenths of a mile. */
  includedMiles: z.int().min(0).max(100_000),
  /** Base and mileage together are never less; 0: no minimum. */
  minimum: centsSchema.nonnegative(),
  /** Added on a Saturday or Sunday. */
  weekend: centsSchema.nonnegative(),
});
export type Rates = z.infer<typeof ratesSchema>;

/** How a quote comes about, each part in cents; their sum is the quote. */
export const quotePartsSchema = z.strictObject({
  base: centsSchema,
  mileage: centsSchema,
  /** What was missing to the minimum. */
  toMinimum: centsSchema,
  weekend: centsSchema,
});
export type QuoteParts = z.infer<typeof quotePartsSchema>;

/** Which line of which schedule gave a quote, as it stood then: kept with the dispatch, whatever becomes of the schedule. */
export const quoteSourceSchema = z.strictObject({
  schedule: id,
  name: z.string().min(1).max(120),
  /** Whether it is the customer's own contract. */
  contract: z.boolean(),
  level: serviceLevelSchema,
  rates: ratesSchema,
  /** Tenths of a mile that were billed: those driven less those included. */
  billedMiles: z.int().nonnegative(),
  parts: quotePartsSchema,
});
export type QuoteSource = z.infer<typeof quoteSourceSchema>;
