/** Disputes: a customer asks the bank for the money back; Stripe takes it, and its fee, until the matter is closed. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { Charge, Dispute } from '../state/objects.ts';
import { post } from './balance.ts';

const sevenDays = 7 * 86_400;
/** $15.00, at Stripe in the US. */
export const usualDisputeFee = 1500;

export type DisputeTerms = {
  amount?: number | undefined;
  fee?: number | undefined;
  reason?: string | undefined;
  inquiry?: boolean | undefined;
};

/** Opens a dispute and withdraws the money; an inquiry withdraws nothing yet. */
export function openDispute(account: Account, charge: Charge, terms: DisputeTerms = {}): Dispute {
  const { amount = charge.amount - charge.amount_refunded, fee = usualDisputeFee, reason = 'fraudulent', inquiry = false } = terms;
  if (charge.status !== 'succeeded') throw invalidRequest(`Charge ${charge.id} has a status of ${charge.status} and cannot be disputed.`);
  if (charge.disputed) throw invalidRequest(`Charge ${charge.id} has been disputed already.`, { code: 'charge_disputed' });
  if (amount < 1 || amount > charge.amount)
    throw invalidRequest(`A dispute of ${amount} does not fit a charge of ${charge.amount}.`, { param: 'amount' });

  const id = newId('du');
  const withdrawal = inquiry ? null : withdraw(account, charge, id, amount, fee);
  const dispute = account.put('dispute', {
    id,
    object: 'dispute',
    amount,
    balance_transactions: withdrawal ? [withdrawal] : [],
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: account.now() + sevenDays,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: methodDetails(charge, inquiry),
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  });
  const disputed = account.change('charge', charge.id, { disputed: true });
  account.emit('charge.dispute.created', dispute);
  account.emit('charge.updated', disputed.now, disputed.before);
  if (withdrawal) account.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Closes it. Won: the amount comes back, the fee does not. An inquiry only ends as `warning_closed`. */
export function closeDispute(account: Account, dispute: Dispute, result: 'lost' | 'won'): Dispute {
  if (isClosed(dispute)) {
    throw invalidRequest(`This dispute is already closed. It has a status of ${dispute.status}.`, { code: 'dispute_already_closed' });
  }
  const inquiry = dispute.status.startsWith('warning_');
  const returned = result === 'won' && !inquiry ? reinstate(account, dispute) : null;
  const { now } = account.change('dispute', dispute.id, {
    balance_transactions: [...dispute.balance_transactions, ...(returned ? [returned] : [])],
    status: inquiry ? 'warning_closed' : result,
  });
  account.emit('charge.dispute.closed', now);
  if (returned) account.emit('charge.dispute.funds_reinstated', now);
  return now;
}

export function isClosed(dispute: Dispute): boolean {
  return ['lost', 'won', 'warning_closed'].includes(dispute.status);
}

function withdraw(account: Account, charge: Charge, dispute: string, amount: number, fee: number) {
  return post(account, {
    amount: -amount,
    currency: charge.currency,
    description: `Chargeback withdrawal for ${charge.id}`,
    reporting_category: 'dispute',
    source: dispute,
    type: 'adjustment',
    fee: { amount: fee, description: 'Dispute fee' },
    availableNow: true,
  });
}

function reinstate(account: Account, dispute: Dispute) {
  return post(account, {
    amount: dispute.amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    reporting_category: 'dispute_reversal',
    source: dispute.id,
    type: 'adjustment',
    availableNow: true,
  });
}

function methodDetails(charge: Charge, inquiry: boolean): NonNullable<Dispute['payment_method_details']> {
  const card = charge.payment_method_details?.card;
  if (!card) return { type: 'us_bank_account' };
  return {
    type: 'card',
    card: {
      brand: card.brand ?? 'visa',
      case_type: inquiry ? 'inquiry' : 'chargeback',
      network: card.network ?? 'visa',
      network_reason_code: '10.4',
    },
  };
}

const noEvidence: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
