/** Which of Stripe's events concern us, and which object each one tells us to look at. What the event itself says is not believed further. */
import type Stripe from 'stripe';
import type { NewInboxRow } from '../store/inbox.ts';

export type ObjectKind = 'session' | 'payment' | 'refund' | 'refunds of charge' | 'dispute' | 'account';

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
  'account.updated': 'account',
  'account.application.deauthorized': 'account',
};

/** For Stripe's lists and the webhook endpoint: all that we act upon. */
export const handledTypes = Object.keys(kinds);

/** What to look at after an event of this type; null: it does not concern us. */
export function kindOf(type: string): ObjectKind | null {
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? null) : null;
}

/** What the inbox keeps of an event: identifiers and times, nothing of its object but the ID. */
export function inboxRow(event: Stripe.Event, office: number, receivedAt: number): NewInboxRow {
  const object: { id?: unknown; object?: unknown } = { ...event.data.object };
  return {
    office,
    event: event.id,
    type: event.type,
    created: event.created,
    account: event.account ?? null,
    livemode: event.livemode ? 1 : 0,
    apiVersion: event.api_version,
    objectType: typeof object.object === 'string' ? object.object : '',
    object: typeof object.id === 'string' ? object.id : '',
    receivedAt,
    status: kindOf(event.type) === null ? 'ignored' : 'waiting',
  };
}
