/** Why a movement of the balance at Stripe has no register record. */
import type { MovementKind } from '../../shared/companion-api/money-moves.ts';
import type { WhyDifferent } from '../../shared/office-api/payouts.ts';
import type { Reader } from '../books/connection.ts';

export type Unbooked = { kind: MovementKind; paymentIntent: string | null; source: string | null; earlier: boolean };

/** Null: it needs none. */
export function whyNotInBooks(reader: Reader, { kind, paymentIntent, source, earlier }: Unbooked): WhyDifferent | null {
  if (kind === 'payout') return null;
  if (earlier) return 'earlier';
  if (kind === 'foreign') return 'foreign';
  if (kind === 'fee' || kind === 'other') return 'stripe';
  const payment = paymentIntent ?? source;
  // Without a PaymentIntent it was not made by a portal or a terminal of Paydesk.
  if (paymentIntent === null || isFromElsewhere(reader, payment)) return 'elsewhere';
  if (kind !== 'dispute') return 'not yet booked';
  const told = reader.first<{ fact: string }>(
    `SELECT fact FROM stripe_activity
     WHERE payment_intent = :paymentIntent AND fact IN ('dispute opened', 'dispute won', 'dispute lost')
       AND (object = :source OR object IN (${correctionsOf}))
     ORDER BY fact = 'dispute opened', at DESC
     LIMIT 1`,
    { paymentIntent, source },
  );
  return told?.fact === 'dispute won' ? 'won' : 'undecided';
}

/** What Stripe changed of a dispute after it was booked is told by the balance transaction that did. */
const correctionsOf = `
         SELECT corrected.stripe_object
         FROM register_records AS lost
         JOIN register_records AS corrected ON corrected.comes_from = lost.id AND corrected.stripe_fact = 'dispute corrected'
         WHERE lost.stripe_object = :source AND lost.stripe_fact = 'lost dispute'`;

/** Listed as not booked, and taken in by nobody since. */
function isFromElsewhere(reader: Reader, payment: string | null): boolean {
  if (reader.first(`SELECT 1 FROM register_records WHERE payment_intent = :payment AND stripe_fact = 'payment'`, { payment })) return false;
  return (
    reader.first(`SELECT 1 FROM stripe_activity WHERE payment_intent = :payment AND object = :payment AND fact = 'not booked'`, {
      payment,
    }) !== undefined
  );
}
