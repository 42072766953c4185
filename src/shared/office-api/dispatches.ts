import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { quoteSourceSchema } from '../quotes.ts';
import { eventKindSchema, payorSchema, serviceLevelSchema, workflowStateSchema } from '../words.ts';
import { billers, byId, command, idSchema, listOf, pageOf, query } from './call.ts';

export const dispatchFilter = z.strictObject({
  states: z.array(workflowStateSchema).optional(),
  levels: z.array(serviceLevelSchema).optional(),
  payors: z.array(payorSchema).optional(),
  customer: idSchema.optional(),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  parked: z.boolean().optional(),
  writtenOff: z.boolean().optional(),
  overpaid: z.boolean().optional(),
  /** Whether something is due on it, or is to be given back. */
  withBalance: z.boolean().optional(),
  /** Part of a number, patient or customer name. */
  text: z.string().max(200).optional(),
});

export const dispatchRow = z.strictObject({
  id: idSchema,
  number: z.int(),
  date: isoDateSchema,
  customer: z.strictObject({ id: idSchema, name: z.string() }),
  patient: z.string(),
  serviceLevel: serviceLevelSchema,
  payor: payorSchema,
  state: workflowStateSchema,
  parked: z.boolean(),
  nonBillable: z.boolean(),
  cancelled: z.boolean(),
  price: centsSchema,
  paid: centsSchema,
  owed: centsSchema,
  balanceDue: centsSchema,
  writtenOff: centsSchema,
});
export type DispatchRow = z.infer<typeof dispatchRow>;

export const eventRow = z.strictObject({
  id: idSchema,
  date: isoDateSchema,
  kind: eventKindSchema,
  amount: centsSchema,
  comment: z.string(),
  creator: z.string(),
  /** When it was recorded in the books. */
  postedAt: instantSchema,
  /** Of its trip; null while that has not arrived here. */
  serviceDate: isoDateSchema.nullable(),
  /** Of its register record. */
  transactionDate: isoDateSchema.nullable(),
  dispatch: z.strictObject({ id: idSchema, number: z.int() }),
  customer: z.strictObject({ id: idSchema, name: z.string() }).nullable(),
  invoice: z.strictObject({ id: idSchema, number: z.string() }).nullable(),
  record: z.strictObject({ id: idSchema, type: z.string(), number: z.string() }).nullable(),
  /** Not balanced yet, and not itself the balance of another. */
  reversible: z.boolean(),
});
export type EventRow = z.infer<typeof eventRow>;

export const dispatch = dispatchRow.extend({
  origin: z.string(),
  destination: z.string(),
  /** Tenths of a mile. */
  mileage: z.int(),
  /** Its ID in the office's former system. */
  externalId: z.string(),
  quoted: centsSchema,
  /** The line of a price schedule that gave the quote; null: it was given by hand. */
  quoteSource: quoteSourceSchema.nullable(),
  allowed: centsSchema.nullable(),
  serviceCharges: centsSchema,
  discounts: centsSchema,
  financeCharges: centsSchema,
  /** Why it is in its state, in words. */
  stateReason: z.string(),
  /** Where the automatic workflow would put it. */
  automaticState: workflowStateSchema,
  events: z.array(eventRow),
  invoices: z.array(z.strictObject({ id: idSchema, number: z.string().nullable(), state: z.string(), invoiced: centsSchema })),
});
export type Dispatch = z.infer<typeof dispatch>;

const operation = z.strictObject({ operation: idSchema });

const changes = z
  .strictObject({
    customer: idSchema,
    date: isoDateSchema,
    patient: z.string().max(200),
    serviceLevel: serviceLevelSchema,
    origin: z.string().max(200),
    destination: z.string().max(200),
    mileage: z.int().min(0).max(100_000),
    payor: payorSchema,
    /** By hand; without `bySchedule`. */
    quoted: centsSchema,
    /** The quote is what the price schedules say. */
    bySchedule: z.literal(true),
    allowed: centsSchema.nullable(),
    parked: z.boolean(),
    nonBillable: z.boolean(),
    cancelled: z.boolean(),
  })
  .partial();

const handwritten = {
  kind: z.enum(['service charge', 'discount', 'finance charge', 'payment', 'reversal']),
  /** More than zero, also for a reversal. */
  amount: centsSchema,
};

/** What a biller can do with a dispatch. */
export const dispatchDecision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('change'), set: changes }),
  z.strictObject({ what: z.literal('add event'), ...handwritten }),
  z.strictObject({ what: z.literal('write off') }),
  z.strictObject({ what: z.literal('reopen') }),
  z.strictObject({ what: z.literal('set state'), state: workflowStateSchema }),
  z.strictObject({ what: z.literal('decide again') }),
]);
export type DispatchDecision = z.infer<typeof dispatchDecision>;

/** How a dispatch stands, or would stand. */
export const standing = dispatchRow.pick({ state: true, price: true, owed: true, balanceDue: true, writtenOff: true });
export type Standing = z.infer<typeof standing>;

export const dispatches = {
  'dispatches.list': query(
    pageOf(dispatchFilter, ['number', 'date', 'customer', 'patient', 'state', 'price', 'owed', 'balanceDue']),
    listOf(dispatchRow, { price: centsSchema, owed: centsSchema, balanceDue: centsSchema, writtenOff: centsSchema }),
  ),
  'dispatches.get': query(byId, dispatch),
  /** What a decision would come to, before it is done. */
  'dispatches.preview': query(
    z.strictObject({ id: idSchema, decision: dispatchDecision }),
    /** `quote`: as it would be afterwards. `closes`: the invoices that then close by themselves. */
    z.strictObject({
      before: standing,
      after: standing,
      quote: z.strictObject({ quoted: centsSchema, source: quoteSourceSchema.nullable() }),
      closes: z.array(z.strictObject({ id: idSchema, number: z.string() })),
    }),
    billers,
  ),
  'dispatches.create': command(
    billers,
    z.strictObject({
      customer: idSchema,
      date: isoDateSchema,
      patient: z.string().max(200).default(''),
      serviceLevel: serviceLevelSchema.default('BLS'),
      origin: z.string().max(200).default(''),
      destination: z.string().max(200).default(''),
      mileage: z.int().min(0).max(100_000).default(0),
      /** Default: the customer's kind. */
      payor: payorSchema.optional(),
      /** By hand, not negative. Absent: what the price schedules say. */
      quoted: centsSchema.optional(),
    }),
    operation.extend({ id: idSchema, number: z.int(), quoted: centsSchema }),
  ),
  /** A billing field changes; the automatic workflow re-decides. */
  'dispatches.change': command(billers, z.strictObject({ id: idSchema, set: changes }), operation),
  /** Service charge, discount, finance charge; or cash (`payment`, `reversal`) without an invoice, which makes a register record. */
  'dispatches.addEvent': command(
    billers,
    z.strictObject({
      dispatch: idSchema,
      ...handwritten,
      comment: z.string().max(500).default(''),
    }),
    operation,
  ),
  'dispatches.writeOff': command(billers, byId, operation),
  /** Back to the Billing office. */
  'dispatches.reopen': command(billers, byId, operation),
  /** Where a biller wants it, until the automatic workflow decides again. */
  'dispatches.setState': command(billers, byId.extend({ state: workflowStateSchema }), operation),
  /** Where the automatic workflow puts it. */
  'dispatches.decideAgain': command(billers, byId, operation),
};
