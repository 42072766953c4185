/** PaymentIntents: from wanting money to having it. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import { newId, randomText } from '../state/ids.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import { type Failure, createCharge, creditCharge } from './charges.ts';
import { openDispute } from './disputes.ts';
import { isBankDebit, testBankAccountOf, testCardOf, testIbanOf } from './methods.ts';

export type IntentTerms = Pick<PaymentIntent, 'amount' | 'currency'> &
  Partial<
    Pick<
      PaymentIntent,
      | 'allowed_payment_method_types'
      | 'automatic_payment_methods'
      | 'capture_method'
      | 'confirmation_method'
      | 'customer'
      | 'description'
      | 'metadata'
      | 'payment_method'
      | 'payment_method_options'
      | 'payment_method_types'
      | 'receipt_email'
      | 'setup_future_usage'
      | 'shipping'
      | 'statement_descriptor'
      | 'statement_descriptor_suffix'
      | 'transfer_group'
    >
  >;

export function createIntent(account: Account, terms: IntentTerms): PaymentIntent {
  const id = newId('pi');
  const intent = account.put('payment_intent', {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: account.now(),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    transfer_data: null,
    transfer_group: null,
    ...terms,
    status: terms.payment_method ? 'requires_confirmation' : 'requires_payment_method',
  });
  account.emit('payment_intent.created', intent);
  return intent;
}

export type Confirmed = { intent: PaymentIntent; declined: null } | { intent: PaymentIntent; declined: Failure & { charge: string } };

/** Tries to take the money with `method`: at once from a card, days later from a bank account (`settleIntent`). */
export function confirmIntent(account: Account, intent: PaymentIntent, method: PaymentMethod): Confirmed {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) {
    throw unexpectedState(intent, 'confirmed', 'requires_payment_method, requires_confirmation, requires_action');
  }
  if (!intent.payment_method_types.includes(method.type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(', ')}.`,
      { param: 'payment_method' },
    );
  }
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest(
      `The payment method you provided (${method.id}) is attached to a customer. To use it, say which one with the customer parameter.`,
      { param: 'payment_method' },
    );
  }
  if (isBankDebit(method)) return { intent: beginDebit(account, intent, method), declined: null };

  const card = testCardOf(method);
  if (card?.outcome.does === 'decline') return decline(account, intent, method, card.outcome);
  if (card?.outcome.does === 'authenticate' && intent.status !== 'requires_action') {
    return { intent: askForAuthentication(account, intent, method), declined: null };
  }
  const later = intent.capture_method === 'manual';
  const charge = createCharge(account, intent, method, { status: 'succeeded', captured: !later });
  if (later) {
    const authorized = account.change('payment_intent', intent.id, {
      ...paidWith(method, charge),
      amount_capturable: intent.amount,
      status: 'requires_capture',
    });
    account.emit('charge.succeeded', charge);
    account.emit('payment_intent.amount_capturable_updated', authorized.now);
    return { intent: authorized.now, declined: null };
  }
  const paid = succeed(account, intent, method, charge);
  if (card?.outcome.does === 'dispute') openDispute(account, account.get('charge', charge.id), card.outcome);
  return { intent: paid, declined: null };
}

/** Takes an authorized card payment, wholly or in part. */
export function captureIntent(account: Account, intent: PaymentIntent, amount = intent.amount_capturable): PaymentIntent {
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'captured', 'requires_capture');
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The amount (${amount}) requested to be captured is greater than the amount you can capture (${intent.amount_capturable}) for this charge.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  }
  const held = account.get('charge', intent.latest_charge ?? '');
  const method = account.get('payment_method', intent.payment_method ?? '');
  account.change('charge', held.id, { amount_captured: amount, captured: true });
  const credited = creditCharge(account, account.get('charge', held.id), method).now;
  const { now } = account.change('payment_intent', intent.id, { amount_capturable: 0, amount_received: amount, status: 'succeeded' });
  account.emit('charge.captured', credited, { captured: false, amount_captured: 0, balance_transaction: null });
  account.emit('payment_intent.succeeded', now);
  return now;
}

export function cancelIntent(account: Account, intent: PaymentIntent, reason: PaymentIntent['cancellation_reason']): PaymentIntent {
  const cancelable = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'];
  if (!cancelable.includes(intent.status)) throw unexpectedState(intent, 'canceled', cancelable.join(', '));
  const { now } = account.change('payment_intent', intent.id, {
    amount_capturable: 0,
    canceled_at: account.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  });
  account.emit('payment_intent.canceled', now);
  return now;
}

/** Ends a bank debit that is processing. Without `result`, as Stripe's test account of that number ends. */
export function settleIntent(account: Account, intent: PaymentIntent, result?: 'succeeded' | 'failed'): PaymentIntent {
  if (intent.status !== 'processing') throw unexpectedState(intent, 'settled', 'processing');
  const charge = account.get('charge', intent.latest_charge ?? '');
  const method = account.get('payment_method', intent.payment_method ?? '');
  const own = testBankAccountOf(method)?.failure ?? null;
  if ((result ?? (own ? 'failed' : 'succeeded')) === 'succeeded') {
    account.change('charge', charge.id, { amount_captured: charge.amount, paid: true, status: 'succeeded' });
    return succeed(account, intent, method, account.get('charge', charge.id));
  }
  const failure = own ?? { code: 'insufficient_funds', message: "The customer's account has insufficient funds to cover this payment." };
  const failed = account.change('charge', charge.id, {
    amount_captured: 0,
    failure_code: failure.code,
    failure_message: failure.message,
    outcome: null,
    paid: false,
    status: 'failed',
  });
  account.emit('charge.failed', failed.now);
  return fail(account, intent, method, failed.now, failure);
}

function succeed(account: Account, intent: PaymentIntent, method: PaymentMethod, charge: Charge): PaymentIntent {
  const { now } = account.change('payment_intent', intent.id, {
    ...paidWith(method, charge),
    amount_received: charge.amount_captured,
    processing: null,
    status: 'succeeded',
  });
  if (intent.setup_future_usage !== null) keepFor(account, intent, method);
  const credited = creditCharge(account, charge, method);
  // a card's money is captured asynchronously: at first the charge has no balance transaction yet
  if (intent.capture_method === 'automatic_async' && method.type === 'card') {
    account.emit('charge.succeeded', charge);
    account.emit('payment_intent.succeeded', now);
    account.emit('charge.updated', credited.now, credited.before);
  } else {
    account.emit('charge.succeeded', credited.now);
    account.emit('payment_intent.succeeded', now);
  }
  return now;
}

/** What is meant for later payments belongs to the customer from now on. */
function keepFor(account: Account, { customer }: PaymentIntent, method: PaymentMethod): void {
  if (customer === null || method.customer !== null) return;
  account.emit('payment_method.attached', account.change('payment_method', method.id, { customer }).now);
}

function beginDebit(account: Account, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const charge = createCharge(account, intent, method, { status: 'pending', captured: true });
  const { now } = account.change('payment_intent', intent.id, { ...paidWith(method, charge), processing: null, status: 'processing' });
  account.emit('payment_intent.processing', now);
  account.emit('charge.pending', charge);
  const ends = testIbanOf(method)?.ends ?? 'when told';
  return ends === 'when told' ? now : settleIntent(account, now, ends);
}

function askForAuthentication(account: Account, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const { now } = account.change('payment_intent', intent.id, {
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} },
    payment_method: method.id,
    status: 'requires_action',
  });
  account.emit('payment_intent.requires_action', now);
  return now;
}

function decline(account: Account, intent: PaymentIntent, method: PaymentMethod, failure: Failure): Confirmed {
  const charge = createCharge(account, intent, method, { status: 'failed', captured: false, failure });
  account.emit('charge.failed', charge);
  return { intent: fail(account, intent, method, charge, failure), declined: { ...failure, charge: charge.id } };
}

function fail(account: Account, intent: PaymentIntent, method: PaymentMethod, charge: Charge, failure: Failure): PaymentIntent {
  const { now } = account.change('payment_intent', intent.id, {
    last_payment_error: {
      type: 'card_error',
      charge: charge.id,
      code: failure.code,
      ...(failure.declineCode === undefined ? {} : { decline_code: failure.declineCode }),
      message: failure.message,
      payment_method: method,
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    processing: null,
    status: 'requires_payment_method',
  });
  account.emit('payment_intent.payment_failed', now);
  return now;
}

function paidWith(method: PaymentMethod, charge: Charge): Partial<PaymentIntent> {
  return { last_payment_error: null, latest_charge: charge.id, next_action: null, payment_method: method.id };
}

type Verb = 'confirmed' | 'captured' | 'canceled' | 'settled';

function unexpectedState(intent: PaymentIntent, verb: Verb, allowed: string) {
  return invalidRequest(
    `This PaymentIntent cannot be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed}.`,
    { code: 'payment_intent_unexpected_state' },
  );
}
