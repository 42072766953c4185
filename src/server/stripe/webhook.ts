/**
 * Stripe's webhook: verify, store durably, then 200; everything slow comes later (resolver.ts). All events that arrive in one turn of the loop
 * share one transaction, so thousands a second cost few syncs of the disk.
 */
import Stripe from 'stripe';
import type { Logger } from '../log.ts';
import type { NewInboxRow } from '../store/inbox.ts';
import type { Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { accountOfThin, assertIsEvent, inboxRow, thinInboxRow } from './events.ts';
import type { Link } from './link.ts';

/** Answers one delivery with an HTTP status: 200 once it is on disk; anything else lets Stripe deliver it again. */
export type TakeDelivery = (body: string, signature: string) => Promise<number>;

type Parts = {
  stripe: Stripe;
  store: Store;
  link: Link;
  log: Logger;
  secrets: readonly string[];
  livemode: boolean;
  /** The office that an event belongs to: by an account it has or had. `nobody`: the event is of the platform's own account. Null: none. */
  officeOf: (account: string | undefined) => Promise<Office | 'nobody' | null>;
  now: () => number;
  /** Called after events were stored that are to be resolved. */
  onEvents: () => void;
};

const toleranceSeconds = 300;

export function createWebhook({ stripe, store, link, log, secrets, livemode, officeOf, now, onEvents }: Parts): TakeDelivery {
  const write = groupCommit(async (rows: readonly NewInboxRow[]) => {
    await store.writeInbox(rows);
    if (rows.some((row) => row.status === 'waiting')) onEvents();
  });

  return async (body, signature) => {
    const event = verified(body, signature);
    if (!event) return 400;
    const { account, livemode: isLive, rowFor } = event;
    const office = await officeOf(account);
    if (office === 'nobody') return 200; // of the platform itself
    if (!office) return 404;
    // To a platform's live endpoint Stripe sends what its accounts do in test mode, too: refused for days, it would switch the endpoint off.
    if (livemode && office.connected && !isLive) return 200;
    if (isLive !== livemode) {
      link.refuse(office, isLive);
      return 403;
    }
    link.heard();
    await write(rowFor(office));
    return 200;
  };

  /** Each endpoint at Stripe has a secret of its own: for the account's own events, for those of connected accounts, for thin ones. */
  function verified(body: string, signature: string): Received | null {
    for (const secret of secrets) {
      try {
        return isThin(body) ? readThin(body, signature, secret) : readSnapshot(body, signature, secret);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
        log.warn({ reason: 'form' }, 'refused a webhook');
        return null;
      }
    }
    log.warn({ reason: 'signature' }, 'refused a webhook');
    return null;
  }

  function readSnapshot(body: string, signature: string, secret: string): Received {
    const event = stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds);
    assertIsEvent(event);
    return { account: event.account, livemode: event.livemode, rowFor: (office) => inboxRow(event, office.id, now()) };
  }

  function readThin(body: string, signature: string, secret: string): Received {
    const event = stripe.parseEventNotification(body, signature, secret, toleranceSeconds);
    const account = accountOfThin(event);
    const rowFor = (office: Office) => thinInboxRow(event, office.connected ? (account ?? null) : null, office.id, now());
    return { account, livemode: event.livemode, rowFor };
  }
}

type Received = { account: string | undefined; livemode: boolean; rowFor: (office: Office) => NewInboxRow };

/** Which of Stripe's two forms of event it is: the second says no more than what happened to which object. */
function isThin(body: string): boolean {
  return /"object"\s*:\s*"v2\.core\.event"/.test(body);
}

/** Gathers what is handed in during one turn of the event loop and writes it at once; each caller hears when its own is written. */
function groupCommit<Row>(writeAll: (rows: readonly Row[]) => Promise<void>): (row: Row) => Promise<void> {
  let group: { rows: Row[]; written: Promise<void> } | null = null;
  return (row) => {
    if (group) {
      group.rows.push(row);
      return group.written;
    }
    const rows = [row];
    const written = new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        group = null;
        writeAll(rows).then(resolve, reject);
      });
    });
    group = { rows, written };
    return written;
  };
}
