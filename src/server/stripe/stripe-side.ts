/** All that deals with Stripe, put together. */
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { News } from '../news.ts';
import { officeOfAccount } from '../store/accounts.ts';
import type { Office } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import { type Checkout, createCheckout } from './checkout.ts';
import { createStripe } from './client.ts';
import { createKeptCards, type KeptCards } from './kept-cards.ts';
import { createLink, type Link } from './link.ts';
import { createMoneyMoves } from './money-moves.ts';
import { createOnboarding, type Onboarding } from './onboarding.ts';
import { createLookAt, type LookAt } from './objects.ts';
import { createPhoneCards, type PhoneCards } from './phone-cards.ts';
import { createRefunds, type MakeRefund } from './refunds.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { createWebhook, type TakeDelivery } from './webhook.ts';

export type StripeSide = {
  link: Link;
  onboarding: Onboarding;
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
  /** The office of the configuration: the secret key belongs to its own account, or to the platform that it is of. */
  home: Office;
  portalUrl: (office: Office) => string;
  publicUrl: string;
  now: () => number;
};

export function createStripeSide({ config, store, news, log, home, portalUrl, publicUrl, now }: Parts): StripeSide {
  const livemode = config.STRIPE_MODE === 'live';
  const stripe = createStripe({ secretKey: config.STRIPE_SECRET_KEY, apiBase: config.STRIPE_API_BASE });
  const link = createLink({
    stripe,
    store,
    log,
    mode: config.STRIPE_MODE,
    // Stripe's dashboard shows test money under an address of its own, and so does the sandbox's.
    dashboardUrl: livemode ? config.STRIPE_DASHBOARD_URL : `${config.STRIPE_DASHBOARD_URL.replace(/\/test$/, '')}/test`,
    portalUrl,
    now,
    onChange: (office) => news.announce(office.id),
  });
  const onNews = (office: Office) => {
    news.announce(office.id);
    checkout.review(office).catch((error: unknown) => log.error({ err: error }, 'the open Checkout Sessions were not reviewed'));
  };
  const moneyMoves = createMoneyMoves({ stripe, store, livemode, now, onNews });
  const lookAt = createLookAt({ stripe, store, link, moneyMoves, livemode, now, onNews });
  const checkout = createCheckout({ stripe, store, link, lookAt, log, now });
  const resolver = createResolver({ store, lookAt, log, now });
  const officeOf = async (account: string | undefined) => {
    if (account === undefined) return home.connected ? ('nobody' as const) : home;
    const office = await officeOfAccount(store.db, account);
    // An own account is named by thin events only, and another account's events would be looked up with the wrong key.
    return office && (office.connected || office.account === account) ? office : null;
  };
  const takeDelivery = createWebhook({
    stripe,
    store,
    link,
    log,
    secrets: config.STRIPE_WEBHOOK_SECRET,
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
    moneyMoves,
  });
  const makeRefund = createRefunds({ stripe, store, lookAt, log });
  const keptCards = createKeptCards(stripe, store.db);
  const phoneCards = createPhoneCards({ stripe, store, checkout, kept: keptCards, lookAt, log, now });
  const onboarding = createOnboarding({ stripe, store, link, log, review: checkout.review, publicUrl, now });
  return { link, onboarding, lookAt, checkout, makeRefund, phoneCards, keptCards, resolver, catchUp, takeDelivery };
}
