/**
 * Stripe's webhook: verify, store durably, then 200; everything slow comes later (resolver.ts). All events that arrive in one turn of the loop
 * share one transaction, so thousands a second cost few syncs of the disk.
 */
import Stripe from 'stripe';
import type { Logger } from '../log.ts';
import type { NewInboxRow } from '../store/inbox.ts';
import type { Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inboxRow } from './events.ts';
import type { Link } from './link.ts';

/** Answers one delivery with an HTTP status: 200 once it is on disk; anything else lets Stripe deliver it again. */
export type TakeDelivery = (body: string, signature: string) => Promise<number>;

type Parts = {
  stripe: Stripe;
  store: Store;
  link: Link;
  log: Logger;
  secret: string;
  livemode: boolean;
  /** The office that an event belongs to: by its connected account, or the one whose own account this is. Null: none. */
  officeOf: (account: string | undefined) => Promise<Office | null>;
  now: () => number;
  /** Called after events were stored that are to be resolved. */
  onEvents: () => void;
};

const toleranceSeconds = 300;

export function createWebhook({ stripe, store, link, log, secret, livemode, officeOf, now, onEvents }: Parts): TakeDelivery {
  const write = groupCommit(async (rows: readonly NewInboxRow[]) => {
    await store.writeInbox(rows);
    if (rows.some((row) => row.status === 'waiting')) onEvents();
  });

  return async (body, signature) => {
    const event = verified(body, signature);
    if (!event) return 400;
    const office = await officeOf(event.account);
    if (!office) return 404;
    if (event.livemode !== livemode) {
      link.refuse(office, event.livemode);
      return 403;
    }
    link.heard();
    await write(inboxRow(event, office.id, now()));
    return 200;
  };

  function verified(body: string, signature: string): Stripe.Event | null {
    try {
      return stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds);
    } catch (error) {
      log.warn({ reason: error instanceof Stripe.errors.StripeSignatureVerificationError ? 'signature' : 'form' }, 'refused a webhook');
      return null;
    }
  }
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
