/** A refusal: an error that a user can cause, as a value. */
import * as z from 'zod';

export const refusalCodes = [
  'invalid-input', // the input is not of the call's form; `field` says where
  'signed-out', // nobody is signed in, or the desk is locked
  'not-allowed', // the user's roles do not cover the call, or the password is wrong
  'not-found', // what the input names does not exist
  'wrong-state', // it exists, but its state does not allow this now
  'conflict', // it was changed or taken meanwhile
  'unreachable', // the companion or Stripe cannot be reached now
  'unexpected', // our own fault: logged, nothing was changed
] as const;

export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  /** A sentence for people: what happened, what it means, what to do. */
  message: z.string(),
  /** The input field concerned, as a dotted path. */
  field: z.string().optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
export type RefusalCode = (typeof refusalCodes)[number];

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function refuse(code: RefusalCode, message: string, field?: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: field === undefined ? { code, message } : { code, message, field } };
}

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
