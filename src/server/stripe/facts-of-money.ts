/** Balance transactions and payouts in our own words (shared/companion-api/money-moves.ts). Stripe's words stop here. */
import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { type Movement, type MovementKind, openingPrefix, type PayoutStatus } from '../../shared/companion-api/money-moves.ts';
import { dateIn, instant } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { KeyedFact } from '../store/facts.ts';
import { idOf, type Seen } from './facts-of.ts';
import { describeMethod } from './method.ts';

/** How the balance moved; `source` must be expanded. */
export function movementOf(transaction: Stripe.BalanceTransaction): Movement {
  if (transaction.currency !== 'usd') return foreignMovement(transaction);
  const kind = kinds[transaction.reporting_category] ?? 'other';
  const source = typeof transaction.source === 'object' ? transaction.source : null;
  return {
    id: transaction.id,
    at: instant(transaction.created * 1000),
    kind,
    amount: cents(transaction.amount),
    fee: cents(transaction.fee),
    source: idOf(transaction.source),
    paymentIntent: source && 'payment_intent' in source ? idOf(source.payment_intent) : null,
    text: textOf(kind, transaction, source),
    earlier: false,
  };
}

/** The books are in US dollars: of another currency it is told that there is such money, and how much. */
function foreignMovement({ id, created, net, currency, reporting_category, source }: Stripe.BalanceTransaction): Movement {
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'code' });
  const { maximumFractionDigits: digits = 2 } = money.resolvedOptions();
  const text = `${money.format(net / 10 ** digits)}, ${reporting_category.replaceAll('_', ' ')}`;
  const none = { amount: cents(0), fee: cents(0), paymentIntent: null, earlier: false };
  return { ...none, id, at: instant(created * 1000), kind: 'foreign', source: idOf(source), text };
}

/** All that was at Stripe before Paydesk came, as one movement. */
export function openingMovement(account: string, at: number, amount: Movement['amount']): Movement {
  const id = `${openingPrefix}${account.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
  const none = { fee: cents(0), source: null, paymentIntent: null };
  return { ...none, id, at: instant(at), kind: 'other', amount, text: 'From before Paydesk', earlier: true };
}

/** By what Stripe's own reports call it. */
const kinds: Readonly<Record<string, MovementKind>> = {
  charge: 'payment',
  charge_failure: 'payment',
  partial_capture_reversal: 'payment',
  refund: 'refund',
  refund_failure: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
  payout: 'payout',
  payout_reversal: 'payout',
};

/** What an office wrote on a charge, a refund or a payout is not told: it may name a patient. */
function textOf(kind: MovementKind, { description }: Stripe.BalanceTransaction, source: Stripe.BalanceTransactionSource | null): string {
  if (kind === 'payment') return source?.object === 'charge' ? describeMethod(source) : '';
  return kind === 'fee' ? (description ?? '').slice(0, 200) : '';
}

/** Movements that are told together. */
export function factOfMovements(movements: Movement[], payout: string | null, seen: Seen): KeyedFact {
  const names = movements.map(({ id }) => id).join(' ');
  const digest = createHash('sha256').update(names).digest('hex').slice(0, 32);
  const { account, livemode, at } = seen;
  return { key: `movements:${payout ?? ''}:${digest}`, fact: { fact: 'movements', at, account, livemode, payout, movements } };
}

/** A payout as it stands. Null: not in US dollars. */
export function factOfPayout(payout: Stripe.Payout, { account, at }: Seen): KeyedFact | null {
  if (payout.currency !== 'usd') return null;
  const status = payoutStatus(payout.status);
  const contents = contentsOf(payout);
  // Stripe gives the day as a moment in universal time.
  const arrival = dateIn(payout.arrival_date * 1000, 'UTC');
  const reason = (payout.failure_message ?? payout.failure_code ?? '').slice(0, 300);
  return {
    key: [payout.id, status, arrival, contents].join(':'),
    fact: {
      fact: 'payout',
      at,
      account,
      livemode: payout.livemode,
      payout: payout.id,
      amount: cents(payout.amount),
      status,
      createdAt: instant(payout.created * 1000),
      arrival,
      reason,
      contents,
    },
  };
}

/** Whether Stripe says what the payout holds: of one that it made by itself, once it has worked that out. */
export function contentsOf(payout: Stripe.Payout): 'told' | 'later' | 'by hand' {
  if (!payout.automatic) return 'by hand';
  return payout.reconciliation_status === 'completed' ? 'told' : 'later';
}

function payoutStatus(status: string): PayoutStatus {
  switch (status) {
    case 'pending':
    case 'in_transit':
    case 'paid':
    case 'failed':
    case 'canceled':
      return status;
    default:
      throw new Error(`Stripe gives a payout a status that we do not know: ${status}`);
  }
}
