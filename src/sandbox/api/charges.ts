import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { clearableText, id, listParams, mergeMetadata, metadata, range, text, within } from './params.ts';

export const chargeEndpoints = [
  endpoint(
    'get',
    '/v1/charges',
    { ...listParams, created: range.optional(), customer: id.optional(), payment_intent: id.optional() },
    ({ account }, given) =>
      page(
        account
          .all('charge')
          .filter(
            (charge) =>
              within(charge.created, given.created) &&
              (given.customer ?? charge.customer) === charge.customer &&
              (given.payment_intent ?? charge.payment_intent) === charge.payment_intent,
          ),
        given,
        '/v1/charges',
      ),
  ),
  endpoint('get', '/v1/charges/:id', {}, ({ account }, _, path) => account.get('charge', path('id'))),
  endpoint(
    'post',
    '/v1/charges/:id',
    {
      description: clearableText().optional(),
      metadata: metadata.optional(),
      receipt_email: text(800).optional(),
      transfer_group: text().optional(),
    },
    ({ account }, given, path) => {
      const charge = account.get('charge', path('id'));
      const { now, before } = account.change('charge', charge.id, {
        description: given.description === undefined ? charge.description : given.description || null,
        metadata: mergeMetadata(charge.metadata, given.metadata),
        receipt_email: given.receipt_email ?? charge.receipt_email,
        transfer_group: given.transfer_group ?? charge.transfer_group,
      });
      account.emit('charge.updated', now, before);
      return now;
    },
  ),
];
