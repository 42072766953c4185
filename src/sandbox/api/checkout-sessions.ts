import * as z from 'zod';
import { createPrice, createProduct, createShippingRate, lineItem } from '../money/catalog.ts';
import { expireSession } from '../money/checkout.ts';
import { dynamicMethodTypes } from '../money/methods.ts';
import { type Account, ownAccountId } from '../state/account.ts';
import { randomText } from '../state/ids.ts';
import type { LineItem, Session, ShippingRate } from '../state/objects.ts';
import { productData, shippingRateData, taxBehavior } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import {
  amount,
  currency,
  fullShipping,
  id,
  listParams,
  mergeMetadata,
  metadata,
  oneOf,
  range,
  refuseOddTotal,
  seconds,
  shipping,
  text,
  wholeAmount,
  within,
} from './params.ts';
import { invalidRequest } from './problem.ts';

const priceData = z.strictObject({
  currency,
  product: id.optional(),
  product_data: z.strictObject(productData).optional(),
  tax_behavior: taxBehavior.optional(),
  unit_amount: wholeAmount,
});

const lineItemParam = z.strictObject({
  price: id.optional(),
  price_data: priceData.optional(),
  quantity: amount.optional(),
  metadata: metadata.optional(),
});

const shippingOption = z.strictObject({ shipping_rate: id.optional(), shipping_rate_data: z.strictObject(shippingRateData).optional() });

const intentData = z.strictObject({
  capture_method: oneOf(['automatic', 'automatic_async', 'manual']).optional(),
  description: text(1000).optional(),
  metadata: metadata.optional(),
  receipt_email: text(800).optional(),
  setup_future_usage: oneOf(['off_session', 'on_session']).optional(),
  shipping: shipping.optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
});

/** What Stripe's hosted page knows to speak. */
const locales = ['auto', 'de', 'en', 'en-GB', 'es', 'es-419', 'fr', 'fr-CA', 'it', 'pt', 'pt-BR'] as const;

// Only what the hosted page of the sandbox really does: asking for a phone number, say, is refused rather than forgotten.
const createParams = {
  billing_address_collection: oneOf(['auto']).optional(),
  cancel_url: text().optional(),
  client_reference_id: text(200).optional(),
  currency: currency.optional(),
  customer: id.optional(),
  customer_creation: oneOf(['if_required']).optional(),
  customer_email: text(800).optional(),
  expires_at: seconds.optional(),
  line_items: z.array(lineItemParam).min(1).max(100),
  locale: oneOf(locales).optional(),
  metadata: metadata.optional(),
  mode: oneOf(['payment']),
  payment_intent_data: intentData.optional(),
  payment_method_options: z
    .strictObject({ us_bank_account: z.strictObject({ verification_method: oneOf(['automatic', 'instant']).optional() }).optional() })
    .optional(),
  payment_method_types: z
    .array(oneOf(['card', 'us_bank_account', 'sepa_debit']))
    .min(1)
    .optional(),
  shipping_options: z.array(shippingOption).max(5).optional(),
  submit_type: oneOf(['auto', 'book', 'donate', 'pay']).optional(),
  success_url: text(),
  ui_mode: oneOf(['hosted_page']).optional(),
};
type CreateParams = z.infer<z.ZodObject<typeof createParams>>;

const halfHour = 30 * 60;
const oneDay = 24 * 60 * 60;

export const checkoutSessionEndpoints = [
  endpoint('post', '/v1/checkout/sessions', createParams, ({ account, site, store }, given) => {
    const record = store.find(ownAccountId, 'account', account.id);
    if (record?.capabilities.card_payments !== 'active' || record.closed === true)
      throw invalidRequest('Your account cannot currently make charges. Its requirements say why.');
    return createSession(account, given, site);
  }),
  endpoint(
    'get',
    '/v1/checkout/sessions',
    {
      ...listParams,
      created: range.optional(),
      customer: id.optional(),
      payment_intent: id.optional(),
      status: oneOf(['complete', 'expired', 'open']).optional(),
    },
    ({ account }, given) =>
      page(
        account
          .all('checkout.session')
          .filter(
            (session) =>
              within(session.created, given.created) &&
              (given.customer ?? session.customer) === session.customer &&
              (given.payment_intent ?? session.payment_intent) === session.payment_intent &&
              (given.status ?? session.status) === session.status,
          ),
        given,
        '/v1/checkout/sessions',
      ),
  ),
  endpoint('get', '/v1/checkout/sessions/:id', {}, ({ account }, _, path) => account.get('checkout.session', path('id'), 'session')),
  endpoint('post', '/v1/checkout/sessions/:id', { metadata: metadata.optional() }, ({ account }, given, path) => {
    const session = account.get('checkout.session', path('id'), 'session');
    return account.change('checkout.session', session.id, { metadata: mergeMetadata(session.metadata, given.metadata) }).now;
  }),
  endpoint('post', '/v1/checkout/sessions/:id/expire', {}, ({ account }, _, path) =>
    expireSession(account, account.get('checkout.session', path('id'), 'session')),
  ),
  endpoint('get', '/v1/checkout/sessions/:id/line_items', listParams, ({ account }, given, path) => {
    const { id: session } = account.get('checkout.session', path('id'), 'session');
    return page(account.get('checkout_details', session).lineItems.toReversed(), given, `/v1/checkout/sessions/${session}/line_items`);
  }),
];

