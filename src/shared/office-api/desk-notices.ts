/** Notices on the desk: what Stripe did of late that somebody should know, quietly, each seen or not by whoever sits here. */
import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { command, everyone, idSchema, nothing, query } from './call.ts';

export const deskNotice = z.strictObject({
  id: z.string().min(1).max(200),
  at: instantSchema,
  /** `fine`: money came; `attention`: somebody has to do something about it; `quiet`: to be known. */
  tone: z.enum(['fine', 'attention', 'quiet']),
  what: z.enum(['payment', 'failed payment', 'dispute', 'refund', 'not booked', 'payout', 'account']),
  title: z.string(),
  text: z.string(),
  /** Null: it is about the account, not about an amount. */
  amount: centsSchema.nullable(),
  /** The last day to answer a dispute that waits for an answer. */
  answerBy: isoDateSchema.nullable(),
  record: idSchema.nullable(),
  invoice: idSchema.nullable(),
  payout: idSchema.nullable(),
  seen: z.boolean(),
  /** The same without anybody's name, for the notices of the operating system, which others may see. */
  brief: z.strictObject({ title: z.string(), text: z.string() }),
});
export type DeskNotice = z.infer<typeof deskNotice>;

export const deskNotices = {
  /** Of the last 30 days, newest first, at most 200. */
  'notices.all': query(nothing, z.strictObject({ notices: z.array(deskNotice), unseen: z.int().nonnegative() })),
  /** Whoever sits here has seen these; for others they stay new. */
  'notices.markSeen': command(everyone, z.strictObject({ ids: z.array(z.string().min(1).max(200)).max(500) }), nothing),
};
