/** Payment events: the smallest pieces of money, found by whatever is known of them. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { eventKindSchema, recordTypes } from '../words.ts';
import { command, everyone, idSchema, listOf, nothing, pageOf, query } from './call.ts';
import { eventRow } from './dispatches.ts';
import { exported, exportFile } from './exports.ts';

/** What a payment event came from: the type of its register record. */
export const transactionTypes = [...recordTypes, 'No transaction'] as const;
const transactionTypeSchema = z.enum(transactionTypes);

/** Days are meant with the first and the last; amounts as they are shown, so that a reversal's is negative. */
export const eventFilter = z.strictObject({
  /** The date of the event itself. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** The date of service of its trip. */
  servedFrom: isoDateSchema.optional(),
  servedTo: isoDateSchema.optional(),
  /** The day on which it was recorded in the books. */
  postedFrom: isoDateSchema.optional(),
  postedTo: isoDateSchema.optional(),
  /** The date of its register record. */
  transactionFrom: isoDateSchema.optional(),
  transactionTo: isoDateSchema.optional(),
  kinds: z.array(eventKindSchema).optional(),
  transactionTypes: z.array(transactionTypeSchema).optional(),
  creator: z.string().max(100).optional(),
  customer: idSchema.optional(),
  dispatch: idSchema.optional(),
  invoice: idSchema.optional(),
  /** Whether it moves any money; false: only those that move none. */
  nonZero: z.boolean().optional(),
  least: centsSchema.optional(),
  most: centsSchema.optional(),
});

/** How many events, and what they come to. */
const group = { count: z.int(), amount: centsSchema };

export const eventTotals = z.strictObject({
  /** Only what there is of. */
  kinds: z.array(z.strictObject({ kind: eventKindSchema, ...group })),
  transactionTypes: z.array(z.strictObject({ type: transactionTypeSchema, ...group })),
});
export type EventTotals = z.infer<typeof eventTotals>;

export const events = {
  'events.list': query(pageOf(eventFilter, ['date', 'kind', 'amount']), listOf(eventRow, { amount: centsSchema })),
  /** What all that the filter finds comes to, by what it is and by what it came from. */
  'events.totals': query(z.strictObject({ filter: eventFilter }), eventTotals),
  /** By whom there may be events: everyone who is or was of the office, and Paydesk itself. */
  'events.creators': query(nothing, z.strictObject({ creators: z.array(z.string()) })),
  /** All that the filter finds, into a file. */
  'events.export': command(everyone, exportFile.extend({ filter: eventFilter }), exported),
};
