/** The steps of a scenario that are about prices, quotes and many trips at once. */
import * as z from 'zod';
import { isoDateSchema } from '../../src/shared/dates.ts';
import { payorSchema, serviceLevels, serviceLevelSchema, workflowStateSchema } from '../../src/shared/words.ts';
import { flag, money, name } from './scalars.ts';

/** Miles with at most one decimal, as tenths. */
const miles = z.string().transform((text, context): number => {
  const match = /^(\d{1,4})(?:\.(\d))?$/.exec(text);
  if (match) return Number(match[1]) * 10 + Number(match[2] ?? 0);
  context.addIssue(`not miles such as 12.5: ${text}`);
  return z.NEVER;
});
const trips = z.array(name).min(1);
const line = z.strictObject({
  base: money,
  perMile: money.optional(),
  included: miles.optional(),
  minimum: money.optional(),
  weekend: money.optional(),
});

export const priceSteps = {
  prices: z.strictObject({
    name: z.string(),
    customer: name.optional(),
    from: isoDateSchema,
    to: isoDateSchema.optional(),
    lines: z.partialRecord(z.enum(serviceLevels), line),
  }),
  trip: z.strictObject({
    dispatch: name,
    customer: name,
    date: isoDateSchema,
    level: serviceLevelSchema.optional(),
    miles: miles.optional(),
    price: money.optional(),
  }),
  change: z.strictObject({
    dispatch: name,
    customer: name.optional(),
    date: isoDateSchema.optional(),
    level: serviceLevelSchema.optional(),
    miles: miles.optional(),
    price: z.union([z.literal('by schedule'), money]).optional(),
    allowed: money.optional(),
    cancelled: flag.optional(),
  }),
  move: z.strictObject({
    dispatches: trips,
    what: z.enum(['park', 'release', 'make non-billable', 'make billable', 'write off', 'take write-off back', 'reopen']),
  }),
  'bill-to': z.strictObject({ dispatches: trips, payor: payorSchema }),
  requote: z.strictObject({ dispatches: trips, byHand: flag.default(false), invoiced: flag.default(false), finished: flag.default(false) }),
  'set-state': z.strictObject({ dispatch: name, state: z.union([workflowStateSchema, z.literal('automatic')]) }),
};
