/** Puts the companion's parts together, starts them, and ends them in the order that loses nothing. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminRoutes } from './admin.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError } from './config.ts';
import { accountRoutes } from './desks/account-routes.ts';
import { journalRoutes } from './desks/journal-routes.ts';
import { deskPhoneRoutes } from './desks/phone-routes.ts';
import { refundRoute } from './desks/refund-route.ts';
import { deskRoutes } from './desks/routes.ts';
import type { Gate } from './http/routes.ts';
import { webhookRoute } from './http/webhook-route.ts';
import type { Logger } from './log.ts';
import { createNews } from './news.ts';
import { phoneRoutes } from './phone/routes.ts';
import { strayPages } from './portal/place.ts';
import { portalRoutes } from './portal/routes.ts';
import { tripRoutes } from './portal/trips.ts';
import { deskByToken } from './store/desks.ts';
import { allOffices, ensureOffice, type Office } from './store/offices.ts';
import { openStore, type Store } from './store/open.ts';
import { createStripeSide } from './stripe/stripe-side.ts';

export type Companion = {
  /** Where it listens: `http://127.0.0.1:8787`. */
  url: string;
  /** Finishes what is under way, closes streams and the database. */
  stop(): Promise<void>;
};

/** How long requests, and calls of Stripe, may take to finish once the companion was told to stop. What is cut off is found again at the next start. */
const patience = 3000;

/** Opens the database, listens, and begins to catch up with Stripe. Throws a `ConfigError` for what an administrator has to put right. */
export async function startCompanion(config: Config, log: Logger, now: () => number = Date.now): Promise<Companion> {
  const store = await openStore(config.DATABASE);
  const server = createServer();
  const { home, address } = await begin(store, server, config, now()).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const publicUrl = config.PUBLIC_URL ?? address;

  const news = createNews();
  const portalUrl = ({ id, slug }: Office) => `${publicUrl}${id === home.id ? '' : `/o/${slug}`}/pay`;
  const stripe = createStripeSide({ config, store, news, log, home, portalUrl, publicUrl, now });
  const testMode = config.STRIPE_MODE === 'sandbox';
  const publishableKey = config.STRIPE_PUBLISHABLE_KEY;
  const stopping = new AbortController();
  const strays = strayPages({ store, home, testMode, log });
  const gate: Gate = {
    log,
    deskOf: (token) => deskByToken(store.db, token),
    adminToken: config.ADMIN_TOKEN,
    ...strays,
    stopping: stopping.signal,
  };
  const routes = [
    ...adminRoutes({ store, office: home, ...stripe, now }),
    ...deskRoutes({ store, ...stripe, news, log, now }),
    ...journalRoutes({ store, news }),
    refundRoute({ store, ...stripe, log }),
    ...deskPhoneRoutes({ store, ...stripe, publishableKey, log }),
    ...phoneRoutes({ store, ...stripe, publishableKey, apiBase: config.STRIPE_API_BASE, testMode }),
    ...accountRoutes({ store, ...stripe, news }),
    ...tripRoutes({ home, ...stripe, testMode }),
    ...portalRoutes({ store, home, ...stripe, log, testMode, publicUrl, nothingHere: strays.nothingHere }),
  ];
  const webhook = webhookRoute('/stripe/webhook', log, stripe.takeDelivery);
  const checkoutOrigin = checkoutOriginOf(config.STRIPE_API_BASE);
  server.on('request', createApp({ routes, webhook, gate, publicUrl, checkoutOrigin, trustProxy: config.TRUST_PROXY }));
  stripe.catchUp.start();
  stripe.resolver.wake();

  return {
    url: address,
    async stop() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      await atMost(patience, Promise.all([closed, stripe.catchUp.stop(), stripe.resolver.stop()]));
      server.closeAllConnections();
      await store.close();
    },
  };
}

async function begin(store: Store, server: Server, config: Config, now: number): Promise<{ home: Office; address: string }> {
  return { home: await homeOffice(store, config, now), address: await listen(server, config) };
}

/** The configured office. A database belongs to one account and one mode: another would silently begin a second set of numbers beside the first. */
async function homeOffice(store: Store, config: Config, now: number): Promise<Office> {
  const { OFFICE_SLUG: slug, OFFICE_NAME: name, OFFICE_PHONE: phone, STRIPE_MODE: mode, STRIPE_ACCOUNTS: accounts } = config;
  const offices = await allOffices(store.db);
  const connected = accounts === 'platform';
  if (offices.some((office) => office.connected !== connected))
    throw new ConfigError(
      `STRIPE_ACCOUNTS is ${accounts}, but this DATABASE belongs to ${connected ? 'an office with a key of its own' : 'a platform'}: take another one`,
    );
  if (connected && offices.some((office) => office.mode !== mode))
    throw new ConfigError(
      `STRIPE_MODE is ${mode}, but this DATABASE holds ${mode === 'live' ? 'sandbox' : 'live'} payments: take another one`,
    );
  const own = offices.find((office) => !office.connected);
  if (own && own.slug !== slug) throw new ConfigError(`OFFICE_SLUG is ${slug}, but this DATABASE belongs to the office ${own.slug}`);
  if (own && own.mode !== mode)
    throw new ConfigError(`STRIPE_MODE is ${mode}, but this DATABASE holds ${own.mode} payments: take another one`);
  return ensureOffice(store.db, { slug, name, phone, mode, connected }, now);
}

async function listen(server: Server, { PORT, HOST }: Config): Promise<string> {
  server.listen(PORT, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigError(`HOST and PORT: the companion cannot listen on ${HOST}:${PORT}`, { cause: error });
  }
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server listens on no port');
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${bound.port}`;
}

/** Stripe's hosted page has a host of its own; the sandbox shows its page itself. */
function checkoutOriginOf(apiBase: string): string {
  return apiBase === 'https://api.stripe.com' ? 'https://checkout.stripe.com' : new URL(apiBase).origin;
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: enough.signal, ref: false }).catch(() => undefined)]); // cut short below
  enough.abort();
}
