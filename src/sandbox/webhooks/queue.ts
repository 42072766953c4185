/** Which event goes to which webhook endpoint, and when: part of the state, so that nothing is forgotten when the sandbox stops. */
import * as z from 'zod';
import { newId } from '../state/ids.ts';
import type { Delivery, Event, WebhookEndpoint } from '../state/objects.ts';
import type { Store } from '../state/store.ts';

/**
 * How deliveries go wrong on purpose. `duplicated`: each event twice. `reversed`: held, then newest first at the next `normal`.
 * `lost`: never sent; only the API still knows of the event.
 */
export const webhookModeSchema = z.enum(['normal', 'duplicated', 'reversed', 'lost']);
export type WebhookMode = z.infer<typeof webhookModeSchema>;

/** Endpoints and deliveries of all accounts are kept in one place of the store. */
const shared = 'webhooks';
const threeDays = 3 * 86_400_000;

export function webhookMode(store: Store): WebhookMode {
  return webhookModeSchema.parse(store.find(shared, 'setting', 'webhook_mode')?.value ?? 'normal');
}

/** Changes how events are delivered from now on. */
export function setWebhookMode(store: Store, mode: WebhookMode, now: number): void {
  store.put(shared, 'setting', { id: 'webhook_mode', value: mode });
  if (mode !== 'normal') return;
  for (const delivery of deliveries(store)
    .filter(({ held }) => held)
    .toReversed()) {
    store.remove(shared, 'delivery', delivery.id); // put anew: the order of the queue is the order of putting
    store.put(shared, 'delivery', { ...delivery, held: false, due: now });
  }
}

export function endpoints(store: Store): WebhookEndpoint[] {
  return store.all(shared, 'webhook_endpoint');
}

export function findEndpoint(store: Store, id: string): WebhookEndpoint | undefined {
  return store.find(shared, 'webhook_endpoint', id);
}

export function putEndpoint(store: Store, endpoint: WebhookEndpoint): void {
  store.put(shared, 'webhook_endpoint', endpoint);
}

export function removeEndpoint(store: Store, id: string): void {
  store.remove(shared, 'webhook_endpoint', id);
}

/** What is still to be delivered, in the order of the queue. */
export function deliveries(store: Store): Delivery[] {
  return store.all(shared, 'delivery');
}

/** Whom a new event goes to. */
export function recipients(store: Store, event: Pick<Event, 'account' | 'type'>): WebhookEndpoint[] {
  return endpoints(store).filter((endpoint) => wants(endpoint, event));
}

/** Thin events go to the destinations made for them, and to the endpoint given at the start, which takes all there is. */
export function thinRecipients(store: Store, type: string): WebhookEndpoint[] {
  return endpoints(store).filter(({ status, hears, enabled_events, destination }) => {
    const takes = enabled_events.includes('*') || enabled_events.includes(type);
    return status === 'enabled' && takes && (destination ? destination.payload === 'thin' : hears === 'both');
  });
}

/** Puts a new event on its way to those who want it. */
export function enqueueDeliveries(store: Store, event: Pick<Event, 'id' | 'account'>, to: readonly WebhookEndpoint[], now: number): void {
  const mode = webhookMode(store);
  if (mode === 'lost') return;
  for (const endpoint of to) {
    for (let copy = 0; copy < (mode === 'duplicated' ? 2 : 1); copy += 1) {
      store.put(shared, 'delivery', {
        id: newId('del'),
        account: event.account ?? '',
        event: event.id,
        endpoint: endpoint.id,
        attempts: 0,
        due: now,
        since: now,
        held: mode === 'reversed',
      });
    }
  }
}

function wants(endpoint: WebhookEndpoint, event: Pick<Event, 'account' | 'type'>): boolean {
  if (endpoint.status !== 'enabled' || endpoint.destination?.payload === 'thin') return false;
  const hears = event.account === undefined ? 'own' : 'connected';
  if (endpoint.hears !== 'both' && endpoint.hears !== hears) return false;
  return endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(event.type);
}

export function finishDelivery(store: Store, delivery: Delivery): void {
  store.remove(shared, 'delivery', delivery.id);
}

/** Comes again after half a second, one, two, four … at most a minute; after three days no more. */
export function retryLater(store: Store, delivery: Delivery, now: number): void {
  if (now - delivery.since > threeDays) return finishDelivery(store, delivery);
  const wait = Math.min(60_000, 500 * 2 ** delivery.attempts);
  store.put(shared, 'delivery', { ...delivery, attempts: delivery.attempts + 1, due: now + wait });
}

/** Makes everything undelivered and not held due now. */
export function redeliver(store: Store, now: number): void {
  for (const delivery of deliveries(store)) if (!delivery.held) store.put(shared, 'delivery', { ...delivery, due: now });
}
