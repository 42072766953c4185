import * as z from 'zod';
import { type Confirmed, cancelIntent, captureIntent, confirmIntent, createIntent } from '../money/intents.ts';
import { dynamicMethodTypes, resolveMethod } from '../money/methods.ts';
import { Answer, endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import {
  amount,
  clearableText,
  currency,
  flag,
  fullShipping,
  id,
  listParams,
  mergeMetadata,
  metadata,
  oneOf,
  range,
  refuseOddTotal,
  shipping,
  text,
  within,
} from './params.ts';
import { invalidRequest } from './problem.ts';

const captureMethod = oneOf(['automatic', 'automatic_async', 'manual']);
const futureUsage = oneOf(['off_session', 'on_session']);
const methodTypes = z.array(oneOf(['card', 'us_bank_account', 'sepa_debit'])).min(1);
const methodOptions = z.strictObject({
  card: z
    .strictObject({
      moto: flag.optional(),
      request_three_d_secure: oneOf(['any', 'automatic', 'challenge']).optional(),
      capture_method: oneOf(['manual']).optional(),
    })
    .optional(),
  us_bank_account: z.strictObject({ verification_method: oneOf(['automatic', 'instant', 'microdeposits']).optional() }).optional(),
});
const mandateData = z.strictObject({
  customer_acceptance: z.strictObject({
    accepted_at: text().optional(),
    type: oneOf(['offline', 'online']),
    offline: z.strictObject({}).optional(),
    online: z.strictObject({ ip_address: text(), user_agent: text() }).optional(),
  }),
});

const whileConfirming = {
  mandate_data: mandateData.optional(),
  off_session: flag.optional(),
  payment_method: id.optional(),
  payment_method_options: methodOptions.optional(),
  receipt_email: text(800).optional(),
  return_url: text().optional(),
  setup_future_usage: futureUsage.optional(),
  shipping: shipping.optional(),
};

const describing = {
  allowed_payment_method_types: methodTypes.optional(),
  customer: id.optional(),
  description: clearableText(1000).optional(),
  metadata: metadata.optional(),
  payment_method_types: methodTypes.optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text().optional(),
};

export const paymentIntentEndpoints = [
  endpoint(
    'post',
    '/v1/payment_intents',
    {
      ...describing,
      ...whileConfirming,
      amount,
      currency,
      automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: oneOf(['always', 'never']).optional() }).optional(),
      capture_method: captureMethod.optional(),
      confirm: flag.optional(),
      confirmation_method: oneOf(['automatic', 'manual']).optional(),
    },
    ({ account }, given) => {
      refuseOddTotal(given.amount, given.currency, 'amount');
      if (!given.confirm && given.payment_method_options?.card?.moto !== undefined) throw motoTooEarly();
      if (given.customer !== undefined) account.get('customer', given.customer, 'customer');
      const method = given.payment_method === undefined ? undefined : resolveMethod(account, given.payment_method);
      const automatic = given.automatic_payment_methods ?? { enabled: namedTypes(given) === undefined };
      const intent = createIntent(account, {
        allowed_payment_method_types: given.allowed_payment_method_types ?? null,
        amount: given.amount,
        currency: given.currency,
        automatic_payment_methods: automatic.enabled ? { allow_redirects: automatic.allow_redirects ?? 'always', enabled: true } : null,
        capture_method: given.capture_method ?? 'automatic_async',
        confirmation_method: given.confirmation_method ?? 'automatic',
        customer: given.customer ?? null,
        description: given.description || null,
        metadata: mergeMetadata({}, given.metadata),
        payment_method: method?.id ?? null,
        payment_method_types: namedTypes(given) ?? dynamicMethodTypes(given.currency),
        receipt_email: given.receipt_email ?? null,
        setup_future_usage: given.setup_future_usage ?? null,
        shipping: fullShipping(given.shipping),
        statement_descriptor: given.statement_descriptor ?? null,
        statement_descriptor_suffix: given.statement_descriptor_suffix ?? null,
        transfer_group: given.transfer_group ?? null,
      });
      if (!given.confirm) return intent;
      if (!method) throw missingMethod();
      return confirmationAnswer(confirmIntent(account, intent, method));
    },
  ),
  endpoint('post', '/v1/payment_intents/:id/confirm', whileConfirming, ({ account }, given, path) => {
    const intent = account.get('payment_intent', path('id'), 'intent');
    const methodId = given.payment_method ?? intent.payment_method;
    if (methodId === null) throw missingMethod();
    const { now } = account.change('payment_intent', intent.id, {
      ...(given.receipt_email === undefined ? {} : { receipt_email: given.receipt_email }),
      ...(given.shipping === undefined ? {} : { shipping: fullShipping(given.shipping) }),
      ...(given.setup_future_usage === undefined ? {} : { setup_future_usage: given.setup_future_usage }),
    });
    return confirmationAnswer(confirmIntent(account, now, resolveMethod(account, methodId)));
  }),
  endpoint(
    'post',
    '/v1/payment_intents/:id/capture',
    { amount_to_capture: amount.optional(), final_capture: flag.optional() },
    ({ account }, given, path) => captureIntent(account, account.get('payment_intent', path('id'), 'intent'), given.amount_to_capture),
  ),
  endpoint(
    'post',
    '/v1/payment_intents/:id/cancel',
    { cancellation_reason: oneOf(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional() },
    ({ account }, given, path) =>
      cancelIntent(account, account.get('payment_intent', path('id'), 'intent'), given.cancellation_reason ?? null),
  ),
  endpoint(
    'post',
    '/v1/payment_intents/:id',
    { ...describing, receipt_email: text(800).optional(), amount: amount.optional() },
    ({ account }, given, path) => {
      const intent = account.get('payment_intent', path('id'), 'intent');
      const { metadata: pairs, ...fields } = given;
      if (fields.amount !== undefined && !intent.status.startsWith('requires_')) {
        throw invalidRequest(`This PaymentIntent's amount could not be updated because it has a status of ${intent.status}.`, {
          code: 'payment_intent_unexpected_state',
          param: 'amount',
        });
      }
      const named = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return account.change('payment_intent', intent.id, { ...named, metadata: mergeMetadata(intent.metadata, pairs) }).now;
    },
  ),
  endpoint('get', '/v1/payment_intents/:id', { client_secret: text().optional() }, ({ account }, _, path) =>
    account.get('payment_intent', path('id'), 'intent'),
  ),
  endpoint('get', '/v1/payment_intents', { ...listParams, created: range.optional(), customer: id.optional() }, ({ account }, given) =>
    page(
      account
        .all('payment_intent')
        .filter((intent) => within(intent.created, given.created) && (given.customer ?? intent.customer) === intent.customer),
      given,
      '/v1/payment_intents',
    ),
  ),
];

