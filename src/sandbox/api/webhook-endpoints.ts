import * as z from 'zod';
import { apiVersion } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { WebhookEndpoint } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { endpoints, findEndpoint, putEndpoint, removeEndpoint } from '../webhooks/queue.ts';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { clearableText, flag, listParams, mergeMetadata, metadata, text } from './params.ts';
import { StripeProblem } from './problem.ts';

const address = z.url({ protocol: /^https?$/, error: 'Invalid URL: An explicit scheme (such as https) must be provided.' });
const events = z.array(text()).min(1);

export const webhookEndpointEndpoints = [
  endpoint(
    'post',
    '/v1/webhook_endpoints',
    {
      api_version: text().optional(),
      connect: flag.optional(),
      description: clearableText().optional(),
      enabled_events: events,
      metadata: metadata.optional(),
      url: address,
    },
    ({ account, store }, given) => {
      const made: WebhookEndpoint = {
        id: newId('we'),
        object: 'webhook_endpoint',
        api_version: given.api_version ?? apiVersion,
        application: null,
        created: account.now(),
        description: given.description || null,
        enabled_events: given.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, given.metadata),
        secret: newId('whsec', 32),
        status: 'enabled',
        url: given.url,
        hears: given.connect ? 'connected' : 'own',
      };
      putEndpoint(store, made);
      return { ...shown(made), secret: made.secret };
    },
  ),
  endpoint('get', '/v1/webhook_endpoints', listParams, ({ store }, given) =>
    page(endpoints(store).filter(isOfV1).map(shown), given, '/v1/webhook_endpoints'),
  ),
  endpoint('get', '/v1/webhook_endpoints/:id', {}, ({ store }, _, path) => shown(find(store, path('id')))),
  endpoint(
    'post',
    '/v1/webhook_endpoints/:id',
    {
      description: clearableText().optional(),
      disabled: flag.optional(),
      enabled_events: events.optional(),
      metadata: metadata.optional(),
      url: address.optional(),
    },
    ({ store }, given, path) => {
      const old = find(store, path('id'));
      const changed: WebhookEndpoint = {
        ...old,
        description: (given.description ?? old.description) || null,
        enabled_events: given.enabled_events ?? old.enabled_events,
        metadata: mergeMetadata(old.metadata, given.metadata),
        status: given.disabled === undefined ? old.status : given.disabled ? 'disabled' : 'enabled',
        url: given.url ?? old.url,
      };
      putEndpoint(store, changed);
      return shown(changed);
    },
  ),
  endpoint('delete', '/v1/webhook_endpoints/:id', {}, ({ store }, _, path) => {
    const { id } = find(store, path('id'));
    removeEndpoint(store, id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];

function isOfV1({ destination }: WebhookEndpoint): boolean {
  return destination === undefined;
}

function find(store: Store, id: string): WebhookEndpoint {
  const found = findEndpoint(store, id);
  if (found && isOfV1(found)) return found;
  throw new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such webhook endpoint: '${id}'`,
    param: 'id',
  });
}

/** The secret is told once, at creation. */
function shown({ secret: _secret, hears: _hears, ...endpointObject }: WebhookEndpoint) {
  return endpointObject;
}
