import { readFileSync } from 'node:fs';
import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { factSchema } from '../../shared/companion-api/facts.ts';
import { instant } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import { selfPayIdFrom } from '../../shared/self-pay-id.ts';
import type { KeyedFact } from '../store/facts.ts';
import { factOfDispute, factOfPayment, factOfRefund, factOfSession } from './facts-of.ts';
import { portalMetadata } from './metadata.ts';

// Stripe's own example objects, so that a field we read is there with that type.
const examples = JSON.parse(readFileSync(new URL('../../../test/stripe-cli/fixtures.json', import.meta.url), 'utf8')) as {
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  'checkout.session': Stripe.Checkout.Session;
};

const seen = { office: 'acme', account: 'acct_1', livemode: false, at: instant(1_795_000_000_000) };
const portal = { invoice: 'invoice00000001', selfPayId: selfPayIdFrom(482_193_001), balance: cents(10_000), fee: cents(330) };
const metadata = portalMetadata('acme', portal, 3);

const intent = (change: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent => ({
  ...examples.payment_intent,
  amount: 10_330,
  metadata,
  last_payment_error: null,
  latest_charge: examples.charge,
  ...change,
});
const refund = (change: Partial<Stripe.Refund>): Stripe.Refund => ({ ...examples.refund, payment_intent: 'pi_1', ...change });
const dispute = (change: Partial<Stripe.Dispute>): Stripe.Dispute => ({ ...examples.dispute, payment_intent: 'pi_1', ...change });
const move = (change: Partial<Stripe.BalanceTransaction>): Stripe.BalanceTransaction => ({ ...examples.balance_transaction, ...change });

/** What a desk would be told, by the contract's own schema. */
const told = (found: KeyedFact | null) => found && factSchema.parse({ ...found.fact, number: 1, history: '0'.repeat(32) });

describe('a payment', () => {
  it('that succeeded says what it paid, with what, and when the money was there', () => {
    const settled = { ...examples.charge, balance_transaction: move({ created: 1_795_100_000 }) };
    const found = factOfPayment(intent({ status: 'succeeded', amount_received: 10_330, latest_charge: settled }), seen);
    expect(told(found)).toMatchObject({ fact: 'payment succeeded', amount: 10_330, portal, method: 'Visa ···· 4242' });
    expect(found?.fact.at).toBe(instant(1_795_100_000_000));
  });

  it('that was made elsewhere says so', () => {
    for (const elsewhere of [
      {},
      { ...metadata, office: 'another' },
      { ...metadata, balance_cents: '1e3' },
      { ...metadata, invoice: 'Jane Roe' },
    ]) {
      expect(told(factOfPayment(intent({ status: 'succeeded', amount_received: 10_330, metadata: elsewhere }), seen))).toMatchObject({
        portal: null,
      });
    }
  });

  it('by bank account is processing; tried again after it failed, each try is told', () => {
    const details = { type: 'us_bank_account', us_bank_account: { last4: '6789' } } as Stripe.Charge.PaymentMethodDetails; // what we read of it
    const first = intent({ status: 'processing', latest_charge: { ...examples.charge, id: 'ch_1', payment_method_details: details } });
    const again = intent({ status: 'processing', latest_charge: { ...examples.charge, id: 'ch_2', payment_method_details: details } });
    expect(told(factOfPayment(first, seen))).toMatchObject({ fact: 'payment processing', method: 'Bank account ···· 6789' });
    expect(factOfPayment(first, seen)?.key).not.toBe(factOfPayment(again, seen)?.key);
  });

  it('that failed says why', () => {
    const last_payment_error = {
      type: 'card_error',
      charge: 'ch_1',
      message: 'Your card was declined.',
    } as Stripe.PaymentIntent.LastPaymentError; // what we read of it
    expect(told(factOfPayment(intent({ status: 'requires_payment_method', last_payment_error }), seen))).toMatchObject({
      fact: 'payment failed',
      reason: 'Your card was declined.',
    });
  });

  it('that was canceled on its way gives the balance back', () => {
    const found = factOfPayment(
      intent({ status: 'canceled', cancellation_reason: 'requested_by_customer', canceled_at: 1_795_000_001 }),
      seen,
    );
    expect(told(found)).toMatchObject({ fact: 'payment failed', reason: 'The payment was canceled (requested by customer).' });
  });

  it.each([
    { status: 'requires_payment_method' },
    { status: 'requires_action' },
    { status: 'requires_confirmation' },
    { status: 'succeeded', currency: 'eur', latest_charge: null },
  ] as const)('tells nothing yet: %o', (change) => {
    expect(factOfPayment(intent(change), seen)).toBeNull();
  });
});

it('[PO-13] what was charged in another currency is told in the US dollars that Stripe made of it, with its refund', () => {
  const made = { ...examples.balance_transaction, currency: 'usd', amount: 10_850 };
  const charge = { ...examples.charge, currency: 'eur', balance_transaction: made };
  const paid = intent({ status: 'succeeded', currency: 'eur', amount_received: 10_000, metadata: {}, latest_charge: charge });
  expect(told(factOfPayment(paid, seen))).toMatchObject({ fact: 'payment succeeded', portal: null, amount: 10_850 });
  const back = refund({
    status: 'succeeded',
    currency: 'eur',
    amount: 5_000,
    balance_transaction: { ...made, id: 'txn_b', amount: -5_425 },
  });
  expect(told(factOfRefund(back, seen))).toMatchObject({ fact: 'refund', amount: 5_425, balanceTransaction: 'txn_b' });
});

describe('a refund', () => {
  it.each([
    ['pending', { balance_transaction: null }, null],
    ['succeeded', { balance_transaction: 'txn_1' }, 'txn_1'],
    ['failed', { balance_transaction: 'txn_1', failure_balance_transaction: 'txn_2' }, 'txn_2'],
    ['canceled', { balance_transaction: null }, null],
    ['requires_action', { balance_transaction: null }, null],
  ] as const)('%s is told with its number', (status, change, balanceTransaction) => {
    expect(told(factOfRefund(refund({ status, ...change }), seen))).toMatchObject({
      fact: 'refund',
      status,
      balanceTransaction,
      amount: 100,
    });
  });

  it('of a charge without a payment intent is not ours to tell', () => {
    expect(factOfRefund(refund({ payment_intent: null }), seen)).toBeNull();
  });

  it('of an unknown status stops, rather than being guessed', () => {
    expect(() => factOfRefund(refund({ status: 'reversed' }), seen)).toThrow('reversed');
  });
});

describe('a dispute', () => {
  const withdrawal = move({ id: 'txn_w', amount: -10_000, fee: 1500 });
  const reinstatement = move({ id: 'txn_r', amount: 10_000, fee: 0 });

  it.each([
    ['warning_needs_response', [], 'open', 0, 0, null],
    ['needs_response', [withdrawal], 'open', 10_000, 1500, 'txn_w'],
    ['under_review', [withdrawal], 'open', 10_000, 1500, 'txn_w'],
    ['lost', [withdrawal], 'lost', 10_000, 1500, 'txn_w'],
    ['won', [withdrawal, reinstatement], 'won', 0, 1500, 'txn_w'],
    ['warning_closed', [], 'won', 0, 0, null],
  ] as const)('%s costs what its balance transactions say', (status, moves, word, withdrawn, fee, balanceTransaction) => {
    const found = told(factOfDispute(dispute({ status, balance_transactions: [...moves] }), seen));
    expect(found).toMatchObject({ fact: 'dispute', status: word, withdrawn, fee, balanceTransaction, amount: 1000 });
  });
});

describe('a Checkout Session', () => {
  const session = (change: Partial<Stripe.Checkout.Session>): Stripe.Checkout.Session => ({
    ...examples['checkout.session'],
    metadata,
    ...change,
  });

  it('that ran out is told; an open or paid one, or one that is not ours, is not', () => {
    expect(told(factOfSession(session({ status: 'expired' }), seen))).toMatchObject({
      fact: 'checkout expired',
      amount: 10_330,
      invoice: portal.invoice,
    });
    expect(factOfSession(session({ status: 'open' }), seen)).toBeNull();
    expect(factOfSession(session({ status: 'complete' }), seen)).toBeNull();
    expect(factOfSession(session({ status: 'expired', metadata: {} }), seen)).toBeNull();
  });
});
