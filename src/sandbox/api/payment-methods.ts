import * as z from 'zod';
import { paySession } from '../money/checkout.ts';
import { type BillingDetails, bankAccountMethod, cardMethod, defaultExpiry, resolveMethod, sepaMethod } from '../money/methods.ts';
import type { Account } from '../state/account.ts';
import { bankAccountByNumber, cardByName, cardByNumber, testIbans } from '../state/test-methods.ts';
import { confirmationAnswer } from './payment-intents.ts';
import { Answer, endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { address, clearableText, fullAddress, id, integer, listParams, mergeMetadata, metadata, oneOf, text } from './params.ts';
import { StripeProblem, invalidRequest } from './problem.ts';

const billingDetails = z.strictObject({
  address: address.optional(),
  email: clearableText(800).optional(),
  name: clearableText().optional(),
  phone: clearableText().optional(),
});

const createParams = {
  billing_details: billingDetails.optional(),
  card: z
    .strictObject({
      token: text().optional(),
      number: text(30).optional(),
      exp_month: integer.optional(),
      exp_year: integer.optional(),
      cvc: text(4).optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  sepa_debit: z.strictObject({ iban: text(40) }).optional(),
  type: oneOf(['card', 'us_bank_account', 'sepa_debit']),
  us_bank_account: z
    .strictObject({
      account_holder_type: oneOf(['company', 'individual']).optional(),
      account_number: text(17),
      account_type: oneOf(['checking', 'savings']).optional(),
      routing_number: text(9),
    })
    .optional(),
};
type CreateParams = z.infer<z.ZodObject<typeof createParams>>;

export const paymentMethodEndpoints = [
  endpoint('post', '/v1/payment_methods', createParams, ({ account }, given) => createMethod(account, given)),
  endpoint(
    'get',
    '/v1/payment_methods',
    { ...listParams, customer: id.optional(), type: oneOf(['card', 'us_bank_account', 'sepa_debit']).optional() },
    ({ account }, given) =>
      page(
        account
          .all('payment_method')
          .filter(
            (method) =>
              method.customer !== null &&
              (given.customer ?? method.customer) === method.customer &&
              (given.type ?? method.type) === method.type,
          ),
        given,
        '/v1/payment_methods',
      ),
  ),
  endpoint('get', '/v1/payment_methods/:id', {}, ({ account }, _, path) => resolveMethod(account, path('id'), 'id')),
  endpoint(
    'post',
    '/v1/payment_methods/:id',
    { billing_details: billingDetails.optional(), metadata: metadata.optional() },
    ({ account }, given, path) => {
      const method = account.get('payment_method', path('id'));
      const { now, before } = account.change('payment_method', method.id, {
        billing_details: given.billing_details ? fullDetails(given.billing_details) : method.billing_details,
        metadata: mergeMetadata(method.metadata, given.metadata),
      });
      account.emit('payment_method.updated', now, before);
      return now;
    },
  ),
  endpoint('post', '/v1/payment_methods/:id/attach', { customer: id }, ({ account }, given, path) => {
    const { id: customer } = account.get('customer', given.customer, 'customer');
    const { now } = account.change('payment_method', resolveMethod(account, path('id'), 'id').id, { customer });
    account.emit('payment_method.attached', now);
    return now;
  }),
  endpoint('post', '/v1/payment_methods/:id/detach', {}, ({ account }, _, path) => {
    const method = account.get('payment_method', path('id'));
    if (method.customer === null)
      throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
    const { now, before } = account.change('payment_method', method.id, { customer: null });
    account.emit('payment_method.detached', now, before);
    return now;
  }),

  endpoint('get', '/v1/payment_pages/:id', {}, ({ account }, _, path) => paymentPage(account, path('id'))),
  endpoint(
    'post',
    '/v1/payment_pages/:id/init',
    { browser_locale: text().optional(), key: text().optional(), redirect_type: text().optional() },
    ({ account }, _, path) => paymentPage(account, path('id')),
  ),
  endpoint(
    'post',
    '/v1/payment_pages/:id/confirm',
    { expected_amount: integer, expected_payment_method_type: text().optional(), key: text().optional(), payment_method: id },
    ({ account }, given, path) => {
      const session = account.get('checkout.session', path('id'), 'session');
      if (given.expected_amount !== session.amount_total) {
        throw invalidRequest(
          `The expected amount ${given.expected_amount} does not match the Checkout Session's amount ${String(session.amount_total)}.`,
          { code: 'checkout_amount_mismatch', param: 'expected_amount' },
        );
      }
      const answer = confirmationAnswer(paySession(account, session, resolveMethod(account, given.payment_method)));
      return answer instanceof Answer ? answer : paymentPage(account, session.id);
    },
  ),
];

/** The page's own view of its session: not part of the documented API, but what the page and the CLI's triggers ask. */
function paymentPage(account: Account, sessionId: string): object {
  const session = account.get('checkout.session', sessionId, 'session');
  return {
    id: session.id.replace('cs_test_', 'ppage_'),
    object: 'checkout.session',
    session_id: session.id,
    amount_total: session.amount_total,
    currency: session.currency,
    expires_at: session.expires_at,
    livemode: false,
    mode: session.mode,
    payment_intent: account.find('payment_intent', session.payment_intent) ?? null,
    payment_method_types: session.payment_method_types,
    payment_status: session.payment_status,
    state: session.status === 'complete' ? 'succeeded' : session.status,
    status: session.status,
    success_url: session.success_url,
  };
}

function createMethod(account: Account, given: CreateParams) {
  const common = { billing_details: fullDetails(given.billing_details), metadata: mergeMetadata({}, given.metadata) };
  if (given.type === 'card') {
    const { card: typed } = given;
    if (!typed) throw missing('card');
    const card = typed.token === undefined ? cardByNumber(typed.number ?? '') : cardByName(typed.token.replace(/^tok_/, ''));
    if (!card) throw unknownCard(typed);
    return cardMethod(account, card, { month: typed.exp_month ?? defaultExpiry.month, year: typed.exp_year ?? defaultExpiry.year }, common);
  }
  if (given.type === 'us_bank_account') {
    if (!given.us_bank_account) throw missing('us_bank_account');
    const bank = bankAccountByNumber(given.us_bank_account.account_number);
    if (!bank) {
      throw invalidRequest(
        'You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/testing.',
        {
          code: 'account_number_invalid',
          param: 'us_bank_account[account_number]',
        },
      );
    }
    return bankAccountMethod(account, bank, common);
  }
  if (!given.sepa_debit) throw missing('sepa_debit');
  const typed = given.sepa_debit.iban.replaceAll(' ', '').toUpperCase();
  const iban = testIbans.find(({ number }) => number === typed);
  if (!iban) throw invalidRequest('The IBAN you provided is invalid.', { code: 'invalid_bank_account_iban', param: 'sepa_debit[iban]' });
  return sepaMethod(account, iban, common);
}

function fullDetails(given: z.infer<typeof billingDetails> = {}): BillingDetails {
  return {
    address: fullAddress(given.address),
    email: given.email || null,
    name: given.name || null,
    phone: given.phone || null,
    tax_id: null,
  };
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

function unknownCard(typed: { token?: string | undefined }) {
  if (typed.token !== undefined)
    return invalidRequest(`No such token: '${typed.token}'`, { code: 'resource_missing', param: 'card[token]' });
  return new StripeProblem(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'test_mode_live_card',
    message:
      'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  });
}
