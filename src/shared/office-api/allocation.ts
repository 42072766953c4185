import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { plbCodeList } from '../plb-codes.ts';
import { invoiceStateSchema, serviceLevelSchema, tenderTypeSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';
import { standing } from './dispatches.ts';

const comment = z.string().max(500).default('');

/** Where money of a register record goes that went nowhere yet. Amounts have the sign of what is unallocated; only a PLB may have either. */
export const allocation = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('dispatches'),
    shares: z
      .array(z.strictObject({ dispatch: idSchema, amount: centsSchema }))
      .min(1)
      .max(500),
    comment,
  }),
  /** As a payment of the invoice by the default options. */
  z.strictObject({ to: z.literal('invoice'), invoice: idSchema, amount: centsSchema }),
  z.strictObject({ to: z.literal('ledger'), customer: idSchema, amount: centsSchema, comment }),
  /** As it stands within the record's amount: a fee withheld is negative, interest paid on top positive. */
  z.strictObject({ to: z.literal('plb'), code: z.enum(plbCodeList), amount: centsSchema, description: comment }),
  /** Goes back to who sent it, by a record of its own. */
  z.strictObject({
    to: z.literal('return'),
    amount: centsSchema,
    type: tenderTypeSchema,
    number: z.string().max(60).default(''),
    date: isoDateSchema.optional(),
    comment,
  }),
]);
export type Allocation = z.infer<typeof allocation>;

const forRecord = z.strictObject({ record: idSchema, allocation });

/** What an allocation comes to, to the cent. */
export const allocationPreview = z.strictObject({
  amount: centsSchema,
  leftBefore: centsSchema,
  leftAfter: centsSchema,
  dispatches: z.array(
    z.strictObject({
      dispatch: z.strictObject({ id: idSchema, number: z.int(), date: isoDateSchema, serviceLevel: serviceLevelSchema }),
      amount: centsSchema,
      before: standing,
      after: standing,
    }),
  ),
  ledger: z
    .strictObject({
      customer: z.strictObject({ id: idSchema, name: z.string() }),
      /** Positive: credit to the customer. */
      amount: centsSchema,
      balanceAfter: centsSchema,
    })
    .nullable(),
  invoice: z
    .strictObject({
      number: z.string(),
      stateAfter: invoiceStateSchema,
      dueAfter: centsSchema,
    })
    .nullable(),
  /** Other invoices that then close by themselves as Paid. */
  closes: z.array(z.strictObject({ id: idSchema, number: z.string() })),
});
export type AllocationPreview = z.infer<typeof allocationPreview>;

export const allocations = {
  'register.previewAllocation': query(forRecord, allocationPreview, billers),
  /** Money of which nobody knows yet what it is for. */
  'register.receive': command(
    billers,
    z.strictObject({
      /** More than zero. */
      amount: centsSchema,
      type: tenderTypeSchema,
      number: z.string().max(60).default(''),
      date: isoDateSchema.optional(),
      /** Null: not known either. */
      customer: idSchema.nullable().default(null),
      comment,
      /** The biller was asked about a record of the same number, customer and amount, and said it is another one. */
      twinSeen: z.boolean().default(false),
    }),
    z.strictObject({ operation: idSchema, record: idSchema }),
  ),
  /** `made`: the record of the money returned. */
  'register.allocate': command(billers, forRecord, z.strictObject({ operation: idSchema, made: idSchema.nullable() })),
};
