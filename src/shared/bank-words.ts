/** The closed lists of words about the bank. */
import * as z from 'zod';

/** `deposit`: checks and cash taken to the bank. `payout`: what Stripe paid out in a lump sum. */
export const depositKindSchema = z.enum(['deposit', 'payout']);

/**
 * How a line of the statement stands: `unknown` to the register; `suggested`: something there fits; `matched`; `differs`: matched, and not of the
 * same amount (any more); `set aside`; `reconciled`.
 */
export const lineStateSchema = z.enum(['unknown', 'suggested', 'matched', 'differs', 'set aside', 'reconciled']);
