/** Refunds: money back to the customer, which may wait, and may fail after all. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { BalanceTransaction, Charge, Refund } from '../state/objects.ts';
import { post } from './balance.ts';
import { testCardOf } from './methods.ts';

export const refundStatuses = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

export type RefundTerms = {
  amount?: number | undefined;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  metadata?: Record<string, string>;
  /** Without it, as the test card does: most succeed at once. */
  status?: RefundStatus;
};

export function createRefund(account: Account, charge: Charge, terms: RefundTerms): Refund {
  const { amount = charge.amount_captured - charge.amount_refunded, reason = null, metadata = {} } = terms;
  refuseImpossible(account, charge, amount);
  const method = charge.payment_method ? account.find('payment_method', charge.payment_method) : undefined;
  const card = method && testCardOf(method);
  const status = terms.status ?? (card?.refunds === 'pending' || charge.payment_method_details?.type !== 'card' ? 'pending' : 'succeeded');

  const refund = account.put('refund', {
    id: newId(charge.id.startsWith('py_') ? 'pyr' : 're'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: card
      ? { card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }, type: 'card' }
      : { type: 'us_bank_transfer', us_bank_transfer: { reference: null, reference_status: null } },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  });
  const first = enter(account, refund, status);
  const refunded = recount(account, charge);
  account.emit('refund.created', first);
  if (first.status !== 'failed' && first.status !== 'canceled') account.emit('charge.refunded', refunded.now, refunded.before);
  if (first.status === 'failed') account.emit('refund.failed', first);
  return card?.refunds === 'failing' && !terms.status ? moveRefund(account, first, 'failed') : first;
}

/** Moves a refund to another status, with the money and the events that belong to it. */
export function moveRefund(account: Account, refund: Refund, status: RefundStatus): Refund {
  if (!canBecome(refund.status, status)) {
    throw invalidRequest(`A refund with a status of ${refund.status} cannot become ${status}.`, { param: 'status' });
  }
  const before = { status: refund.status };
  const now = enter(account, refund, status);
  const charge = account.get('charge', refund.charge ?? '');
  const recounted = recount(account, charge);
  account.emit('refund.updated', now, before);
  account.emit('charge.refund.updated', now, before);
  if (status === 'failed') account.emit('refund.failed', now, before);
  if (Object.keys(recounted.before).length > 0) account.emit('charge.updated', recounted.now, recounted.before);
  return now;
}

/** Where a refund can go from where it is. Even one that succeeded may come back. */
export function canBecome(from: string | null, to: RefundStatus): boolean {
  if (from === 'pending') return to !== 'pending';
  if (from === 'requires_action') return to !== 'requires_action';
  return from === 'succeeded' && to === 'failed';
}

function enter(account: Account, refund: Refund, status: RefundStatus): Refund {
  const card = refund.charge?.startsWith('ch_');
  const movement = (amount: number, type: BalanceTransaction['type'], category: string, words: string) =>
    post(account, {
      amount,
      currency: refund.currency,
      description: words,
      reporting_category: category,
      source: refund.id,
      type,
      availableNow: true,
    }).id;
  const fields: Partial<Refund> = { status };
  if (status === 'succeeded') {
    fields.balance_transaction = movement(-refund.amount, card ? 'refund' : 'payment_refund', 'refund', 'REFUND FOR CHARGE');
  }
  if (status === 'failed') {
    fields.failure_reason = 'lost_or_stolen_card';
    if (refund.balance_transaction !== null) {
      const type = card ? 'refund_failure' : 'payment_failure_refund';
      fields.failure_balance_transaction = movement(refund.amount, type, 'refund_failure', 'REFUND FAILURE');
    }
  }
  return account.change('refund', refund.id, fields).now;
}

/** `amount_refunded` counts what has gone or is going back. */
function recount(account: Account, charge: Charge) {
  const total = account
    .all('refund')
    .filter((refund) => refund.charge === charge.id && refund.status !== 'failed' && refund.status !== 'canceled')
    .reduce((sum, refund) => sum + refund.amount, 0);
  return account.change('charge', charge.id, { amount_refunded: total, refunded: total === charge.amount_captured });
}

function refuseImpossible(account: Account, charge: Charge, amount: number): void {
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw invalidRequest(`Charge ${charge.id} has not been captured or has not succeeded, and cannot be refunded.`, { param: 'charge' });
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (account.all('dispute').some((dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' });
  }
}
