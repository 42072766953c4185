/** What a desk asks of the companion about the office's Stripe account. Each answers how the account stands afterwards. */
import * as z from 'zod';
import { stripeStateSchema } from './facts.ts';

export const stripeAccountIdSchema = z.string().regex(/^acct_\w{1,90}$/);

/** POST /desk/account/sign-up: begins, or goes on with, signing up for Stripe. Only where a platform links the accounts. */
export const signUpInput = z.strictObject({
  /** Where Stripe writes to the office; null where there is an account to go on with. */
  email: z.email().max(200).nullable(),
  /** An account that the office was linked with before: it is linked again, and none made. */
  again: stripeAccountIdSchema.nullable(),
});
export const signUpOutput = z.strictObject({
  /** For the browser of whoever signs up; it leads to Stripe's questions for two hours. Whoever has it could answer them: it is not logged. */
  url: z.url(),
  stripe: stripeStateSchema,
});

/** POST /desk/account/unlink: leaves the office without an account. `account`: the one that is meant, so that no other is unlinked. */
export const unlinkInput = z.strictObject({ account: stripeAccountIdSchema });
/** POST /desk/account/refresh: asks Stripe how the account stands now. */
export const refreshInput = z.strictObject({});
export const accountOutput = z.strictObject({ stripe: stripeStateSchema });
