/** One Stripe account's view of the state, for the length of one request, click or timer. */
import { StripeProblem } from '../api/problem.ts';
import { enqueueDeliveries, recipients, thinRecipients } from '../webhooks/queue.ts';
import { newId } from './ids.ts';
import type { EventType, Kind, Kinds, ThinEvent } from './objects.ts';
import type { Store } from './store.ts';

export const apiVersion = '2026-10-28.endive';

/** The account that every secret key belongs to. */
export const ownAccountId = 'acct_1SandboxPaydesk000';

/** Milliseconds since 1970. */
export type Clock = () => number;

export type Cause = { id: string | null; idempotency_key: string | null };

/** How the outside reaches what one account holds, and what it does to it. */
export type Account = {
  id: string;
  /** Seconds since 1970, as Stripe counts. */
  now(): number;
  find<K extends Kind>(kind: K, id: string | null | undefined): Kinds[K] | undefined;
  /** As `find`; what is not there is Stripe's `resource_missing`, blamed on `param`. */
  get<K extends Kind>(kind: K, id: string, param?: string): Kinds[K];
  /** Oldest first. */
  all<K extends Kind>(kind: K): Kinds[K][];
  put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K];
  remove(kind: Kind, id: string): void;
  /** Replaces some fields; `before` holds what the changed ones were, for an event's `previous_attributes`. */
  change<K extends Kind>(kind: K, id: string, fields: Partial<Kinds[K]>): { now: Kinds[K]; before: object };
  emit(type: EventType, object: object, before?: object): void;
  /** Sends a thin event to those endpoints that take them. */
  notify(event: ThinEvent): void;
};

/** Where the API's paths name the object, Stripe answers 404; where another parameter does, 400. */
const pathParams = ['id', 'intent', 'session'];

export function openAccount(store: Store, clock: Clock, id: string, cause: Cause = { id: null, idempotency_key: null }): Account {
  const now = () => Math.floor(clock() / 1000);
  const find: Account['find'] = (kind, objectId) => (objectId ? store.find(id, kind, objectId) : undefined);
  const get: Account['get'] = (kind, objectId, param = 'id') => {
    const found = find(kind, objectId);
    if (found) return found;
    const message = `No such ${kind === 'payment_method' ? 'PaymentMethod' : kind}: '${objectId}'`;
    throw new StripeProblem(pathParams.includes(param) ? 404 : 400, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message,
      param,
    });
  };
  const put: Account['put'] = (kind, object) => {
    store.put(id, kind, object);
    return object;
  };
  return {
    id,
    now,
    find,
    get,
    all: (kind) => store.all(id, kind),
    put,
    remove: (kind, objectId) => store.remove(id, kind, objectId),
    change: (kind, objectId, fields) => {
      const old = get(kind, objectId);
      const wanted = new Map(Object.entries(fields));
      const before = Object.fromEntries(
        Object.entries(old).filter(([key, value]) => wanted.has(key) && JSON.stringify(wanted.get(key)) !== JSON.stringify(value)),
      );
      return { now: put(kind, { ...old, ...fields }), before };
    },
    emit: (type, object, before) => {
      const whose = id === ownAccountId ? {} : { account: id };
      const to = recipients(store, { ...whose, type });
      const event = put('event', {
        id: newId('evt'),
        object: 'event',
        ...whose,
        api_version: apiVersion,
        created: now(),
        data: before && Object.keys(before).length > 0 ? { object, previous_attributes: before } : { object },
        livemode: false,
        pending_webhooks: to.length,
        request: cause,
        type,
      });
      enqueueDeliveries(store, event, to, clock());
    },
    notify: (event) => {
      put('thin_event', event);
      enqueueDeliveries(store, { id: event.id }, thinRecipients(store, event.type), clock());
    },
  };
}

/** The platform's own account, and every one it has connected. */
export function everyAccount(store: Store, clock: Clock): Account[] {
  return store.all(ownAccountId, 'account').map(({ id }) => openAccount(store, clock, id));
}

/** An object by its ID alone, where a page's address or a control does not say whose it is. */
export function getAnywhere<K extends Kind>(store: Store, clock: Clock, kind: K, id: string): { account: Account; object: Kinds[K] } {
  const found = everyAccount(store, clock).find((account) => account.find(kind, id)) ?? openAccount(store, clock, ownAccountId);
  return { account: found, object: found.get(kind, id) };
}
