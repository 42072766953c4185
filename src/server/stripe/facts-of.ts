/**
 * From an object's present state at Stripe to a fact in our own words (shared/companion-api/facts.ts). Stripe's words stop here.
 * Each fact comes with the key of its content: a state that was told once is not told again, whichever event led to it.
 */
import type Stripe from 'stripe';
import { instant, type Instant } from '../../shared/dates.ts';
import { type Cents, cents, negate, sum } from '../../shared/money.ts';
import type { KeyedFact } from '../store/facts.ts';
import type { RefundStatus } from '../store/schema.ts';
import { describeMethod } from './method.ts';
import { readPhoneMetadata, readPortalMetadata } from './metadata.ts';

/** Where and when an object was looked at. */
export type Seen = {
  /** The office's slug, and the account the object is in. */
  office: string;
  account: string;
  livemode: boolean;
  /** When what is told happened, where the object itself does not say. */
  at: Instant;
};

/**
 * Processing, succeeded or failed; null while the customer is still at it. What was charged in another currency came past Paydesk, and is told once
 * Stripe has made US dollars of it.
 */
export function factOfPayment(intent: Stripe.PaymentIntent, seen: Seen): KeyedFact | null {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const received = inDollars(intent.amount_received, intent.currency, charge?.balance_transaction);
  if (intent.currency !== 'usd' && (intent.status !== 'succeeded' || received === null)) return null;
  const phone = readPhoneMetadata(seen.office, intent.metadata);
  const payment = {
    account: seen.account,
    livemode: intent.livemode,
    paymentIntent: intent.id,
    portal: readPortalMetadata(seen.office, intent.metadata),
    ...(phone && { phone }),
    amount: cents(intent.amount),
    method: describeMethod(charge),
  };
  // A payment that is tried again after a failure has a new charge, so each try is told.
  const attempt = charge?.id ?? '';
  switch (intent.status) {
    case 'processing':
      return {
        key: `${intent.id}:processing:${attempt}`,
        fact: { fact: 'payment processing', at: momentOf(charge?.created) ?? seen.at, ...payment, ...(charge && { attempt: charge.id }) },
      };
    case 'succeeded':
      return {
        key: `${intent.id}:succeeded`,
        fact: {
          fact: 'payment succeeded',
          at: momentOf(settledAt(charge)) ?? seen.at,
          ...payment,
          amount: received ?? cents(intent.amount_received),
        },
      };
    case 'requires_payment_method': {
      const error = intent.last_payment_error;
      if (!error) return null;
      const reason = error.message ?? error.decline_code ?? error.code ?? 'The payment was refused.';
      const failed = error.charge ?? attempt;
      return {
        key: `${intent.id}:failed:${failed}`,
        fact: { fact: 'payment failed', at: seen.at, ...payment, ...(failed !== '' && { attempt: failed }), reason: reason.slice(0, 300) },
      };
    }
    case 'canceled': {
      const reason = `The payment was canceled${intent.cancellation_reason ? ` (${intent.cancellation_reason.replaceAll('_', ' ')})` : ''}.`;
      return {
        key: `${intent.id}:canceled`,
        fact: { fact: 'payment failed', at: momentOf(intent.canceled_at) ?? seen.at, ...payment, reason },
      };
    }
    default:
      return null;
  }
}

/** What Stripe made of an amount in another currency; null: it has not, or not US dollars. */
function inDollars(amount: number, currency: string, transaction: string | Stripe.BalanceTransaction | null | undefined): Cents | null {
  if (currency === 'usd') return cents(amount);
  const made = typeof transaction === 'object' && transaction !== null && transaction.currency === 'usd' ? transaction.amount : null;
  return made === null ? null : cents(Math.abs(made));
}

