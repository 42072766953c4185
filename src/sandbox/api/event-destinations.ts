/** Where events are sent to, as version 2 of the API says it: like the webhook endpoints of version 1, and thin events too. */
import * as z from 'zod';
import { apiVersion } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { ThinEvent, WebhookEndpoint } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { endpoints, enqueueDeliveries, findEndpoint, putEndpoint, removeEndpoint } from '../webhooks/queue.ts';
import { instantOf } from './account-views.ts';
import { endpoint } from './endpoint.ts';
import { integer } from './params.ts';
import { StripeProblem } from './problem.ts';

type Destination = WebhookEndpoint & { destination: NonNullable<WebhookEndpoint['destination']> };

const address = z.url({ protocol: /^https?$/, error: 'Invalid URL: An explicit scheme (such as https) must be provided.' });
const include = z.array(z.enum(['webhook_endpoint.url', 'webhook_endpoint.signing_secret'])).optional();
const includeUrl = z.array(z.enum(['webhook_endpoint.url'])).optional();
const changeable = {
  description: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
};
const list = '/v2/core/event_destinations';
const one = `${list}/:id`;

export const eventDestinationEndpoints = [
  endpoint(
    'post',
    list,
    {
      ...changeable,
      name: z.string().min(1),
      type: z.literal('webhook_endpoint', { error: 'The sandbox sends events to webhook endpoints only.' }),
      event_payload: z.enum(['snapshot', 'thin']),
      enabled_events: z.array(z.string()).min(1),
      events_from: z
        .array(z.enum(['@self', '@accounts']))
        .min(1)
        .optional(),
      include,
      snapshot_api_version: z.string().optional(),
      webhook_endpoint: z.strictObject({ url: address }),
    },
    ({ account, store }, given) => {
      const from = given.events_from ?? ['@self'];
      const made: Destination = {
        id: newId('ed_test'),
        object: 'webhook_endpoint',
        api_version: given.snapshot_api_version ?? apiVersion,
        application: null,
        created: account.now(),
        description: given.description ?? null,
        enabled_events: given.enabled_events,
        livemode: false,
        metadata: given.metadata ?? {},
        secret: newId('whsec', 32),
        status: 'enabled',
        url: given.webhook_endpoint.url,
        hears: from.length > 1 ? 'both' : from[0] === '@accounts' ? 'connected' : 'own',
        destination: { name: given.name, payload: given.event_payload, from, updated: account.now() },
      };
      putEndpoint(store, made);
      return shown(made, given.include ?? []);
    },
  ),
  endpoint('get', list, { limit: integer.optional(), include: includeUrl }, ({ store }, given) => ({
    data: endpoints(store)
      .filter(isDestination)
      .slice(0, given.limit ?? 20)
      .map((each) => shown(each, given.include ?? [])),
    next_page_url: null,
    previous_page_url: null,
  })),
  endpoint('get', one, { include: includeUrl }, ({ store }, given, path) => shown(find(store, path('id')), given.include ?? [])),
  endpoint(
    'post',
    one,
    {
      ...changeable,
      name: z.string().min(1).optional(),
      enabled_events: z.array(z.string()).min(1).optional(),
      include: includeUrl,
      webhook_endpoint: z.strictObject({ url: address }).optional(),
    },
    ({ account, store }, given, path) => {
      const old = find(store, path('id'));
      const changed: Destination = {
        ...old,
        description: given.description ?? old.description,
        metadata: { ...old.metadata, ...given.metadata },
        enabled_events: given.enabled_events ?? old.enabled_events,
        url: given.webhook_endpoint?.url ?? old.url,
        destination: { ...old.destination, name: given.name ?? old.destination.name, updated: account.now() },
      };
      putEndpoint(store, changed);
      return shown(changed, given.include ?? []);
    },
  ),
  ...(['disable', 'enable'] as const).map((verb) =>
    endpoint('post', `${one}/${verb}`, { include: includeUrl }, ({ store }, given, path) => {
      const changed: Destination = { ...find(store, path('id')), status: `${verb}d` };
      putEndpoint(store, changed);
      return shown(changed, given.include ?? []);
    }),
  ),
  endpoint('post', `${one}/ping`, {}, ({ account, store }, _, path) => {
    const destination = find(store, path('id'));
    const event: ThinEvent = account.put('thin_event', {
      id: newId('evt_test'),
      object: 'v2.core.event',
      type: 'v2.core.event_destination.ping',
      created: instantOf(account.now()),
      livemode: false,
      related_object: { id: destination.id, type: 'v2.core.event_destination', url: `${list}/${destination.id}` },
    });
    enqueueDeliveries(store, { id: event.id }, [destination], account.now() * 1000);
    return event;
  }),
  endpoint('delete', one, {}, ({ store }, _, path) => {
    const { id } = find(store, path('id'));
    removeEndpoint(store, id);
    return { id, object: 'v2.core.event_destination', deleted: true };
  }),
];

function isDestination(each: WebhookEndpoint): each is Destination {
  return each.destination !== undefined;
}

function find(store: Store, id: string): Destination {
  const found = findEndpoint(store, id);
  if (found && isDestination(found)) return found;
  throw new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'not_found',
    message: `No such event destination: '${id}'`,
  });
}

/** Its address, and its secret at creation, are told to whoever asks to have them included. */
function shown(found: Destination, included: readonly string[]) {
  const { id, created, description, enabled_events, metadata, status, api_version, url, secret } = found;
  const { name, payload, from, updated } = found.destination;
  const where = {
    ...(included.includes('webhook_endpoint.url') && { url }),
    ...(included.includes('webhook_endpoint.signing_secret') && { signing_secret: secret }),
  };
  return {
    id,
    object: 'v2.core.event_destination',
    created: instantOf(created),
    description: description ?? '',
    enabled_events,
    event_payload: payload,
    events_from: from,
    livemode: false,
    metadata,
    name,
    ...(payload === 'snapshot' && { snapshot_api_version: api_version }),
    status,
    ...(status === 'disabled' && { status_details: { disabled: { reason: 'user' } } }),
    type: 'webhook_endpoint',
    updated: instantOf(updated),
    webhook_endpoint: Object.keys(where).length === 0 ? null : where,
  };
}