/** A payment that went through or goes on answers with the intent; a declined one with Stripe's card error, and stays recorded. */
export function confirmationAnswer(confirmed: Confirmed): object {
  const { intent, declined } = confirmed;
  if (!declined) return intent;
  return new Answer(402, {
    error: {
      type: 'card_error',
      charge: declined.charge,
      code: declined.code,
      ...(declined.declineCode === undefined ? {} : { decline_code: declined.declineCode }),
      message: declined.message,
      param: '',
      payment_intent: intent,
      payment_method: intent.last_payment_error?.payment_method,
    },
  });
}

function missingMethod() {
  return invalidRequest(
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    { code: 'parameter_missing', param: 'payment_method' },
  );
}

function motoTooEarly() {
  return invalidRequest('You can only provide `payment_method_options[card][moto]` while confirming this PaymentIntent.', {
    code: 'parameter_invalid',
    param: 'payment_method_options[card][moto]',
  });
}

type MethodTypes = z.infer<typeof methodTypes>;

/** Today's name of the parameter, or the one that the CLI's older fixtures have. */
function namedTypes(given: {
  allowed_payment_method_types?: MethodTypes | undefined;
  payment_method_types?: MethodTypes | undefined;
}): MethodTypes | undefined {
  return given.allowed_payment_method_types ?? given.payment_method_types;
}
