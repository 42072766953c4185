/** What Stripe paid out and keeps, against the books and the bank: payouts, the report of a period, payments that came past Paydesk. */
import * as z from 'zod';
import { movementKindSchema, payoutStatusSchema } from '../companion-api/money-moves.ts';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { recordTypeSchema } from '../words.ts';
import { billers, byId, command, everyone, idSchema, nothing, query } from './call.ts';
import { exported, exportFile } from './exports.ts';
import { consequences, moneyIn } from './money.ts';

const period = z.strictObject({ from: isoDateSchema, to: isoDateSchema });

/** Where the bank has a payout: `not yet`: it is expected, or was sent a few days ago; `missing`: the statement should show it and does not. */
const atBank = z.strictObject({
  state: z.enum(['reconciled', 'matched', 'differs', 'not yet', 'missing', 'none']),
  line: z.strictObject({ date: isoDateSchema, amount: centsSchema }).nullable(),
});

export const payoutRow = z.strictObject({
  id: idSchema,
  amount: centsSchema,
  status: payoutStatusSchema,
  createdAt: instantSchema,
  arrival: isoDateSchema,
  reason: z.string(),
  /** `by hand`: Stripe does not say what such a payout holds. */
  contents: z.enum(['told', 'later', 'by hand']),
  /** What it holds, before Stripe's fees, and these. */
  gross: centsSchema,
  fees: centsSchema,
  movements: z.int(),
  /** How many of them have no register record: payments that came past Paydesk, disputes not decided, Stripe's own charges. */
  notInBooks: z.int(),
  /** How many register records are in it: as Stripe tells, or as a biller says where Stripe does not. */
  records: z.int(),
  bank: atBank,
});
export type PayoutRow = z.infer<typeof payoutRow>;

/** Why Stripe and the books differ, or why a movement has no register record. */
export const whyDifferent = z.enum([
  'elsewhere',
  'earlier',
  'not yet booked',
  'undecided',
  'won',
  'another day',
  'amount',
  'not told',
  'stripe',
  'foreign',
]);
export type WhyDifferent = z.infer<typeof whyDifferent>;

const recordNamed = z.strictObject({ id: idSchema, type: recordTypeSchema, number: z.string(), date: isoDateSchema, customer: z.string() });

export const movementRow = z.strictObject({
  id: idSchema,
  date: isoDateSchema,
  at: instantSchema,
  kind: movementKindSchema,
  amount: centsSchema,
  fee: centsSchema,
  /** What it was paid with, or what Stripe charges for. */
  text: z.string(),
  paymentIntent: z.string().nullable(),
  record: recordNamed.nullable(),
  /** Null: it is in the books, or needs not be (a payout that came back). */
  why: whyDifferent.nullable(),
  url: z.url().nullable(),
});
export type MovementRow = z.infer<typeof movementRow>;

export const payout = payoutRow.extend({
  held: z.array(movementRow),
  /** Of all that it holds, what has its register record, and what has none. */
  totals: z.strictObject({ inBooks: centsSchema, notInBooks: centsSchema }),
  /** Where Stripe does not say what it holds: what a biller says, and by how much that is more than was paid out. Else null. */
  byHand: z
    .strictObject({
      records: z.array(recordNamed.extend({ amount: centsSchema })),
      total: centsSchema,
      beyond: centsSchema,
    })
    .nullable(),
  /** There are more than are shown. */
  cut: z.boolean(),
  /** The payout that brings the money of this one, which failed. */
  broughtBy: idSchema.nullable(),
  url: z.url().nullable(),
});
export type Payout = z.infer<typeof payout>;

/** `fees`: what Stripe kept of payments and refunds. `other`: what Stripe charged or credited by itself. */
export const reportKind = z.enum(['payments', 'refunds', 'disputes', 'dispute fees', 'fees', 'other']);
export type ReportKind = z.infer<typeof reportKind>;

/** Stripe less the books is the difference. */
const compared = { stripe: centsSchema, books: centsSchema, difference: centsSchema };

