/** POST /desk/enrol: a desk trades a one-time code for a bearer token. Every other /desk call carries `Authorization: Bearer <token>`. */
import * as z from 'zod';
import { stripeStateSchema } from './facts.ts';

export const enrolInput = z.strictObject({
  /** As an administrator reads it aloud: `K7QM-2XPD`; case and dashes are forgiven. */
  code: z.string().max(40),
  deviceName: z.string().min(1).max(80),
  /** Made of the key that the office's desks share: a desk with the books of another office is refused. */
  keyCheck: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  /** A desk without books yet: there must be some to join. */
  joins: z.boolean().default(false),
});
export const enrolOutput = z.strictObject({
  token: z.string().min(32),
  /** The office's slug in the companion. */
  office: z.string(),
  /** For numbers that two desks can give out offline without meeting (design.md §6). */
  slot: z.int().min(0).max(31),
  stripe: stripeStateSchema,
});

/** The body of every error answer under /desk. */
export const companionErrorSchema = z.strictObject({
  error: z.strictObject({
    /** `conflict`: another desk has published later books, or this companion is not the one the desk knew: pull the facts, then publish again. */
    code: z.enum(['invalid', 'unauthorised', 'not found', 'conflict', 'too many', 'unavailable', 'internal']),
    message: z.string(),
  }),
});
