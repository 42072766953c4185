/** What this desk heard of the Stripe account: kept on the desk, since Stripe's word on it is in nobody's books. */
import * as z from 'zod';
import { instantSchema } from '../../shared/dates.ts';
import type { Reader } from '../books/connection.ts';

const noticeSchema = z.strictObject({
  id: z.string(),
  at: instantSchema,
  status: z.enum(['active', 'in review', 'restricted', 'deactivated', 'deauthorised', 'not linked', 'another account']),
  /** Why, and what to do, as the companion tells it; empty when all is well. */
  message: z.string(),
});
export type AccountNotice = z.infer<typeof noticeSchema>;

export const accountHeardSchema = z.strictObject({
  /** How the account stood when something was last heard of it. */
  last: z.strictObject({ account: z.string(), status: z.enum([...noticeSchema.shape.status.options, 'onboarding']) }).nullable(),
  /** Newest first. */
  notices: z.array(noticeSchema),
});
export type AccountHeard = z.infer<typeof accountHeardSchema>;

/** The row of `local` that it is kept in. */
export const accountHeardKey = 'account notices';

export function readAccountHeard(reader: Reader): AccountHeard {
  const row = reader.first<{ value: string }>('SELECT value FROM local WHERE key = :key', { key: accountHeardKey });
  return row ? accountHeardSchema.parse(JSON.parse(row.value)) : { last: null, notices: [] };
}
