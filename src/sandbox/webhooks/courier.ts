/** Takes the queued events to their endpoints, one after another, until each has answered 2xx. */
import type { Logger } from 'pino';
import { type Clock, ownAccountId } from '../state/account.ts';
import type { Delivery } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { deliveries, findEndpoint, finishDelivery, retryLater } from './queue.ts';
import { signature } from './signature.ts';

const answerWithin = 10_000;

export type Courier = { wake: () => void; stop: () => Promise<void> };

export function startCourier(store: Store, clock: Clock, log: Logger): Courier {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | null = null;

  function wake(): void {
    if (round || stopping.signal.aborted) return;
    clearTimeout(timer);
    round = deliverWhatIsDue().finally(() => {
      round = null;
      const next = Math.min(...waiting().map(({ due }) => due));
      if (Number.isFinite(next) && !stopping.signal.aborted) timer = setTimeout(wake, Math.max(0, next - clock()));
    });
  }

  const waiting = () => deliveries(store).filter(({ held }) => !held);

  async function deliverWhatIsDue(): Promise<void> {
    for (;;) {
      const next = waiting().find(({ due }) => due <= clock());
      if (!next || stopping.signal.aborted) return;
      await deliver(next);
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const endpoint = findEndpoint(store, delivery.endpoint);
    const account = delivery.account || ownAccountId;
    const event = store.find(account, 'event', delivery.event) ?? store.find(account, 'thin_event', delivery.event);
    if (!endpoint || !event) return store.atomically(() => finishDelivery(store, delivery));

    const payload = JSON.stringify(event);
    const outcome = await post(endpoint.url, payload, signature(payload, endpoint.secret, Math.floor(clock() / 1000)));
    if (stopping.signal.aborted) return;
    store.atomically(() => {
      if (outcome !== 'taken') return retryLater(store, delivery, clock());
      finishDelivery(store, delivery);
      if (event.object === 'event') store.put(account, 'event', { ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
    });
    if (outcome !== 'taken') log.info({ event: event.id, type: event.type, attempts: delivery.attempts + 1, outcome }, 'webhook not taken');
  }

  async function post(url: string, body: string, signed: string): Promise<string> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signed, 'user-agent': 'Stripe/1.0 (sandbox)' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(answerWithin)]),
      });
      await response.arrayBuffer();
      return response.ok ? 'taken' : `status ${response.status}`;
    } catch (error) {
      // refused, reset, too slow: whatever it was, the event comes again
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return String(cause);
    }
  }

  return {
    wake,
    stop: async () => {
      clearTimeout(timer);
      stopping.abort();
      await round;
    },
  };
}
