/** The office's settings: one value a key, the latest change wins. Defaults are those of a new office. */
import * as z from 'zod';
import { defaultDocumentSettings, documentSettings } from './document-settings.ts';
import { centsSchema, cents } from './money.ts';
import { ratePpmSchema } from './processing-fee.ts';

export const settingsSchema = z.strictObject({
  officeName: z.string().min(1).max(120),
  officePhone: z.string().max(40),
  timeZone: z.string().min(1),
  /** Days from commit to an invoice's due date. */
  dueDays: z.int().min(0).max(365),
  invoiceComment: z.string().max(2000),
  /** Whether customers can pay on the portal at all. */
  portalEnabled: z.boolean(),
  passFee: z.boolean(),
  ratePpm: ratePpmSchema,
  fixed: centsSchema.nonnegative(),
  /** Allow customers to make payments against invoices that are already marked Unpaid. */
  allowUnpaid: z.boolean(),
  /** Customers may pay a part of an invoice online, of at least `partialLeast`. */
  partialPayments: z.boolean(),
  partialLeast: centsSchema.min(50),
  /** Minutes without a key or a movement until the desk locks; 0: it does not. */
  idleMinutes: z.int().min(0).max(240),
  /** A finance charge on overdue invoices: a share of what each trip owes, or an amount for each invoice. */
  lateFee: z.enum(['none', 'percent', 'fixed']),
  lateFeePpm: ratePpmSchema,
  lateFeeFixed: centsSchema.nonnegative(),
  /** Days after the due date in which no late fee is charged. */
  lateFeeGraceDays: z.int().min(0).max(365),
  /** Off what a trip owes when its invoice is paid in full within so many days of its commit; zero: none. */
  earlyDiscountPpm: ratePpmSchema,
  earlyDiscountDays: z.int().min(0).max(365),
  ...documentSettings,
});
export type Settings = z.infer<typeof settingsSchema>;

/** Beside the settings that are chosen: which account at Stripe the office has, and how it stands. Nothing reads it but the history. */
export const accountSetting = 'stripeAccount';

export const defaultSettings: Settings = {
  officeName: 'My office',
  officePhone: '',
  timeZone: 'America/Chicago',
  dueDays: 30,
  invoiceComment: '',
  portalEnabled: true,
  passFee: false,
  ratePpm: 29_000,
  fixed: cents(30),
  allowUnpaid: false,
  partialPayments: false,
  partialLeast: cents(20_00),
  idleMinutes: 15,
  lateFee: 'none',
  lateFeePpm: 15_000,
  lateFeeFixed: cents(25_00),
  lateFeeGraceDays: 10,
  earlyDiscountPpm: 0,
  earlyDiscountDays: 10,
  ...defaultDocumentSettings,
};
