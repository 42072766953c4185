/**
 * Nothing missed: beside the webhooks the companion walks Stripe's event list from where it last left off, at start-up and at intervals. Stripe
 * keeps events for 30 days; after a longer silence, and with a new database, it walks the balance transactions as well, which go back for ever,
 * and looks again at all that was unfinished.
 */
import type Stripe from 'stripe';
import type { Logger } from '../log.ts';
import { type NewInboxRow } from '../store/inbox.ts';
import { unfinishedObjects } from '../store/facts.ts';
import { formerAccounts, noteFormerCaughtUp } from '../store/accounts.ts';
import { allOffices, noteCaughtUp, type Office, officeById, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { isShutOut } from './account-state.ts';
import { inAccount, isMissing, mayPass } from './client.ts';
import { handledTypes, inboxRow } from './events.ts';
import { idOf } from './facts-of.ts';
import type { Link } from './link.ts';
import type { MoneyMoves } from './money-moves.ts';
import type { LookAt, StripeObject } from './objects.ts';

export type CatchUp = {
  /** Walks the lists of all offices now. Throws when Stripe cannot be reached. */
  run(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

type Parts = {
  stripe: Stripe;
  store: Store;
  link: Link;
  lookAt: LookAt;
  log: Logger;
  livemode: boolean;
  everySeconds: number;
  now: () => number;
  /** Called when events were added to the inbox. */
  onEvents: () => void;
  /** Called for each office that was walked to the end. */
  onCaughtUp: (office: Office) => Promise<void>;
  moneyMoves: MoneyMoves;
};

// An event may enter the list a little after one that was made later.
const overlap = 10 * 60;
const eventsKept = 29 * 24 * 3600;
const page = 100;
// Stripe lists events of no more types at once.
const mostTypes = 20;

export function createCatchUp(parts: Parts): CatchUp {
  const { stripe, store, link, lookAt, log, livemode, now, onEvents } = parts;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> | null = null;

  const walk = async ({ id }: Office) => {
    const startedAt = Math.floor(now() / 1000);
    await link.refresh(await officeById(store.db, id));
    const office = await officeById(store.db, id);
    await walkFormer(office, startedAt);
    if (!mayBeAsked(office)) return;
    if (office.caught_up_to < startedAt - eventsKept) await walkMoney(office);
    const newest = await walkEvents(office);
    await noteCaughtUp(store.db, office, Math.max(newest, startedAt - overlap));
    await parts.onCaughtUp(office);
    await parts.moneyMoves.walk(office);
  };

  /** What was paid on an account that the office had before is refunded and disputed there. */
  const walkFormer = async (office: Office, startedAt: number) => {
    if (!office.connected) return; // each account has a key of its own, and we have one
    for (const { account, caught_up_to } of await formerAccounts(store.db, office.id)) {
      const former = { ...through(office, account), caught_up_to };
      try {
        if (caught_up_to < startedAt - eventsKept) await walkMoney(former);
        const newest = await walkEvents(former);
        await noteFormerCaughtUp(store.db, account, Math.max(newest, startedAt - overlap, caught_up_to));
        await parts.moneyMoves.walk(former);
      } catch (error) {
        if (!isShutOut(error)) throw error;
        log.info({ office: office.slug, account }, 'a former account tells nothing any more');
      }
    }
  };

  const walkEvents = async (office: Office): Promise<number> => {
    let newest = 0;
    let rows: NewInboxRow[] = [];
    const flush = async () => {
      await store.writeInbox(rows);
      rows = [];
      onEvents();
    };
    const created = { gte: Math.max(0, office.caught_up_to - overlap) };
    for (let from = 0; from < handledTypes.length; from += mostTypes) {
      const query = { types: handledTypes.slice(from, from + mostTypes), created, limit: page };
      for await (const event of stripe.events.list(query, inAccount(office))) {
        newest = Math.max(newest, event.created);
        if (event.livemode === livemode)
          rows.push({ ...inboxRow(event, office.id, now()), account: office.connected ? office.account : null });
        else link.refuse(office, event.livemode);
        if (rows.length === page) await flush();
      }
    }
    await flush();
    link.heard();
    return newest;
  };

  const walkMoney = async (office: Office) => {
    log.warn({ office: office.slug }, 'Stripe no longer lists the events missed: walking the balance transactions');
    const { payments, refunds, disputes } = await unfinishedObjects(store.db, office.id);
    for (const id of payments) await look(office, { kind: 'payment', id });
    for (const id of refunds) await look(office, { kind: 'refund', id });
    for (const id of disputes) await look(office, { kind: 'dispute', id });
    const query = { created: { gte: Math.max(0, office.caught_up_to - overlap) }, limit: page };
    for await (const transaction of stripe.balanceTransactions.list(query, inAccount(office))) {
      const object = await objectOf(office, idOf(transaction.source));
      if (object) await look(office, object);
    }
  };

  const objectOf = async (office: Office, source: string | null): Promise<StripeObject | null> => {
    if (source === null) return null;
    if (/^(ch|py)_/.test(source)) {
      const charge = await stripe.charges.retrieve(source, {}, inAccount(office));
      const id = idOf(charge.payment_intent);
      return id === null ? null : { kind: 'payment', id };
    }
    if (/^(re|pyr)_/.test(source)) return { kind: 'refund', id: source };
    if (/^(dp|du|pdp)_/.test(source)) return { kind: 'dispute', id: source };
    return null; // payouts, Stripe's fees and the like
  };

  const look = async (office: Office, object: StripeObject) => {
    try {
      await lookAt(office, object);
    } catch (error) {
      if (!isMissing(error)) throw error;
      log.error({ err: error, object: object.id }, 'Stripe does not know an object that it told of before');
    }
  };

  const walkAll = async () => {
    for (const office of await allOffices(store.db)) await walk(office);
  };

  /** One walk at a time: who asks meanwhile gets another one after it, as what they ask for may have passed the first. */
  const run = async () => {
    while (running) await running.catch(() => undefined); // its own caller hears of it
    running = walkAll();
    try {
      await running;
    } finally {
      running = null;
    }
  };

  const tick = async () => {
    try {
      await run();
    } catch (error) {
      log[mayPass(error) ? 'warn' : 'error']({ err: error }, 'could not catch up with Stripe');
    }
    if (!stopped) timer = setTimeout(start, parts.everySeconds * 1000);
  };

  const start = () => {
    void tick(); // reports its own failures
  };

  return {
    run,
    start,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running?.catch(() => undefined); // reported by tick
    },
  };
}

/** Whether Stripe lets us see the office's account. */
function mayBeAsked({ connected, account, account_status }: Office): boolean {
  return !connected || (account !== '' && account_status !== 'deauthorised');
}