function createSession(account: Account, given: CreateParams, site: string): Session {
  const created = account.now();
  const expires = given.expires_at ?? created + oneDay;
  refuseWrongExpiry(created, expires);
  if (given.customer !== undefined) account.get('customer', given.customer, 'customer');

  const lineItems = given.line_items.map((item, index) => makeLineItem(account, item, `line_items[${index}]`));
  const unit = given.currency ?? lineItems[0]?.currency ?? 'usd';
  const rates = (given.shipping_options ?? []).map((option, index) => makeRate(account, option, `shipping_options[${index}]`));
  if (lineItems.some((item) => item.currency !== unit)) {
    throw invalidRequest('All prices on a Checkout Session must be in the same currency.', { param: 'line_items' });
  }
  const subtotal = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  const [rate] = rates;
  const shippingAmount = rate?.fixed_amount?.amount ?? 0;
  const total = subtotal + shippingAmount;
  refuseOddTotal(total, unit);

  const sessionId = `cs_test_a1${randomText(56)}`;
  account.put('checkout_details', { id: sessionId, lineItems, rate: rate ?? null, intent: intentTerms(given) });
  return account.put('checkout.session', {
    ...emptySession,
    id: sessionId,
    amount_subtotal: subtotal,
    amount_total: total,
    billing_address_collection: given.billing_address_collection ?? null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    created,
    currency: unit,
    customer: given.customer ?? null,
    customer_creation: given.customer === undefined ? (given.customer_creation ?? 'if_required') : null,
    customer_email: given.customer_email ?? null,
    expires_at: expires,
    locale: given.locale ?? null,
    metadata: mergeMetadata({}, given.metadata),
    payment_method_types: given.payment_method_types ?? dynamicMethodTypes(unit),
    phone_number_collection: { enabled: false },
    shipping_cost: rate ? { amount_subtotal: shippingAmount, amount_tax: 0, amount_total: shippingAmount, shipping_rate: rate.id } : null,
    shipping_options: rates.map(({ id: rateId, fixed_amount }) => ({ shipping_amount: fixed_amount?.amount ?? 0, shipping_rate: rateId })),
    submit_type: given.submit_type ?? null,
    success_url: given.success_url,
    total_details: { amount_discount: 0, amount_shipping: shippingAmount, amount_tax: 0 },
    url: `${site}/c/pay/${sessionId}`,
  });
}

function makeLineItem(account: Account, item: z.infer<typeof lineItemParam>, param: string): LineItem {
  const { price_data: data, quantity } = item;
  if (quantity === undefined)
    throw invalidRequest(`Missing required param: ${param}[quantity].`, { code: 'parameter_missing', param: `${param}[quantity]` });
  if ((item.price === undefined) === (data === undefined)) {
    throw invalidRequest('You must pass exactly one of price and price_data for each line item.', { param });
  }
  const pairs = mergeMetadata({}, item.metadata);
  if (!data) return { ...lineItem(account, account.get('price', item.price ?? '', `${param}[price]`), quantity), metadata: pairs };
  if ((data.product === undefined) === (data.product_data === undefined)) {
    throw invalidRequest('You must pass exactly one of product and product_data.', { param: `${param}[price_data]` });
  }
  const product = data.product_data
    ? createProduct(account, {
        name: data.product_data.name,
        active: false,
        description: data.product_data.description ?? null,
        images: data.product_data.images ?? [],
        metadata: mergeMetadata({}, data.product_data.metadata),
      }).id
    : account.get('product', data.product ?? '', `${param}[price_data][product]`).id;
  const price = createPrice(account, {
    active: false,
    currency: data.currency,
    product,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    unit_amount: data.unit_amount,
  });
  return { ...lineItem(account, price, quantity), metadata: pairs };
}

function makeRate(account: Account, option: z.infer<typeof shippingOption>, param: string): ShippingRate {
  const { shipping_rate_data: data } = option;
  if (!data) return account.get('shipping_rate', option.shipping_rate ?? '', `${param}[shipping_rate]`);
  const where = `${param}[shipping_rate_data][fixed_amount]`;
  if (!data.fixed_amount) throw invalidRequest(`Missing required param: ${where}.`, { code: 'parameter_missing', param: where });
  return createShippingRate(account, {
    display_name: data.display_name,
    fixed_amount: data.fixed_amount,
    metadata: mergeMetadata({}, data.metadata),
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tax_code: data.tax_code ?? null,
  });
}

function intentTerms({ payment_intent_data: data }: CreateParams) {
  return {
    capture_method: data?.capture_method ?? ('automatic_async' as const),
    description: data?.description ?? null,
    metadata: mergeMetadata({}, data?.metadata),
    receipt_email: data?.receipt_email ?? null,
    setup_future_usage: data?.setup_future_usage ?? null,
    shipping: fullShipping(data?.shipping),
    statement_descriptor: data?.statement_descriptor ?? null,
    statement_descriptor_suffix: data?.statement_descriptor_suffix ?? null,
  };
}

function refuseWrongExpiry(created: number, expires: number): void {
  if (expires < created + halfHour) {
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' });
  }
  if (expires > created + oneDay) {
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' });
  }
}

const emptySession = {
  object: 'checkout.session',
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer_account: null,
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  status: 'open',
  subscription: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Session>;
