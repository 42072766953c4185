/** Long work in the ledger, one at a time: how far it is, and how to stop it. What it has done stays done. */
import * as z from 'zod';
import { byId, command, everyone, idSchema, nothing, query } from './call.ts';

export const runSchema = z.strictObject({
  id: idSchema,
  /** What is being done, as its button says: `Generate invoices`. */
  what: z.string(),
  done: z.int().nonnegative(),
  of: z.int().nonnegative(),
});
export type Run = z.infer<typeof runSchema>;

/** What a run came to. */
export const runResult = z.strictObject({
  /** How many there were to do; `done` and `refused` are fewer when it was cancelled. */
  of: z.int(),
  done: z.int(),
  /** Those that could not be done, each with its name and why. */
  refused: z.array(z.strictObject({ id: idSchema, name: z.string(), reason: z.string() })),
  cancelled: z.boolean(),
  /** What it appended to the journal; undoing these takes the run back. */
  operations: z.array(idSchema),
});
export type RunResult = z.infer<typeof runResult>;

export const runs = {
  /** The run that is under way; its progress then comes by notices. */
  'runs.current': query(nothing, z.strictObject({ run: runSchema.nullable() })),
  /** Stops it before its next step. Answers false when it has ended already. */
  'runs.cancel': command(everyone, byId, z.strictObject({ cancelled: z.boolean() })),
};
