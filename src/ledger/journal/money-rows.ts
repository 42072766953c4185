/** The rows that move money: a register record, and what it is handed out to. None is ever changed; what takes one back says so [REV-11]. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../../shared/dates.ts';
import { centsSchema } from '../../shared/money.ts';
import { eventKindSchema, recordTypeSchema } from '../../shared/words.ts';

const id = z.string().min(1).max(120);
const text = z.string().max(2000);
/** The row that this one takes back to the cent; left out: none. Of several that do, one is in force. */
const takesBack = id.optional();

export const paymentEventRow = z.strictObject({
  dispatch: id,
  kind: eventKindSchema,
  /** Money kinds (payment, reversal, insurance payment, sale to collections): what it takes off what is owed, so a reversal is negative. Charges and discounts: their size. */
  amount: centsSchema,
  date: isoDateSchema,
  comment: text,
  creator: text,
  invoice: id.nullable(),
  record: id.nullable(),
  /** The payment event that this one balances; left out: none. */
  reverses: id.optional(),
  /** The reversal that this one takes back: it is money anew, which counts again and can be reversed again. */
  takesBack,
});

export const registerRecordRow = z.strictObject({
  type: recordTypeSchema,
  number: text,
  /** Negative: money that left. */
  amount: centsSchema,
  date: isoDateSchema,
  comment: text,
  creator: text,
  recordedAt: instantSchema,
  customer: id.nullable(),
  invoice: id.nullable(),
  needsReview: z.boolean(),
  /** Only Stripe records: which Stripe object this books (pi_, re_, dp_; txn_ for a correction), at most once per fact, and the payment it goes back to. */
  stripe: z
    .strictObject({
      fact: z.enum(['payment', 'refund', 'refund failed', 'lost dispute', 'dispute corrected']),
      object: id,
      paymentIntent: id,
      account: text,
      livemode: z.boolean(),
      /** `Visa ···· 4242`, `Bank account ···· 6789`: what the customer paid with. */
      method: text,
      /** How far the life of a dispute goes that the record covers: twice the number of its moves at Stripe, one more once it was won. */
      step: z.int().nonnegative().optional(),
    })
    .nullable(),
  /** The register record that this one reverses or takes money back from. */
  comesFrom: id.nullable(),
  /** What is unallocated of it is to be given back to the customer. */
  toReturn: z.boolean().optional(),
  /** The record that this one corrects: the whole operation counts only while that one does, and is the first to correct it. */
  buildsOn: id.optional(),
  takesBack,
});

export const ledgerEntryRow = z.strictObject({
  customer: id,
  /** Positive: the customer owes more. A credit is negative. */
  amount: centsSchema,
  date: isoDateSchema,
  comment: text,
  creator: text,
  record: id.nullable(),
  invoice: id.nullable(),
  takesBack,
});

export const adjustmentRow = z.strictObject({
  record: id,
  /** `fee`: processing fee collected with a portal payment. `plb`: a provider-level adjustment with its reason code. `return`: money sent back. `taken back`: what went nowhere, of a record that another one took back. */
  kind: z.enum(['fee', 'plb', 'return', 'taken back']),
  code: text,
  amount: centsSchema,
  description: text,
  takesBack,
});
