/** What the companion may know of an invoice (design.md §4). No field here can hold a name, an address, a date of birth, a place or a diagnosis. */
import * as z from 'zod';
import { isoDateSchema } from '../dates.ts';
import { logoSchema } from '../logo.ts';
import { centsSchema } from '../money.ts';
import { ratePpmSchema } from '../processing-fee.ts';
import { selfPayIdSchema } from '../self-pay-id.ts';

/** An ID made by the ledger: lower-case letters and digits, never a number or name from the office's records. */
export const opaqueIdSchema = z.string().regex(/^[0-9a-z]{8,40}$/);
/** A keyed hash, so that equal trips are seen as equal and nothing else can be read from it. */
export const opaqueKeySchema = z.string().regex(/^[0-9a-f]{16}$/);
export const invoiceNumberSchema = z.string().regex(/^[A-Z]{1,2}-\d{1,9}$/);

export const payableSchema = z.strictObject({
  invoice: opaqueIdSchema,
  selfPayId: selfPayIdSchema,
  number: invoiceNumberSchema,
  date: isoDateSchema,
  state: z.enum(['Open', 'Paid', 'Unpaid', 'Sold', 'Cancelled']),
  /** Amount now due (domain.md, Invoices). */
  due: centsSchema,
  /** Its trips in the order in which a payment reaches them. */
  items: z.array(z.strictObject({ key: opaqueKeySchema, owed: centsSchema, finished: z.boolean() })).max(10_000),
  /** The customer's ledger balance, and whether it counts in this invoice's amount now due. */
  ledger: z.strictObject({ key: opaqueKeySchema, balance: centsSchema, counted: z.boolean() }),
});
export type Payable = z.infer<typeof payableSchema>;

/** What the portal shows of the office and how it takes money. Set by the office, public by nature. */
export const portalTermsSchema = z.strictObject({
  officeName: z.string().min(1).max(120),
  officePhone: z.string().max(40),
  timeZone: z.string(),
  portalEnabled: z.boolean(),
  passFee: z.boolean(),
  ratePpm: ratePpmSchema,
  fixed: centsSchema,
  allowUnpaid: z.boolean(),
  /** The least that a customer may pay of an invoice; null: only all of it. */
  partialLeast: centsSchema.nullable().default(null),
});
export type PortalTerms = z.infer<typeof portalTermsSchema>;

/** PUT /desk/payables. What differs from what was last acknowledged. */
export const publishPayablesInput = z.strictObject({
  /** The books of the desk include every Stripe fact up to this number. */
  asOfFact: z.int().nonnegative(),
  /** False: more pages of the same push follow; the companion takes over `asOfFact` only with the last one. */
  last: z.boolean(),
  terms: portalTermsSchema,
  /** Of the office; '': none any more. Left out: as it was. */
  logo: logoSchema.optional(),
  payables: z.array(payableSchema).max(500),
});
export const publishPayablesOutput = z.strictObject({ accepted: z.int() });
