/** Money that comes in otherwise than for one invoice, and what any money that is recorded or taken back comes to, to the cent. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema, zero } from '../money.ts';
import { plbCodeList } from '../plb-codes.ts';
import { invoiceStateSchema, serviceLevelSchema, tenderTypeSchema, workflowStateSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';

const standing = z.strictObject({ state: workflowStateSchema, price: centsSchema, owed: centsSchema, writtenOff: centsSchema });

export const consequences = z.strictObject({
  /** What is added to the check register, and how much of that belongs to nothing yet; null: no record. */
  record: z.strictObject({ amount: centsSchema, unallocated: centsSchema, toReturn: z.boolean() }).nullable(),
  trips: z.array(
    z.strictObject({
      dispatch: z.strictObject({ id: idSchema, number: z.int(), date: isoDateSchema, serviceLevel: serviceLevelSchema }),
      /** Money applied to it; negative: taken back. */
      amount: centsSchema,
      before: standing,
      after: standing,
    }),
  ),
  ledgers: z.array(
    z.strictObject({
      customer: z.strictObject({ id: idSchema, name: z.string() }),
      comment: z.string(),
      /** As on the ledger. Positive: the customer owes more. */
      amount: centsSchema,
      balanceAfter: centsSchema,
    }),
  ),
  /** Child records of the register record: fees and PLBs. */
  adjustments: z.array(z.strictObject({ description: z.string(), amount: centsSchema })),
  invoices: z.array(
    z.strictObject({
      id: idSchema,
      number: z.string(),
      before: z.strictObject({ state: invoiceStateSchema, due: centsSchema }),
      after: z.strictObject({ state: invoiceStateSchema, due: centsSchema }),
    }),
  ),
});
export type Consequences = z.infer<typeof consequences>;

const dispatchIds = z.array(idSchema).min(1).max(500);

/** What a register record says of itself. */
export const recordFields = {
  type: tenderTypeSchema,
  number: z.string().max(60).default(''),
  date: isoDateSchema.optional(),
  comment: z.string().max(500).default(''),
};

/** A record of the same number, customer and amount: perhaps this money was recorded before. */
export const twin = z.strictObject({ id: idSchema, date: isoDateSchema }).nullable();

export const moneyIn = z.strictObject({
  /** Whose money it is: the ledger that a surplus goes to. */
  customer: idSchema,
  /** More than zero. */
  amount: centsSchema,
  ...recordFields,
  toward: z.discriminatedUnion('to', [
    z.strictObject({
      to: z.literal('invoices'),
      /** Of this customer; paid in the order of their commit. */
      invoices: z.array(idSchema).min(1).max(200),
      only: dispatchIds.optional(),
      /** What becomes of items that are not paid. */
      rest: z.enum(['workflow', 'leave open', 'write off']).default('workflow'),
    }),
    z.strictObject({
      to: z.literal('dispatches'),
      /** Of any customer. */
      dispatches: dispatchIds,
      rest: z.enum(['workflow', 'write off']).default('workflow'),
    }),
    z.strictObject({ to: z.literal('ledger') }),
  ]),
  /** Where money goes that is left once all of that is paid. */
  surplus: z
    .discriminatedUnion('to', [
      z.strictObject({ to: z.literal('ledger') }),
      /** Stays on the record, marked to be given back. */
      z.strictObject({ to: z.literal('return') }),
      z.strictObject({ to: z.literal('overpay'), dispatches: dispatchIds }),
    ])
    .default({ to: 'ledger' }),
});

export const insurancePayment = z.strictObject({
  /** Of the check; zero where nothing was paid. Not less than its lines and adjustments. */
  amount: centsSchema,
  ...recordFields,
  type: tenderTypeSchema.default('Insurance'),
  lines: z
    .array(
      z.strictObject({
        dispatch: idSchema,
        /** Null: the price stays as it is. */
        allowed: centsSchema.nullable().default(null),
        /** Zero: denied. */
        paid: centsSchema,
        /** Why it was denied or cut. */
        comment: z.string().max(500).default(''),
      }),
    )
    .min(1)
    .max(500),
  /** What was withheld from the check (negative) or paid on top (positive). */
  adjustments: z
    .array(z.strictObject({ code: z.enum(plbCodeList), amount: centsSchema, description: z.string().max(500).default('') }))
    .max(20)
    .default([]),
  /** The payor of what is still owed becomes the patient. */
  toPatient: z.boolean().default(false),
});

export const refund = z.strictObject({
  /** Whom the money goes to. */
  customer: idSchema,
  ...recordFields,
  /** Overpaid trips, each with how much of it is given back. */
  trips: z
    .array(z.strictObject({ dispatch: idSchema, amount: centsSchema }))
    .max(500)
    .default([]),
  /** Out of the ledger's credit; not negative. */
  ledger: centsSchema.default(zero),
});

const recorded = z.strictObject({ operation: idSchema, record: idSchema });
const foreseen = consequences.extend({ twin });
/** The biller was asked about a record of the same number, customer and amount, and said it is another one. */
const twinSeen = z.boolean().default(false);

export const money = {
  'money.foresee': query(moneyIn, foreseen, billers),
  'money.record': command(billers, moneyIn.extend({ twinSeen }), recorded),
  'insurance.foresee': query(insurancePayment, foreseen, billers),
  /** `record` is null where no money came. */
  'insurance.record': command(billers, insurancePayment.extend({ twinSeen }), recorded.extend({ record: idSchema.nullable() })),
  'refunds.foresee': query(refund, foreseen, billers),
  'refunds.record': command(billers, refund.extend({ twinSeen }), recorded),
};
