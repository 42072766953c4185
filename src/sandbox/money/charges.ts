/** Charges: one attempt to move a customer's money. */
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import { post, processingFee } from './balance.ts';
import { testCardOf } from './methods.ts';

export type Failure = { code: string; declineCode?: string; message: string };

type State = { status: 'succeeded' | 'pending' | 'failed'; captured: boolean; failure?: Failure };

/** Makes and keeps the charge of one attempt. */
export function createCharge(account: Account, intent: PaymentIntent, method: PaymentMethod, state: State): Charge {
  const { failure } = state;
  const id = newId(method.type === 'card' ? 'ch' : 'py');
  return account.put('charge', {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: state.status === 'failed' || !state.captured ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: method.type === 'card' ? 'PAYDESK SANDBOX' : null,
    captured: state.captured,
    created: account.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(method, failure),
    paid: state.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: state.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

/** Moves the money of a captured charge into the balance. */
export function creditCharge(account: Account, charge: Charge, method: PaymentMethod): { now: Charge; before: object } {
  const transaction = post(account, {
    amount: charge.amount_captured,
    currency: charge.currency,
    description: charge.description,
    reporting_category: 'charge',
    source: charge.id,
    type: method.type === 'card' ? 'charge' : 'payment',
    fee: { amount: processingFee(charge.amount_captured, method.type), description: 'Stripe processing fees' },
    availableNow: testCardOf(method)?.bypassPending ?? false,
  });
  return account.change('charge', charge.id, { balance_transaction: transaction.id });
}

function outcome(method: PaymentMethod, failure?: Failure): Charge['outcome'] {
  const plain = { advice_code: null, network_advice_code: null, network_decline_code: null };
  if (failure) {
    return {
      ...plain,
      network_status: 'declined_by_network',
      reason: failure.declineCode ?? failure.code,
      risk_level: 'normal',
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    };
  }
  return {
    ...plain,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: method.type === 'card' ? 'normal' : 'not_assessed',
    seller_message: 'Payment complete.',
    type: 'authorized',
  };
}

function methodDetails(intent: PaymentIntent, method: PaymentMethod): Charge['payment_method_details'] {
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } = method.us_bank_account;
    return {
      type: 'us_bank_account',
      us_bank_account: { account_holder_type, account_type, bank_name, fingerprint, last4, payment_reference: null, routing_number },
    };
  }
  if (method.sepa_debit) {
    const { bank_code, branch_code, country, fingerprint, last4 } = method.sepa_debit;
    return { type: 'sepa_debit', sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate: null } };
  }
  const card = method.card;
  if (!card) return { type: method.type };
  return {
    type: 'card',
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
