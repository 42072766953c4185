/** All that deals with Stripe, put together. */
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { News } from '../news.ts';
import { allOffices, type Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import { type Checkout, createCheckout } from './checkout.ts';
import { createStripe } from './client.ts';
import { createKeptCards, type KeptCards } from './kept-cards.ts';
import { createLink, type Link } from './link.ts';
import { createLookAt, type LookAt } from './objects.ts';
import { createPhoneCards, type PhoneCards } from './phone-cards.ts';
import { createRefunds, type MakeRefund } from './refunds.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { createWebhook, type TakeDelivery } from './webhook.ts';

export type StripeSide = {
  link: Link;
  lookAt: LookAt;
  checkout: Checkout;
  makeRefund: MakeRefund;
  phoneCards: PhoneCards;
  keptCards: KeptCards;
  resolver: Resolver;
  catchUp: CatchUp;
  takeDelivery: TakeDelivery;
};

type Parts = {
  config: Config;
  store: Store;
  news: News;
  log: Logger;
  /** The office whose own account the secret key belongs to. */
  home: Office;
  portalUrl: (office: Office) => string;
  now: () => number;
};

export function createStripeSide({ config, store, news, log, home, portalUrl, now }: Parts): StripeSide {
  const livemode = config.STRIPE_MODE === 'live';
  const stripe = createStripe({ secretKey: config.STRIPE_SECRET_KEY, apiBase: config.STRIPE_API_BASE });
  const link = createLink({
    stripe,
    db: store.db,
    log,
    mode: config.STRIPE_MODE,
    dashboardUrl: config.STRIPE_DASHBOARD_URL,
    portalUrl,
    now,
    onChange: (office) => news.announce(office.id),
  });
  const onNews = (office: Office) => {
    news.announce(office.id);
    checkout.review(office).catch((error: unknown) => log.error({ err: error }, 'the open Checkout Sessions were not reviewed'));
  };
  const lookAt = createLookAt({ stripe, store, link, livemode, now, onNews });
  const checkout = createCheckout({ stripe, store, lookAt, log, now });
  const resolver = createResolver({ store, lookAt, log, now });
  const officeOf = async (account: string | undefined) =>
    account === undefined ? home : ((await allOffices(store.db)).find((office) => office.connected && office.account === account) ?? null);
  const takeDelivery = createWebhook({
    stripe,
    store,
    link,
    log,
    secret: config.STRIPE_WEBHOOK_SECRET,
    livemode,
    officeOf,
    now,
    onEvents: resolver.wake,
  });
  const catchUp = createCatchUp({
    stripe,
    store,
    link,
    lookAt,
    log,
    livemode,
    everySeconds: config.CATCH_UP_SECONDS,
    now,
    onEvents: resolver.wake,
    onCaughtUp: checkout.review,
  });
  const makeRefund = createRefunds({ stripe, lookAt, log });
  const keptCards = createKeptCards(stripe, store.db);
  const phoneCards = createPhoneCards({ stripe, store, kept: keptCards, lookAt, log, now });
  return { link, lookAt, checkout, makeRefund, phoneCards, keptCards, resolver, catchUp, takeDelivery };
}
