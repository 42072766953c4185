import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { selfPayIdSchema } from '../self-pay-id.ts';
import { invoiceKindSchema, invoiceStateSchema, payorSchema, serviceLevelSchema, workflowStateSchema } from '../words.ts';
import { billers, byId, command, idSchema, listOf, pageOf, query } from './call.ts';
import { candidatesBy, gatheringByRule, passedOver } from './gathering.ts';

export const invoiceFilter = z.strictObject({
  states: z.array(invoiceStateSchema).optional(),
  customer: idSchema.optional(),
  /** Committed between these dates. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  /** Open and past its due date. */
  overdue: z.boolean().optional(),
  /** A bank payment has not settled yet. */
  processing: z.boolean().optional(),
  /** Printed, saved or sent at least once. */
  issued: z.boolean().optional(),
  /** Exported to BillFlash at least once. */
  mailed: z.boolean().optional(),
  /** Part of a number, self-pay ID or customer name. */
  text: z.string().max(200).optional(),
});

export const invoiceRow = z.strictObject({
  id: idSchema,
  number: z.string().nullable(),
  selfPayId: selfPayIdSchema.nullable(),
  state: invoiceStateSchema,
  kind: invoiceKindSchema,
  customer: z.strictObject({ id: idSchema, name: z.string() }),
  createdOn: isoDateSchema,
  committedOn: isoDateSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  overdue: z.boolean(),
  itemCount: z.int(),
  /** As fixed at commit. */
  invoiced: centsSchema,
  dueNow: centsSchema,
  /** A bank payment that has not settled yet. */
  processing: centsSchema,
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

export const invoiceItem = z.strictObject({
  dispatch: idSchema,
  number: z.int(),
  date: isoDateSchema,
  patient: z.string(),
  serviceLevel: serviceLevelSchema,
  payor: payorSchema,
  state: workflowStateSchema,
  quoted: centsSchema,
  invoiced: centsSchema,
  owed: centsSchema,
  /** `owed`, or zero once it is Finished. */
  dueNow: centsSchema,
  writtenOff: centsSchema,
  /** Why it is due less or more than invoiced: `Paid 80.00 (check 1234)`; empty when it is not. */
  difference: z.string(),
});

export const stripeActivity = z.strictObject({
  id: idSchema,
  at: instantSchema,
  fact: z.string(),
  text: z.string(),
  amount: centsSchema,
  paymentIntent: z.string().nullable(),
  stripeUrl: z.url().nullable(),
  record: idSchema.nullable(),
});

export const invoice = invoiceRow.extend({
  payor: payorSchema,
  comment: z.string(),
  items: z.array(invoiceItem),
  /** Null: it carries none. */
  ledgerCharge: centsSchema.nullable(),
  /** How much of the customer's ledger counts in the amount now due. */
  ledgerPortion: centsSchema,
  /** Register records recorded for it. */
  records: z.array(z.strictObject({ id: idSchema, date: isoDateSchema, type: z.string(), number: z.string(), amount: centsSchema })),
  /** What they come to. */
  recorded: centsSchema,
  activity: z.array(stripeActivity),
  /** The link a customer would follow, or null with the reason in words. */
  portalUrl: z.url().nullable(),
  portalReason: z.string(),
  /** The day on which it was last exported to BillFlash. */
  mailedOn: isoDateSchema.nullable(),
});
export type Invoice = z.infer<typeof invoice>;

const changed = byId.extend({ operation: idSchema });

export const invoices = {
  'invoices.list': query(
    pageOf(invoiceFilter, ['number', 'state', 'customer', 'committedOn', 'dueOn', 'invoiced', 'dueNow']),
    listOf(invoiceRow, { invoiced: centsSchema, dueNow: centsSchema }),
  ),
  'invoices.get': query(byId, invoice),
  /** Which dispatches an invoice for this customer would take, and what it would pass over, in words; by default of all that waits in the Billing office. */
  'invoices.candidates': query(
    z.strictObject({ customer: idSchema, gathering: candidatesBy.default({ kind: 'differential' }) }),
    z.strictObject({ items: z.array(invoiceItem), passedOver, ledgerBalance: centsSchema, ledgerCharge: centsSchema.nullable() }),
  ),
  /** A new invoice: a custom one of `items`, else of what is gathered by the rule, by default differential. A draft, or with `commit` Open at once. */
  'invoices.draft': command(
    billers,
    z.strictObject({
      customer: idSchema,
      gathering: gatheringByRule.default({ kind: 'differential' }),
      items: z.array(idSchema).min(1).max(10_000).optional(),
      commit: z.boolean().default(false),
    }),
    /** `number`: null while it is a draft. */
    changed.extend({ number: z.string().nullable() }),
  ),
  /** Changes the items of a draft. */
  'invoices.setItems': command(billers, z.strictObject({ id: idSchema, items: z.array(idSchema).min(1).max(10_000) }), changed),
  'invoices.commit': command(billers, byId, z.strictObject({ number: z.string(), selfPayId: selfPayIdSchema, operation: idSchema })),
  'invoices.close': command(billers, z.strictObject({ id: idSchema, as: z.enum(['Unpaid', 'Sold']) }), changed),
  'invoices.cancel': command(billers, byId, changed),
};