/** A refund of any status. Null: it is not of a payment of ours to tell of. */
export function factOfRefund(refund: Stripe.Refund, seen: Seen): KeyedFact | null {
  const paymentIntent = idOf(refund.payment_intent);
  const amount = inDollars(refund.amount, refund.currency, refund.balance_transaction);
  if (paymentIntent === null || amount === null) return null;
  const status = refundStatus(refund.status);
  const transaction = status === 'failed' ? idOf(refund.failure_balance_transaction) : idOf(refund.balance_transaction);
  return {
    key: `${refund.id}:${status}`,
    fact: {
      fact: 'refund',
      at: status === 'pending' ? (momentOf(refund.created) ?? seen.at) : seen.at,
      account: seen.account,
      livemode: seen.livemode,
      refund: refund.id,
      paymentIntent,
      amount,
      status,
      balanceTransaction: transaction,
      reason: (refund.failure_reason ?? refund.reason ?? refund.pending_reason ?? '').slice(0, 300),
    },
  };
}

/** A dispute, with what Stripe's balance transactions say it has cost so far. */
export function factOfDispute(dispute: Stripe.Dispute, seen: Seen): KeyedFact | null {
  const paymentIntent = idOf(dispute.payment_intent);
  const status = disputeStatus(dispute.status);
  const moves = dispute.balance_transactions;
  const [first = null] = moves;
  const amount = inDollars(dispute.amount, dispute.currency, first);
  if (paymentIntent === null || amount === null) return null;
  const withdrawn = negate(total(moves.map((move) => move.amount)));
  const fee = total(moves.map((move) => move.fee));
  const answerBy = momentOf(dispute.evidence_details.due_by);
  const answered = dispute.status.endsWith('under_review');
  return {
    key: [dispute.id, status, withdrawn, fee, answerBy, answered].join(':'),
    fact: {
      fact: 'dispute',
      at: status === 'open' ? (momentOf(dispute.created) ?? seen.at) : seen.at,
      account: seen.account,
      livemode: dispute.livemode,
      dispute: dispute.id,
      paymentIntent,
      amount,
      status,
      reason: dispute.reason.slice(0, 100),
      answerBy,
      answered,
      withdrawn,
      fee,
      balanceTransaction: moves.findLast((move) => move.amount < 0)?.id ?? null,
      transactions: moves.map((move) => move.id),
    },
  };
}

/** A Checkout Session of the portal that ran out unused. Null: it is still open, was paid, or is not ours. */
export function factOfSession(session: Stripe.Checkout.Session, seen: Seen): KeyedFact | null {
  const portal = readPortalMetadata(seen.office, session.metadata);
  if (session.status !== 'expired' || !portal) return null;
  return {
    key: `${session.id}:expired`,
    fact: {
      fact: 'checkout expired',
      at: seen.at,
      account: seen.account,
      livemode: session.livemode,
      session: session.id,
      invoice: portal.invoice,
      amount: sum([portal.balance, portal.fee]),
    },
  };
}

/** The ID of what Stripe gives either as an ID or, expanded, as the object. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

// A bank payment's charge is made when it begins; its balance transaction when the money is there.
function settledAt(charge: Stripe.Charge | null): number | undefined {
  const transaction = charge?.balance_transaction;
  return typeof transaction === 'object' && transaction !== null ? transaction.created : charge?.created;
}

function momentOf(seconds: number | null | undefined): Instant | null {
  return seconds === null || seconds === undefined ? null : instant(seconds * 1000);
}

function total(amounts: readonly number[]): Cents {
  return sum(amounts.map(cents));
}

/** Throws on a word that Stripe does not have today. */
export function refundStatus(status: string | null): RefundStatus {
  switch (status) {
    case 'pending':
    case 'requires_action':
    case 'succeeded':
    case 'failed':
    case 'canceled':
      return status;
    default:
      throw new Error(`Stripe gives a refund a status that we do not know: ${status}`);
  }
}

function disputeStatus(status: string): 'open' | 'lost' | 'won' {
  switch (status) {
    case 'lost':
      return 'lost';
    case 'won':
    case 'warning_closed':
    case 'prevented':
      return 'won';
    default:
      return 'open';
  }
}
