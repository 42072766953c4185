import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { invoiceStateSchema, serviceLevelSchema, tenderTypeSchema, workflowStateSchema } from '../words.ts';
import { billers, command, idSchema, query } from './call.ts';

/** Money that a biller records for an invoice (domain.md, Paying an invoice). */
export const invoicePayment = z.strictObject({
  invoice: idSchema,
  /** More than zero. */
  amount: centsSchema,
  type: tenderTypeSchema,
  number: z.string().max(60).default(''),
  date: isoDateSchema.optional(),
  comment: z.string().max(500).default(''),
  /** Leave the invoice open for more payments. */
  keepOpen: z.boolean().default(false),
  /** Write off the rest as a courtesy discount: unpaid items become Finished. */
  writeOffRest: z.boolean().default(false),
  /** Grant the early-payment discount: the money then pays in full, within its days. */
  takeDiscount: z.boolean().default(false),
  /** Pay only these items: dispatch IDs. */
  only: z.array(idSchema).min(1).optional(),
});
export type InvoicePayment = z.infer<typeof invoicePayment>;

/** What will happen, to the cent, before it is done. */
export const paymentPreview = z.strictObject({
  items: z.array(
    z.strictObject({
      dispatch: z.strictObject({ id: idSchema, number: z.int(), date: isoDateSchema, serviceLevel: serviceLevelSchema }),
      owed: centsSchema,
      amount: centsSchema,
      /** `paid in full`: Finished; `in part`, `not reached`, `written off`, `settled`: an overpaid item evened out; `left out`: not among the chosen. */
      what: z.enum(['paid in full', 'in part', 'not reached', 'written off', 'settled', 'left out']),
      stateAfter: workflowStateSchema,
    }),
  ),
  ledger: z.strictObject({
    customer: z.strictObject({ id: idSchema, name: z.string() }),
    /** Positive: credit to the customer; negative: credit used up. */
    amount: centsSchema,
    balanceAfter: centsSchema,
  }),
  invoiceStateAfter: invoiceStateSchema,
  dueBefore: centsSchema,
  dueAfter: centsSchema,
  /** Newer invoices that close by themselves. */
  alsoPaid: z.array(z.strictObject({ id: idSchema, number: z.string() })),
  /** The early-payment discount that is to be had on the payment's date, until when, and what pays in full with it. */
  discount: z.strictObject({ amount: centsSchema, until: isoDateSchema, paysInFull: centsSchema }).nullable(),
  /** A record of the same number, customer and amount: ask before recording it again. */
  twin: z.strictObject({ id: idSchema, date: isoDateSchema }).nullable(),
});
export type PaymentPreview = z.infer<typeof paymentPreview>;

export const payments = {
  'payments.preview': query(invoicePayment, paymentPreview, billers),
  'payments.record': command(
    billers,
    /** `twinSeen`: the biller was asked about a record of the same number, customer and amount, and said it is another one. */
    invoicePayment.extend({ twinSeen: z.boolean().default(false) }),
    z.strictObject({ operation: idSchema, record: idSchema }),
  ),
};
