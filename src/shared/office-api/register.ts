import * as z from 'zod';
import { depositKindSchema } from '../bank-words.ts';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { invoiceStateSchema, recordTypeSchema, serviceLevelSchema, workflowStateSchema } from '../words.ts';
import { billers, byId, command, idSchema, listOf, nothing, pageOf, query } from './call.ts';

export const registerFilter = z.strictObject({
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  types: z.array(recordTypeSchema).optional(),
  needsReview: z.boolean().optional(),
  unallocated: z.boolean().optional(),
  customer: idSchema.optional(),
  invoice: idSchema.optional(),
  /** Part of a number, customer name or comment. */
  text: z.string().max(200).optional(),
});

/** What a record is, in the biller's words, for its badge. */
export const recordNature = z.enum(['payment', 'refund', 'refund failed', 'lost dispute', 'dispute corrected', 'reversal']);

export const registerRow = z.strictObject({
  id: idSchema,
  date: isoDateSchema,
  type: recordTypeSchema,
  nature: recordNature,
  number: z.string(),
  amount: centsSchema,
  customer: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
  /** What it was for: one invoice, else how many invoices or dispatches; one dispatch is named. */
  invoice: z.strictObject({ id: idSchema, number: z.string() }).nullable(),
  dispatch: z.strictObject({ id: idSchema, number: z.int() }).nullable(),
  dispatchCount: z.int(),
  needsReview: z.boolean(),
  unallocated: centsSchema,
  creator: z.string(),
  comment: z.string(),
});
export type RegisterRow = z.infer<typeof registerRow>;

export const registerRecord = registerRow.extend({
  recordedAt: instantSchema,
  reviewedBy: z.string().nullable(),
  reviewedAt: instantSchema.nullable(),
  reviewNote: z.string(),
  /** `Visa ···· 4242`; empty when not Stripe's. */
  method: z.string(),
  paymentIntent: z.string().nullable(),
  /** Opens the same payment, refund or dispute in the Stripe dashboard. */
  stripeUrl: z.url().nullable(),
  events: z.array(
    z.strictObject({
      id: idSchema,
      kind: z.string(),
      amount: centsSchema,
      comment: z.string(),
      /** Not balanced yet, and not itself the balance of another. */
      reversible: z.boolean(),
      invoice: z.strictObject({ id: idSchema, number: z.string() }).nullable(),
      dispatch: z.strictObject({
        id: idSchema,
        number: z.int(),
        date: isoDateSchema,
        serviceLevel: serviceLevelSchema,
        state: workflowStateSchema,
        owed: centsSchema,
        writtenOff: centsSchema,
      }),
    }),
  ),
  /** As on the record: positive is a credit to the customer. */
  ledgerEntries: z.array(
    z.strictObject({
      id: idSchema,
      customer: z.strictObject({ id: idSchema, name: z.string() }),
      amount: centsSchema,
      comment: z.string(),
    }),
  ),
  fee: centsSchema,
  plbs: z.array(z.strictObject({ id: idSchema, code: z.string(), description: z.string(), amount: centsSchema })),
  /** Money of it that was sent back later; negative on the record that sent it. */
  returns: z.array(z.strictObject({ id: idSchema, description: z.string(), amount: centsSchema })),
  /** What each of its lists comes to. */
  totals: z.strictObject({
    events: centsSchema,
    ledgerEntries: centsSchema,
    plbs: centsSchema,
    returns: centsSchema,
    takenBackBy: centsSchema,
  }),
  /** The record it takes money back from, and those that took money back from it. */
  comesFrom: z
    .strictObject({ id: idSchema, type: recordTypeSchema, number: z.string(), date: isoDateSchema, amount: centsSchema })
    .nullable(),
  takenBackBy: z.array(
    z.strictObject({ id: idSchema, number: z.string(), date: isoDateSchema, amount: centsSchema, nature: recordNature }),
  ),
  /** What is unallocated of it is to be given back to the customer. */
  toReturn: z.boolean(),
  /** Not reversed yet; what Stripe moved goes back at Stripe. */
  reversible: z.boolean(),
  /** Reversed, or taken out of the books again: nothing of it is left in them. */
  takenBack: z.boolean(),
  /** How the bank stands to it: the deposit that it is in, and the line of the statement that stands for it or for that deposit. */
  bank: z.strictObject({
    deposit: z.strictObject({ kind: depositKindSchema, number: z.string(), date: isoDateSchema }).nullable(),
    line: z.strictObject({ date: isoDateSchema, reconciled: z.boolean() }).nullable(),
  }),
  invoiceState: invoiceStateSchema.nullable(),
  /** One or two sentences when it needs review: what happened to the money and the trips, and what is to decide. */
  reviewReason: z.string(),
});
export type RegisterRecord = z.infer<typeof registerRecord>;

export const register = {
  'register.list': query(
    pageOf(registerFilter, ['date', 'type', 'number', 'customer', 'amount']),
    listOf(registerRow, { in: centsSchema, out: centsSchema, net: centsSchema }),
  ),
  'register.get': query(byId, registerRecord),
  'register.toReview': query(nothing, z.strictObject({ count: z.int() })),
  /** How many records wait in each queue. */
  'register.waiting': query(nothing, z.strictObject({ review: z.int(), allocate: z.int() })),
  /** Asks for a review of a record, with a note for whoever does it. */
  'register.flag': command(
    billers,
    z.strictObject({ id: idSchema, note: z.string().trim().max(2000).default('') }),
    z.strictObject({ operation: idSchema }),
  ),
  /** Decides about dispatches of the record and marks it as reviewed, with name and time. */
  'register.review': command(
    billers,
    z.strictObject({
      id: idSchema,
      /** Dispatches that go back to the Billing office; the others stay as they are. */
      reopen: z.array(idSchema).default([]),
      /** Become Finished while something is owed. */
      writeOff: z.array(idSchema).default([]),
      /** Are billed to another customer from now on. */
      move: z.array(z.strictObject({ dispatch: idSchema, customer: idSchema })).default([]),
      note: z.string().max(2000).default(''),
    }),
    z.strictObject({ operation: idSchema }),
  ),
};
