/** What a customer owes now, regardless of invoices: on screen and on paper. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { selfPayIdSchema } from '../self-pay-id.ts';
import { serviceLevelSchema } from '../words.ts';
import { byId, idSchema, query } from './call.ts';

const trip = z.strictObject({
  id: idSchema,
  number: z.int(),
  date: isoDateSchema,
  patient: z.string(),
  serviceLevel: serviceLevelSchema,
  origin: z.string(),
  destination: z.string(),
  price: centsSchema,
  paid: centsSchema,
  balanceDue: centsSchema,
  /** Days since the date of service; none for one to come. */
  days: z.int().nonnegative(),
});
export type StatementTrip = z.infer<typeof trip>;

const leftOut = z.strictObject({ count: z.int(), amount: centsSchema });

export const statement = z.strictObject({
  office: z.strictObject({ name: z.string(), phone: z.string() }),
  customer: z.strictObject({
    id: idSchema,
    name: z.string(),
    line1: z.string(),
    line2: z.string(),
    city: z.string(),
    region: z.string(),
    postal: z.string(),
  }),
  date: isoDateSchema,
  madeAt: instantSchema,
  /** Oldest first. */
  trips: z.array(trip),
  tripsDue: centsSchema,
  aging: z.array(z.strictObject({ from: z.int(), to: z.int().nullable(), amount: centsSchema })),
  /** Positive: the customer owes. */
  ledgerBalance: centsSchema,
  total: centsSchema,
  /** What has a balance and is not asked for: in the parking lot, or for another payor to pay. */
  heldBack: leftOut,
  otherPayor: leftOut,
  /** How to pay online; null where nothing can be. */
  portalUrl: z.url().nullable(),
  /** The Open invoices with something due, newest first. */
  invoices: z.array(
    z.strictObject({ id: idSchema, number: z.string(), selfPayId: selfPayIdSchema, committedOn: isoDateSchema, dueNow: centsSchema }),
  ),
});
export type Statement = z.infer<typeof statement>;

export const statements = {
  /** As of today, or as of the end of an earlier day. */
  'customers.statement': query(byId.extend({ date: isoDateSchema.optional() }), statement),
};
