/** Which of Stripe's events concern us, and which object each one tells us to look at. What the event itself says is not believed further. */
import type Stripe from 'stripe';
import * as z from 'zod';
import type { NewInboxRow } from '../store/inbox.ts';

export type ObjectKind = 'session' | 'payment' | 'refund' | 'refunds of charge' | 'dispute' | 'payout' | 'account';

const kinds: Readonly<Record<string, ObjectKind>> = {
  'checkout.session.completed': 'session',
  'checkout.session.async_payment_succeeded': 'session',
  'checkout.session.async_payment_failed': 'session',
  'checkout.session.expired': 'session',
  'payment_intent.processing': 'payment',
  'payment_intent.succeeded': 'payment',
  'payment_intent.payment_failed': 'payment',
  'payment_intent.canceled': 'payment',
  'refund.created': 'refund',
  'refund.updated': 'refund',
  'refund.failed': 'refund',
  'charge.refund.updated': 'refund',
  'charge.refunded': 'refunds of charge',
  'charge.dispute.created': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
  'charge.dispute.closed': 'dispute',
  'payout.created': 'payout',
  'payout.updated': 'payout',
  'payout.paid': 'payout',
  'payout.failed': 'payout',
  'payout.canceled': 'payout',
  'payout.reconciliation_completed': 'payout',
  'account.updated': 'account',
  'account.application.deauthorized': 'account',
};

/** For Stripe's lists and the webhook endpoint: all that we act upon. */
export const handledTypes = Object.keys(kinds);

/** What to look at after an event of this type; null: it does not concern us. */
export function kindOf(type: string): ObjectKind | null {
  if (/^v2\.core\.account[.[]/.test(type)) return 'account';
  const known = type.replace(/^v1\./, ''); // as a thin event names it
  return Object.hasOwn(kinds, known) ? (kinds[known] ?? null) : null;
}

const eventSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  created: z.number(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  api_version: z.string().nullish(),
  data: z.object({ object: z.custom<object>((value) => typeof value === 'object' && value !== null) }), // not copied: it may be large
});

/** Throws when that is not there of an event which we read: every version of Stripe's API has it. */
export function assertIsEvent(event: unknown): void {
  eventSchema.parse(event);
}

/** Whether it is to be looked at: a type that concerns us, of an object that it names. */
function statusOf(type: string, object: string): NewInboxRow['status'] {
  const kind = kindOf(type);
  return kind === null || (object === '' && kind !== 'account') ? 'ignored' : 'waiting';
}

/** What the inbox keeps of an event: identifiers and times, nothing of its object but the ID. */
export function inboxRow(event: Stripe.Event, office: number, receivedAt: number): NewInboxRow {
  const object: { id?: unknown; object?: unknown } = { ...event.data.object };
  const name = typeof object.id === 'string' ? object.id : '';
  return {
    office,
    event: event.id,
    type: event.type,
    created: event.created,
    account: event.account ?? null,
    livemode: event.livemode ? 1 : 0,
    apiVersion: event.api_version ?? null,
    objectType: typeof object.object === 'string' ? object.object : '',
    object: name,
    receivedAt,
    status: statusOf(event.type, name),
  };
}

/** The head of a thin event: what happened to which object, and nothing of the object. */
export type ThinEvent = {
  id: string;
  type: string;
  created: string;
  livemode: boolean;
  context?: { toString(): string } | undefined;
  related_object?: { id?: string; type: string } | null | undefined;
};

/** The account that a thin event is about: one of an office, or none that it says. */
export function accountOfThin({ context, related_object }: ThinEvent): string | undefined {
  if (related_object?.type === 'v2.core.account') return related_object.id;
  const named = context === undefined ? '' : String(context);
  return /(acct_\w+)$/.exec(named)?.[1];
}

/** The same as `inboxRow` for a thin event. */
export function thinInboxRow(event: ThinEvent, account: string | null, office: number, receivedAt: number): NewInboxRow {
  return {
    office,
    event: event.id,
    type: event.type,
    created: Math.floor(Date.parse(event.created) / 1000),
    account,
    livemode: event.livemode ? 1 : 0,
    apiVersion: null,
    objectType: event.related_object?.type ?? '',
    object: event.related_object?.id ?? '',
    receivedAt,
    status: statusOf(event.type, event.related_object?.id ?? ''),
  };
}
