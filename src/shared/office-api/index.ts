/**
 * The office API: the one typed contract renderer ⇄ main ⇄ ledger. Each call is a name with its authority, its effect and the zod schemas of its
 * input and output; both ends validate.
 */
import * as z from 'zod';
import type { Effect } from './call.ts';
import { deskAskSchema } from '../desk-api.ts';
import { refusalSchema } from '../refusal.ts';
import { allocations } from './allocation.ts';
import { bank } from './bank.ts';
import { customers } from './customers.ts';
import { deskNotices } from './desk-notices.ts';
import { dispatchBulk } from './dispatch-bulk.ts';
import { dispatches } from './dispatches.ts';
import { documents } from './documents.ts';
import { exportsOfAll } from './exports.ts';
import { listExports } from './list-exports.ts';
import { events } from './events.ts';
import { imports } from './imports.ts';
import { door } from './door.ts';
import { invoices } from './invoices.ts';
import { invoicing } from './invoicing.ts';
import { lateFees } from './late-fees.ts';
import { money } from './money.ts';
import { connectionSchema, office } from './office.ts';
import { mailing } from './mailing.ts';
import { mail } from './mail.ts';
import { merging } from './merging.ts';
import { payments } from './payments.ts';
import { payouts } from './payouts.ts';
import { people } from './people.ts';
import { phoneCards } from './phone-cards.ts';
import { register } from './register.ts';
import { reports } from './reports.ts';
import { reversals } from './reversals.ts';
import { runs, runSchema } from './runs.ts';
import { schedules } from './schedules.ts';
import { views } from './views.ts';
import { statements } from './statement.ts';
import { undo } from './undo.ts';
import { stripe } from './stripe.ts';

export const calls = {
  ...office,
  ...customers,
  ...deskNotices,
  ...dispatches,
  ...dispatchBulk,
  ...documents,
  ...events,
  ...exportsOfAll,
  ...listExports,
  ...imports,
  ...door,
  ...invoices,
  ...invoicing,
  ...mailing,
  ...mail,
  ...merging,
  ...lateFees,
  ...money,
  ...payments,
  ...phoneCards,
  ...payouts,
  ...people,
  ...register,
  ...allocations,
  ...bank,
  ...reports,
  ...reversals,
  ...runs,
  ...schedules,
  ...views,
  ...statements,
  ...undo,
  ...stripe,
};
export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<Name extends CallName> = z.input<Calls[Name]['input']>;
/** The input as the ledger's handler gets it: parsed, defaults filled in. */
export type Parsed<Name extends CallName> = z.output<Calls[Name]['input']>;
export type Output<Name extends CallName> = z.output<Calls[Name]['output']>;

type NamesThat<Does extends Effect> = { [Name in CallName]: Calls[Name]['effect'] extends Does ? Name : never }[CallName];
export type QueryName = NamesThat<'query'>;
export type CommandName = NamesThat<'command'>;
export type DoorName = NamesThat<'door'>;

export const callNames = Object.keys(calls) as CallName[]; // the keys of a literal

/** What goes over the wire from renderer to ledger; `main` relays it unread. */
export const requestSchema = z.strictObject({ id: z.int(), name: z.string(), input: z.unknown() });
export type Request = z.infer<typeof requestSchema>;

export const responseSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.strictObject({ id: z.int(), ok: z.literal(false), refusal: refusalSchema }),
]);
export type Response = z.infer<typeof responseSchema>;

/** Pushed by the ledger: what changed, so that open screens refresh by themselves. */
export const noticeSchema = z.discriminatedUnion('notice', [
  /** After every commit: the kinds of things touched and their IDs (at most 1,000 each; more: `all`). */
  z.strictObject({
    notice: z.literal('changed'),
    operation: z.string(),
    kind: z.string(),
    touched: z.partialRecord(
      z.enum([
        'customer',
        'dispatch',
        'invoice',
        'registerRecord',
        'setting',
        'user',
        'stripeActivity',
        'deposit',
        'statementLine',
        'stripePayout',
        'import',
        'schedule',
        'view',
      ]),
      z.union([z.array(z.string()), z.literal('all')]),
    ),
  }),
  z.strictObject({ notice: z.literal('connection'), connection: connectionSchema }),
  /** How far the run is that is under way; null once it has ended. */
  z.strictObject({ notice: z.literal('run'), run: runSchema.nullable() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** What the ledger process says to its parent: an answer, a notice, or how opening the file went. */
export const fromLedgerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('cannot open'), refusal: refusalSchema }),
  z.strictObject({ type: z.literal('response'), response: responseSchema }),
  z.strictObject({ type: z.literal('notice'), notice: noticeSchema }),
  /** Asks for what only Electron can do; the answer comes with the same ID. */
  z.strictObject({ type: z.literal('ask'), id: z.int(), ask: deskAskSchema }),
]);
export type FromLedger = z.infer<typeof fromLedgerSchema>;
