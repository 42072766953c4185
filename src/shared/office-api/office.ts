/** The office itself: who is here, how things stand, settings, the companion, search and history. */
import * as z from 'zod';
import { stripeStateSchema } from '../companion-api/facts.ts';
import { instantSchema, isoDateSchema } from '../dates.ts';
import { centsSchema } from '../money.ts';
import { settingsSchema } from '../settings.ts';
import { roleSchema } from '../words.ts';
import { administrators, billers, command, idSchema, nothing, query } from './call.ts';
import { recordNature } from './register.ts';

/** The truth about the connection, in a closed union; the screen makes the sentence. */
export const connectionSchema = z.strictObject({
  state: z.enum(['up to date', 'catching up', 'offline', 'not enrolled', 'working offline']),
  /** When the companion was last reached. */
  lastReachedAt: instantSchema.nullable(),
  offlineSince: instantSchema.nullable(),
  /** Invoices whose balance the companion does not have yet. */
  waitingToPublish: z.int(),
  /** Stripe facts that the companion has and the books do not. */
  waitingToBook: z.int(),
  /** What went wrong last, for people; empty when nothing did. */
  problem: z.string(),
  /** The companion that this desk is linked with; before that, the one that the office's app offers, or empty. */
  companionUrl: z.string(),
  stripe: stripeStateSchema.nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const homeSchema = z.strictObject({
  waiting: z.strictObject({ amount: centsSchema, trips: z.int(), customers: z.int() }),
  open: z.strictObject({ amount: centsSchema, invoices: z.int(), overdue: z.int(), overdueAmount: centsSchema }),
  collected: z.strictObject({ amount: centsSchema, stripeAmount: centsSchema }),
  onItsWay: z.strictObject({ amount: centsSchema, payments: z.int(), by: isoDateSchema.nullable() }),
  needsYou: z.array(
    z.strictObject({
      what: z.enum(['lost dispute', 'dispute corrected', 'refund', 'refund failed', 'dispute', 'review', 'unallocated', 'overdue']),
      title: z.string(),
      text: z.string(),
      amount: centsSchema,
      record: idSchema.nullable(),
      invoice: idSchema.nullable(),
    }),
  ),
  activity: z.array(
    z.strictObject({
      id: idSchema,
      at: instantSchema,
      fact: z.string(),
      title: z.string(),
      text: z.string(),
      amount: centsSchema,
      record: idSchema.nullable(),
      invoice: idSchema.nullable(),
      payout: idSchema.nullable(),
    }),
  ),
  /** The last twelve months, oldest first; month as `2026-11`. */
  byMonth: z.array(z.strictObject({ month: z.string(), collected: centsSchema })),
});
export type Home = z.infer<typeof homeSchema>;

export const searchHit = z.strictObject({
  what: z.enum(['invoice', 'customer', 'dispatch', 'record']),
  id: idSchema,
  title: z.string(),
  text: z.string(),
  /** What of it matched, where the title does not show it: `self-pay ID`, `amount`, `patient`. */
  why: z.string(),
  amount: centsSchema.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const historyEntry = z.strictObject({
  operation: idSchema,
  at: instantSchema,
  user: z.string(),
  kind: z.string(),
  summary: z.string(),
  /** Whether whoever asks may try to undo it, or to do it again; whether it can be is said by `undo.preview`. */
  mayUndo: z.boolean(),
  /** What else it was about, at most four: the way from one record's history to the others. */
  about: z.array(z.strictObject({ what: z.enum(['record', 'invoice', 'customer', 'dispatch']), id: idSchema, name: z.string() })),
});

export const office = {
  'office.session': query(
    nothing,
    z.strictObject({
      officeName: z.string(),
      user: z.strictObject({ id: idSchema, name: z.string(), roles: z.array(roleSchema) }),
      today: isoDateSchema,
      /** The day's part in the office's time zone, for the greeting. */
      hour: z.int(),
      counts: z.strictObject({ openInvoices: z.int(), toReview: z.int() }),
    }),
  ),
  'office.home': query(nothing, homeSchema),
  'office.search': query(
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50).default(20) }),
    z.strictObject({ hits: z.array(searchHit) }),
  ),
  'office.history': query(
    z.strictObject({ entity: z.enum(['customer', 'dispatch', 'invoice', 'registerRecord', 'schedule']), id: idSchema }),
    z.strictObject({ entries: z.array(historyEntry) }),
  ),
  'settings.get': query(nothing, settingsSchema),
  'settings.change': command(billers, settingsSchema.partial(), z.strictObject({ operation: idSchema })),
  /** Who changed settings, newest first. */
  'settings.history': query(nothing, z.strictObject({ entries: z.array(historyEntry) })),
  'sync.status': query(nothing, connectionSchema),
  /** Links this desk with the companion by a one-time code. */
  'sync.enrol': command(administrators, z.strictObject({ companionUrl: z.url(), code: z.string().min(4).max(40) }), connectionSchema),
  /** The secret that a new desk of this office is told; whoever has it and a one-time code gets the office's books. */
  'sync.joiningKey': command(administrators, nothing, z.strictObject({ joiningKey: z.string() })),
  /** A biller can work offline on purpose; nothing is sent or fetched until online again. */
  'sync.setOnline': command(billers, z.strictObject({ online: z.boolean() }), connectionSchema),
  /** Fetches and publishes now and answers when both are done, or says why not. */
  'sync.now': command(billers, nothing, connectionSchema),
};
export { recordNature };
