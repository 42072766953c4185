/**
 * What the companion tells the desks of Stripe: facts in our own words, one number each, gap-free per office, made from the object's present
 * state and never from the order in which events arrived. Stripe's words stop in `server/stripe/`.
 */
import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { selfPayIdSchema } from '../self-pay-id.ts';
import { mostMovements, movementSchema, payoutFields, payoutIdSchema } from './money-moves.ts';
import { opaqueIdSchema } from './payables.ts';
import { phonePaymentSchema } from './phone-purpose.ts';

const stripeId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9_]{1,250}$`));
export const paymentIntentIdSchema = stripeId('pi');
export const refundIdSchema = stripeId('(re|pyr)');
export const refundStatusSchema = z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']);

const head = {
  number: z.int().positive(),
  /** A hash of this fact and of all before it: the same number with another history means that the companion counts anew. */
  history: z.string().regex(/^[0-9a-f]{32}$/),
  /** When Stripe says it happened. */
  at: instantSchema,
  account: z.string().max(100),
  livemode: z.boolean(),
};

const payment = {
  paymentIntent: paymentIntentIdSchema,
  /** From the metadata that Checkout carried; null: it did not come through Paydesk. `partial`: the customer chose to pay a part. */
  portal: z
    .strictObject({
      invoice: opaqueIdSchema,
      selfPayId: selfPayIdSchema,
      balance: centsSchema,
      fee: centsSchema,
      partial: z.literal(true).optional(),
    })
    .nullable(),
  /** Left out: the payer paid on the portal. Else the office took the card over the phone; of an invoice, `portal` tells of it too. */
  phone: phonePaymentSchema.optional(),
  /** What was charged: balance + fee. */
  amount: centsSchema,
  /** `Visa ···· 4242`, `Bank account ···· 6789`. Never a payer's name. */
  method: z.string().max(60),
};

/** Which of several tries of one payment: its charge. Left out where Stripe names none. */
const attempt = z.string().max(100).optional();

export const factSchema = z.discriminatedUnion('fact', [
  z.strictObject({ ...head, ...payment, fact: z.literal('payment processing'), attempt }),
  z.strictObject({ ...head, ...payment, fact: z.literal('payment succeeded') }),
  z.strictObject({ ...head, ...payment, fact: z.literal('payment failed'), attempt, reason: z.string().max(300) }),
  z.strictObject({
    ...head,
    fact: z.literal('checkout expired'),
    session: z.string().max(250),
    invoice: opaqueIdSchema,
    amount: centsSchema,
  }),
  z.strictObject({
    ...head,
    fact: z.literal('refund'),
    refund: refundIdSchema,
    paymentIntent: paymentIntentIdSchema,
    amount: centsSchema,
    status: refundStatusSchema,
    /** Of the refund; of its failure when it failed. Null while there is none. */
    balanceTransaction: stripeId('txn').nullable(),
    reason: z.string().max(300),
  }),
  z.strictObject({
    ...head,
    fact: z.literal('dispute'),
    dispute: stripeId('(dp|du|pdp)'),
    paymentIntent: paymentIntentIdSchema,
    /** What the customer disputes. */
    amount: centsSchema,
    status: z.enum(['open', 'lost', 'won']),
    reason: z.string().max(100),
    answerBy: instantSchema.nullable(),
    /** The office has answered, and the bank decides. */
    answered: z.boolean(),
    /** What Stripe's balance transactions of the dispute add up to: taken back (positive) and its fee (positive). */
    withdrawn: centsSchema,
    fee: centsSchema,
    /** Of the withdrawal. */
    balanceTransaction: stripeId('txn').nullable(),
    /** All of its moves so far, withdrawals and reinstatements, oldest first: by them an older report is told from a newer one. */
    transactions: z.array(stripeId('txn')).max(50),
  }),
  z.strictObject({
    ...head,
    fact: z.literal('movements'),
    /** The payout that holds them; null while it is not known. */
    payout: payoutIdSchema.nullable(),
    movements: z.array(movementSchema).min(1).max(mostMovements),
  }),
  z.strictObject({ ...head, ...payoutFields, fact: z.literal('payout') }),
]);
export type Fact = z.infer<typeof factSchema>;
/** A fact before the companion's store has numbered it. */
export type UnnumberedFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'number' | 'history'> : never) : never;

/** GET /desk/facts?after=N */
export const pullFactsInput = z.strictObject({
  after: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});
export const pullFactsOutput = z.strictObject({
  facts: z.array(factSchema),
  /** The newest number there is. */
  latest: z.int().nonnegative(),
  /** Another one at each start of the companion: it may have come back with the memory of yesterday's backup. */
  run: z.string().min(1).max(60),
});

/** One message of GET /desk/stream (server-sent events, event name `news`); sent at connect and at each change. */
export const newsSchema = z.strictObject({ latestFact: z.int().nonnegative(), stripe: z.lazy(() => stripeStateSchema) });

/** How an office's account at Stripe can be. The portal takes payments while it is `active`, or merely cannot be asked about. */
export const accountStatuses = [
  'active',
  'onboarding',
  'in review',
  'restricted',
  'deactivated',
  'deauthorised',
  'not linked',
  'unreachable',
] as const;

/** How the companion stands with Stripe, in words for the desk. */
export const stripeStateSchema = z.strictObject({
  mode: z.enum(['sandbox', 'live']),
  /** Whose key the companion has: the office's own, or that of a platform, which links an account of each office. */
  accounts: z.enum(['own', 'platform']),
  /** `acct_…`, or empty while none is linked. */
  account: z.string(),
  accountName: z.string(),
  /** `onboarding`: Stripe has never let it take payments yet, and asks the office for more; `in review`: it is Stripe's turn. */
  status: z.enum(accountStatuses),
  /** Since when it has this status. */
  since: instantSchema.nullable(),
  /** Why, when not active, and what to do. */
  message: z.string(),
  /** What Stripe still asks the office for, in plain words. */
  missing: z.array(z.string().max(200)).max(40),
  /** When an account that is active now is restricted unless that is given; null: no day is set. */
  missingBy: instantSchema.nullable(),
  /** Accounts that this office was linked with before. */
  formerAccounts: z.array(z.string().max(100)),
  /** When Stripe was last heard (webhook or API), or null. */
  lastHeardAt: instantSchema.nullable(),
  dashboardUrl: z.url(),
  /** Where customers pay: `https://…/pay`. */
  portalUrl: z.url(),
});
export type StripeState = z.infer<typeof stripeStateSchema>;
