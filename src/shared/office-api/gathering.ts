/** How dispatches are gathered into an invoice (domain.md, Invoices, Kinds). */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { idSchema } from './call.ts';

const byRule = [
  z.strictObject({ kind: z.literal('differential') }),
  /** Dates of service, both included. */
  z.strictObject({ kind: z.literal('complete'), from: isoDateSchema, to: isoDateSchema }),
  /** Those that were invoiced this often or more. */
  z.strictObject({ kind: z.literal('collections'), timesInvoiced: z.int().min(1).max(99) }),
] as const;

/** By a rule: what a customer's invoice takes follows from the books. */
export const gatheringByRule = z.discriminatedUnion('kind', byRule);
export type GatheringByRule = z.infer<typeof gatheringByRule>;

export const gathering = z.discriminatedUnion('kind', [
  ...byRule,
  z.strictObject({ kind: z.literal('custom'), items: z.array(idSchema).min(1).max(10_000) }),
]);
export type Gathering = z.infer<typeof gathering>;

/** What may be gathered for one customer; `custom`: all that may be picked by hand. */
export const candidatesBy = z.discriminatedUnion('kind', [...byRule, z.strictObject({ kind: z.literal('custom') })]);

/** Trips that are not taken though meant: in the parking lot, on a draft already, Finished (of those picked by hand). */
export const passedOver = z.strictObject({ parked: z.int(), onDraft: z.int(), finished: z.int() });