const reportDifference = z.strictObject({
  /** `pi_…`, `re_…`, `dp_…` or `txn_…`. */
  object: z.string(),
  kind: z.enum(['payment', 'refund', 'dispute', 'other']),
  date: isoDateSchema,
  /** What it moved in this period, and what Stripe kept of it. */
  stripe: centsSchema,
  stripeFee: centsSchema,
  books: centsSchema,
  booksFee: centsSchema,
  /** The same with the fees taken off: how it moves the balance. */
  net: z.strictObject(compared),
  why: whyDifferent,
  text: z.string(),
  record: recordNamed.nullable(),
  url: z.url().nullable(),
});
export type ReportDifference = z.infer<typeof reportDifference>;

export const stripeReport = z.strictObject({
  lines: z.array(z.strictObject({ kind: reportKind, ...compared })),
  /** All lines together. */
  total: z.strictObject(compared),
  differences: z.array(reportDifference),
  /** There are more differences than are named here. */
  cut: z.boolean(),
  /** Payouts sent in the period, and what the bank's statement shows of them; `open`: those that it does not show as sent. */
  payouts: z.strictObject({
    count: z.int(),
    stripe: centsSchema,
    bank: centsSchema,
    difference: centsSchema,
    open: z.array(payoutRow.extend({ difference: centsSchema })),
  }),
  /** What lay at Stripe before and after, and how it moved between. */
  balance: z.strictObject({ before: centsSchema, moved: centsSchema, paidOut: centsSchema, after: centsSchema }),
  /** Stripe and the books agree in every line, to the cent. */
  agrees: z.boolean(),
  /** The last movement that Stripe told of; null: none yet. */
  toldUpTo: instantSchema.nullable(),
});
export type StripeReport = z.infer<typeof stripeReport>;

const takeIn = moneyIn.pick({ customer: true, toward: true, surplus: true, comment: true }).extend({
  /** `txn_…` of a payment that came past Paydesk. */
  movement: idSchema,
});

export const payouts = {
  'payouts.sent': query(
    period,
    z.strictObject({
      payouts: z.array(payoutRow),
      /** Of those that did not fail. */
      totals: z.strictObject({ amount: centsSchema, gross: centsSchema, fees: centsSchema }),
      /** What lies at Stripe as of now, as far as it was told. */
      atStripe: centsSchema,
      cut: z.boolean(),
    }),
  ),
  'payouts.get': query(byId, payout),
  /** Says what is in a payout of which Stripe does not say it. `records`: all of them, from now on. */
  'payouts.fill': command(
    billers,
    z.strictObject({ id: idSchema, records: z.array(idSchema).max(1000) }),
    z.strictObject({ operation: idSchema }),
  ),
  'payouts.report': query(period, stripeReport),
  'payouts.export': command(everyone, exportFile.extend({ period }), exported),
  /** Payments on the Stripe account that came past Paydesk and are not in the books. */
  'payouts.elsewhere': query(nothing, z.strictObject({ payments: z.array(movementRow), total: centsSchema, cut: z.boolean() })),
  'payouts.foreseeTakeIn': query(
    takeIn,
    consequences.extend({
      /** What went back of it since, which is booked right after it. */
      takenBack: centsSchema,
    }),
    billers,
  ),
  /** Books such a payment, at most once. */
  'payouts.takeIn': command(billers, takeIn, z.strictObject({ operation: idSchema, record: idSchema })),
  /** What Stripe really charged in a period, beside what the office's rate and fixed part come to for the same payments. */
  'payouts.feeCheck': query(
    period,
    z.strictObject({
      payments: z.int(),
      amount: centsSchema,
      charged: centsSchema,
      byTheSettings: centsSchema,
      /** What customers paid on top of their balances in the same period. */
      collected: centsSchema,
      /** The rate that comes nearest with the present fixed part; null without payments. */
      fittingRatePpm: z.int().nullable(),
    }),
  ),
};
