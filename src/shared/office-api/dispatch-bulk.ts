/** Many dispatches at once: parked, released, written off, quoted again, each by a decision of its own. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { payorSchema, workflowStateSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';
import { runResult } from './runs.ts';

/** What is done with each. */
export const dispatchMove = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['park', 'release', 'make non-billable', 'make billable', 'write off', 'take write-off back', 'reopen']) }),
  z.strictObject({ what: z.literal('change payor'), payor: payorSchema }),
  /** What the price schedules ask; `byHand`, `invoiced`, `finished`: those too that else keep their quote. */
  z.strictObject({ what: z.literal('quote again'), byHand: z.boolean(), invoiced: z.boolean(), finished: z.boolean() }),
]);
export type DispatchMove = z.infer<typeof dispatchMove>;

/** Chosen one by one, or all with a date of service in the range, perhaps of one customer. */
export const dispatchScope = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(10_000) }),
  z.strictObject({ from: isoDateSchema, to: isoDateSchema.nullable(), customer: idSchema.nullable() }),
]);
export type DispatchScope = z.infer<typeof dispatchScope>;

const bulk = z.strictObject({ trips: dispatchScope, move: dispatchMove });

const amounts = z.strictObject({ quoted: centsSchema, owed: centsSchema, balanceDue: centsSchema, writtenOff: centsSchema });

export const plannedMove = z.strictObject({
  dispatch: z.strictObject({ id: idSchema, number: z.int(), date: isoDateSchema }),
  customer: z.string(),
  before: z.strictObject({ state: workflowStateSchema, quoted: centsSchema, owed: centsSchema }),
  after: z.strictObject({ state: workflowStateSchema, quoted: centsSchema, owed: centsSchema }),
});
export type PlannedMove = z.infer<typeof plannedMove>;

export const bulkPlan = z.strictObject({
  /** How many it can be done with. */
  count: z.int(),
  /** The sums of those. */
  before: amounts,
  after: amounts,
  /** How many come from which state into which. */
  states: z.array(z.strictObject({ from: workflowStateSchema, to: workflowStateSchema, count: z.int() })),
  /** The first of them, by number. */
  moves: z.array(plannedMove),
  /** Why others are left alone, the most frequent reason first, each with the first of their numbers. */
  leftAlone: z.array(z.strictObject({ reason: z.string(), count: z.int(), numbers: z.array(z.int()) })),
});
export type BulkPlan = z.infer<typeof bulkPlan>;

export const dispatchBulk = {
  /** What would come of it, to the cent. */
  'dispatches.planBulk': query(bulk, bulkPlan, billers),
  /** Each dispatch is one operation of its own; those that it cannot be done with are named, and hold up no other. */
  'dispatches.bulk': command(billers, bulk, runResult),
};
