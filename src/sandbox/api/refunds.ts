import { createRefund, moveRefund } from '../money/refunds.ts';
import type { Account } from '../state/account.ts';
import type { Charge } from '../state/objects.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { amount, id, listParams, mergeMetadata, metadata, oneOf, range, within } from './params.ts';
import { invalidRequest } from './problem.ts';

export const refundEndpoints = [
  endpoint(
    'post',
    '/v1/refunds',
    {
      amount: amount.optional(),
      charge: id.optional(),
      metadata: metadata.optional(),
      payment_intent: id.optional(),
      reason: oneOf(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    },
    ({ account }, given) =>
      createRefund(account, chargeOf(account, given), {
        amount: given.amount,
        reason: given.reason ?? null,
        metadata: mergeMetadata({}, given.metadata),
      }),
  ),
  endpoint(
    'get',
    '/v1/refunds',
    { ...listParams, charge: id.optional(), created: range.optional(), payment_intent: id.optional() },
    ({ account }, given) =>
      page(
        account
          .all('refund')
          .filter(
            (refund) =>
              within(refund.created, given.created) &&
              (given.charge ?? refund.charge) === refund.charge &&
              (given.payment_intent ?? refund.payment_intent) === refund.payment_intent,
          ),
        given,
        '/v1/refunds',
      ),
  ),
  endpoint('get', '/v1/refunds/:id', {}, ({ account }, _, path) => account.get('refund', path('id'))),
  endpoint('post', '/v1/refunds/:id', { metadata: metadata.optional() }, ({ account }, given, path) => {
    const refund = account.get('refund', path('id'));
    const { now, before } = account.change('refund', refund.id, { metadata: mergeMetadata(refund.metadata, given.metadata) });
    account.emit('refund.updated', now, before);
    account.emit('charge.refund.updated', now, before);
    return now;
  }),
  endpoint('post', '/v1/refunds/:id/cancel', {}, ({ account }, _, path) => {
    const refund = account.get('refund', path('id'));
    if (refund.status !== 'requires_action') {
      throw invalidRequest(`Only refunds with a status of requires_action can be canceled. This refund has a status of ${refund.status}.`);
    }
    return moveRefund(account, refund, 'canceled');
  }),
];

/** The charge that a refund takes back: named itself, or the paid one of a PaymentIntent. */
export function chargeOf(account: Account, given: { charge?: string | undefined; payment_intent?: string | undefined }): Charge {
  if (given.charge !== undefined) return account.get('charge', given.charge, 'charge');
  if (given.payment_intent === undefined) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  }
  const intent = account.get('payment_intent', given.payment_intent, 'payment_intent');
  const charge = account.find('charge', intent.latest_charge);
  if (!charge || charge.status !== 'succeeded') {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' });
  }
  return charge;
}
