import * as z from 'zod';
import type { WebhookEndpoint } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { enqueueDeliveries, findEndpoint, recipients } from '../webhooks/queue.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { flag, listParams, range, text, within } from './params.ts';
import { StripeProblem, invalidRequest } from './problem.ts';

const thirtyDays = 30 * 86_400;

export const eventEndpoints = [
  endpoint(
    'get',
    '/v1/events',
    {
      ...listParams,
      created: range.optional(),
      delivery_success: flag.optional(),
      type: text().optional(),
      types: z.array(text()).max(20).optional(),
    },
    ({ account }, given) => {
      if (given.type !== undefined && given.types !== undefined) {
        throw invalidRequest('You may pass only one of type or types.', { param: 'types' });
      }
      const types = given.type === undefined ? given.types : [given.type];
      const oldest = account.now() - thirtyDays;
      return page(
        account
          .all('event')
          .filter(
            (event) =>
              event.created >= oldest &&
              within(event.created, given.created) &&
              (types === undefined || types.some((wanted) => matches(event.type, wanted))) &&
              (given.delivery_success === undefined || given.delivery_success === (event.pending_webhooks === 0)),
          ),
        given,
        '/v1/events',
      );
    },
  ),
  endpoint('get', '/v1/events/:id', {}, ({ account }, _, path) => {
    const event = account.get('event', path('id'));
    if (event.created >= account.now() - thirtyDays) return event;
    throw new StripeProblem(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such event: '${event.id}'`,
      param: 'id',
    });
  }),
  // What `stripe events resend` asks for: the same event once more.
  endpoint(
    'post',
    '/v1/events/:id/retry',
    { account: text().optional(), webhook_endpoint: text().optional() },
    ({ account, store }, given, path) => {
      const event = account.get('event', path('id'));
      const to = given.webhook_endpoint === undefined ? recipients(store, event) : [endpointFor(store, given.webhook_endpoint)];
      enqueueDeliveries(store, event, to, account.now() * 1000);
      return account.put('event', { ...event, pending_webhooks: event.pending_webhooks + to.length });
    },
  ),
];

function endpointFor(store: Store, id: string): WebhookEndpoint {
  const found = findEndpoint(store, id);
  if (found) return found;
  throw invalidRequest(`No such webhook endpoint: '${id}'`, { code: 'resource_missing', param: 'webhook_endpoint' });
}

/** `charge.*` is every event of charges. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
