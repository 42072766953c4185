/** What the sandbox keeps: Stripe's objects as the `stripe` package types them, and a few records of its own beside them. */
import type Stripe from 'stripe';

/** A Stripe object as it is kept: what may be expanded is an ID here. */
export type Stored<T> = { [K in keyof T]: string extends T[K] ? Exclude<T[K], { object: string }> : T[K] };

export type Charge = Stored<Stripe.Charge>;
export type PaymentIntent = Stored<Stripe.PaymentIntent>;
export type PaymentMethod = Stored<Stripe.PaymentMethod>;
export type Refund = Stored<Stripe.Refund>;
export type Dispute = Stored<Stripe.Dispute>;
export type BalanceTransaction = Stored<Stripe.BalanceTransaction>;
export type Payout = Stored<Stripe.Payout>;
export type Session = Stored<Stripe.Checkout.Session>;
export type Product = Stored<Stripe.Product>;
/** Over the wire the decimal is a string; the client makes a Decimal of it. */
export type Price = Omit<Stored<Stripe.Price>, 'unit_amount_decimal'> & { unit_amount_decimal: string | null };
export type ShippingRate = Stored<Stripe.ShippingRate>;
export type Customer = Stored<Stripe.Customer>;
/** `hears`: the events of its own account, those of connected accounts, or both. `destination`: version 2 of the API made it. */
export type WebhookEndpoint = Stored<Stripe.WebhookEndpoint> & {
  secret: string;
  hears: 'own' | 'connected' | 'both';
  destination?: { name: string; payload: 'snapshot' | 'thin'; from: string[]; updated: number };
};

export type EventType = Stripe.Event['type'];
export type Event = {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
};

/** The platform's own account and, under Connect, those it has onboarded. */
export type AccountRecord = {
  id: string;
  created: number;
  name: string;
  email: string | null;
  country: string;
  dashboard: 'full' | 'express' | 'none';
  capabilities: { card_payments: CapabilityStatus; ach_debit_payments: CapabilityStatus };
  metadata: Record<string, string>;
  /** What it is still asked for, as version 1 of the API names it. Left out: nothing, or for one that never took payments, all of it. */
  due?: string[];
  /** When what is due ends an active account's right to take payments, in seconds. */
  deadline?: number | null;
  closed?: boolean;
  /** It has ended its connection with the platform. */
  deauthorized?: boolean;
};
export type CapabilityStatus = 'active' | 'pending' | 'restricted' | 'rejected' | 'unrequested';

/** An event of version 2: it names the object, and says nothing of it. */
export type ThinEvent = {
  id: string;
  object: 'v2.core.event';
  type: string;
  created: string;
  livemode: false;
  context?: string;
  related_object: { id: string; type: string; url: string };
};

export type LineItem = {
  id: string;
  object: 'item';
  adjustable_quantity: null;
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: string;
  description: string;
  metadata: Record<string, string>;
  price: Price;
  quantity: number;
};

/** What a Checkout Session needs to make its PaymentIntent, and does not show. */
export type CheckoutDetails = {
  id: string;
  lineItems: LineItem[];
  /** The shipping line; Paydesk's processing fee is one. */
  rate: ShippingRate | null;
  intent: {
    description: string | null;
    metadata: Record<string, string>;
    capture_method: 'automatic' | 'automatic_async' | 'manual';
    receipt_email: string | null;
    setup_future_usage: 'off_session' | 'on_session' | null;
    shipping: Stripe.PaymentIntent.Shipping | null;
    statement_descriptor: string | null;
    statement_descriptor_suffix: string | null;
  };
};

/** One event on its way to one webhook endpoint. */
export type Delivery = {
  id: string;
  account: string;
  event: string;
  endpoint: string;
  attempts: number;
  due: number;
  since: number;
  held: boolean;
};

/** The answer to a request with an idempotency key, so that a repetition gets the same. */
export type IdempotentAnswer = { id: string; fingerprint: string; status: number; body: string; created: number };

/** Which payout took a balance transaction along. */
export type PaidOut = { id: string; payout: string };

export type Kinds = {
  account: AccountRecord;
  account_link: { id: string; account: string; return_url: string; refresh_url: string; expires_at: number };
  balance_transaction: BalanceTransaction;
  charge: Charge;
  checkout_details: CheckoutDetails;
  'checkout.session': Session;
  customer: Customer;
  delivery: Delivery;
  dispute: Dispute;
  event: Event;
  thin_event: ThinEvent;
  idempotent_answer: IdempotentAnswer;
  paid_out: PaidOut;
  payment_intent: PaymentIntent;
  payment_method: PaymentMethod;
  payout: Payout;
  price: Price;
  product: Product;
  refund: Refund;
  setting: { id: string; value: string };
  shipping_rate: ShippingRate;
  webhook_endpoint: WebhookEndpoint;
};
export type Kind = keyof Kinds;
