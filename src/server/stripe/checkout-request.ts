/** What is asked of Stripe to open a Checkout Session. It names the invoice and amounts, and nobody. */
import type Stripe from 'stripe';
import type { Payable } from '../../shared/companion-api/payables.ts';
import type { Quote } from '../standing.ts';
import type { Visit } from './checkout.ts';
import { portalMetadata } from './metadata.ts';

type Wish = { office: string; payable: Payable; version: number; quote: Quote; visit: Visit; expiresAt: number };

/** One line for the balance, and the processing fee as a shipping line of its own. Payment methods are left to the office's Stripe dashboard. */
export function checkoutRequest({ office, payable, version, quote, visit, expiresAt }: Wish): Stripe.Checkout.SessionCreateParams {
  const { invoice, selfPayId } = payable;
  const part = quote.left > 0 ? { partial: true as const } : {};
  const metadata = portalMetadata(office, { invoice, selfPayId, balance: quote.balance, fee: quote.fee, ...part }, version);
  const line = {
    quantity: 1,
    price_data: {
      currency: 'usd',
      unit_amount: quote.balance,
      product_data: { name: `Invoice ${payable.number}${quote.left > 0 ? ' (part)' : ''}` },
    },
  };
  const fee = {
    shipping_rate_data: {
      type: 'fixed_amount' as const,
      display_name: 'Online processing fee',
      fixed_amount: { amount: quote.fee, currency: 'usd' },
    },
  };
  return {
    mode: 'payment',
    line_items: [line],
    ...(quote.fee > 0 ? { shipping_options: [fee] } : {}),
    client_reference_id: selfPayId,
    metadata,
    payment_intent_data: { metadata },
    submit_type: 'pay',
    customer_creation: 'if_required',
    success_url: visit.successUrl,
    cancel_url: visit.cancelUrl,
    expires_at: Math.floor(expiresAt / 1000),
    locale: visit.language,
  };
}

/** A request that we stored ourselves. */
export function parseRequest(text: string): Stripe.Checkout.SessionCreateParams {
  // Proven by `checkoutRequest`, whose result is the only thing ever stored there.
  return JSON.parse(text) as Stripe.Checkout.SessionCreateParams;
}
