/** What an operation says about the bank: deposits, which records are in them, and the lines of statements. */
import * as z from 'zod';
import { isoDateSchema } from '../../shared/dates.ts';
import { centsSchema } from '../../shared/money.ts';
import { depositKindSchema } from '../../shared/bank-words.ts';

const id = z.string().min(1).max(120);

export const depositFields = z.strictObject({
  kind: depositKindSchema,
  date: isoDateSchema,
  /** Of the deposit slip, or of Stripe's payout. */
  number: z.string().max(60),
  comment: z.string().max(500),
  /** What Stripe kept of a payout. */
  fees: centsSchema,
  /** What Stripe says that it paid out, whatever is in it. Left out: its records less the fees. */
  paidOut: centsSchema,
  removed: z.boolean(),
});

/** The id is that of the register record, so that a record is in at most one deposit whichever desk put it there last. */
export const depositItemFields = z.strictObject({ deposit: id.nullable() });

/** The id follows from what the bank says, so that the same line imported twice, on whichever desk, is one line. */
export const statementLineFields = z.strictObject({
  account: z.string().max(60),
  date: isoDateSchema,
  /** Negative: money that left the account. */
  amount: centsSchema,
  description: z.string().max(500),
  /** Of a check or a deposit slip; empty where the bank gives none. */
  number: z.string().max(60),
  /** What it stands for: a deposit or one record, or neither. */
  deposit: id.nullable(),
  record: id.nullable(),
  /** No money of the register, such as the bank's own fee: set aside. */
  aside: z.boolean(),
  reconciled: z.boolean(),
});
