/** Signed deliveries of Stripe events, each of another payment, as large as Stripe's own and printed as Stripe prints them. */
import Stripe from 'stripe';
import { requestOf } from '../load.ts';

/** Makes the `count` deliveries that come after the first `from`, each of a payment of its own or of these in turn. The signature holds for five minutes. */
export function deliveries(url: string, secret: string, from: number, count: number, payments: readonly string[] = []): Buffer[] {
  const created = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, index) => {
    const payload = JSON.stringify(paymentSucceeded(from + index, created, payments[index % payments.length]), null, 2);
    // Signed as Stripe signs: by its own package, not by what is measured.
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: created });
    return requestOf('POST', url, { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature }, payload);
  });
}

function paymentSucceeded(n: number, created: number, payment?: string) {
  const id = n.toString(36).padStart(24, '0');
  return {
    id: `evt_${id}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created,
    data: {
      object: {
        id: payment ?? `pi_${id}`,
        object: 'payment_intent',
        amount: 48_210,
        amount_capturable: 0,
        amount_details: { tip: {} },
        amount_received: 48_210,
        application: null,
        application_fee_amount: null,
        automatic_payment_methods: null,
        canceled_at: null,
        cancellation_reason: null,
        capture_method: 'automatic_async',
        client_secret: null,
        confirmation_method: 'automatic',
        created,
        currency: 'usd',
        customer: null,
        description: 'Invoice A-1042',
        last_payment_error: null,
        latest_charge: `ch_${id}`,
        livemode: false,
        metadata: { invoice: `invoice${id}`, office: 'office', self_pay_id: '4821930571' },
        next_action: null,
        on_behalf_of: null,
        payment_method: `pm_${id}`,
        payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
        payment_method_types: ['card', 'us_bank_account'],
        processing: null,
        receipt_email: null,
        review: null,
        setup_future_usage: null,
        shipping: null,
        source: null,
        statement_descriptor: null,
        status: 'succeeded',
        transfer_data: null,
        transfer_group: null,
      },
    },
    livemode: false,
    pending_webhooks: 1,
    request: { id: `req_${id}`, idempotency_key: `checkout-${id}` },
    type: 'payment_intent.succeeded',
  };
}
