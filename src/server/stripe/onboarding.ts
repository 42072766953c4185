/**
 * Linking an account of an office under a platform: the account is made once, then the office answers Stripe's questions in as many trips as it
 * takes. A link to those questions is a bearer token that is good once and for minutes, so the desk is given an address of ours, which asks for
 * a fresh one each time it is opened, and to which Stripe sends back when a link is too old.
 */
import { createHash } from 'node:crypto';
import Stripe from 'stripe';
import type { Logger } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { beginTrips, formerAccounts, linkAccount, officeOfTrip } from '../store/accounts.ts';
import { type Office, officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { isShutOut } from './account-state.ts';
import { mayPass } from './client.ts';
import type { Link } from './link.ts';

export type Onboarding = {
  /** Begins, or goes on with, signing up; `again`: with an account that the office had before. Answers where the office's browser is to go. */
  signUp(office: Office, wish: { email: string | null; again: string | null }): Promise<Begun>;
  /** Where Stripe asks its questions, for whoever opened the address; null: the address is too old. Must not be logged. */
  trip(token: string): Promise<{ to: string } | 'unavailable' | null>;
  /** The office is back from a trip: how its account stands now. */
  back(token: string): Promise<Office | null>;
  /** Leaves the office without an account. What was paid on it stays attributed to it. */
  unlink(office: Office): Promise<void>;
};
export type Begun = { url: string } | { refused: string; code: 'invalid' | 'unavailable' };

type Parts = {
  stripe: Stripe;
  store: Store;
  link: Link;
  log: Logger;
  /** Ends the sessions that run on an account which is no longer the office's. */
  review: (office: Office) => Promise<void>;
  publicUrl: string;
  now: () => number;
};

/** For one sitting: after it, the desk is asked again. */
const addressLasts = 2 * 3_600_000;

export function createOnboarding({ stripe, store, link, log, review, publicUrl, now }: Parts): Onboarding {
  const inTurn = oneAtATime();
  const addressOf = (token: string) => `${publicUrl}/account/${token}`;

  const linked = async (office: Office, email: string | null, again: string | null): Promise<Office | Begun> => {
    if (again === null && office.account !== '') return office;
    if (office.account !== '') return { refused: 'Unlink the present account first: an office has one at a time.', code: 'invalid' };
    const former = (await formerAccounts(store.db, office.id)).map(({ account }) => account);
    if (again !== null && !former.includes(again)) return { refused: 'This office was never linked with that account.', code: 'invalid' };
    if (again === null && email === null) return { refused: 'A new account needs the address that Stripe writes to.', code: 'invalid' };
    const account = again ?? (await create(office, email ?? '', former.length));
    if (!(await linkAccount(store, office.id, account, now())))
      return { refused: 'That account belongs to another office.', code: 'invalid' };
    log.info({ office: office.slug, account }, 'Stripe account linked');
    return officeById(store.db, office.id);
  };

  const create = async (office: Office, email: string, nth: number): Promise<string> => {
    const account = await stripe.v2.core.accounts.create(
      {
        contact_email: email,
        display_name: office.terms?.officeName ?? office.name,
        dashboard: 'full',
        identity: { country: 'us' },
        defaults: { currency: 'usd', responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
        configuration: {
          merchant: { capabilities: { card_payments: { requested: true }, ach_debit_payments: { requested: true } } },
        },
        metadata: { office: office.slug },
        include: ['configuration.merchant', 'requirements'],
      },
      // The same wish made again after an answer was lost makes the same account; with another address it is another wish.
      { idempotencyKey: `account-${office.slug}-${nth}-${createHash('sha256').update(email).digest('hex').slice(0, 16)}` },
    );
    return account.id;
  };

  return {
    signUp: (office, { email, again }) =>
      inTurn(String(office.id), async () => {
        try {
          const present = await linked(await officeById(store.db, office.id), email, again);
          if (!('id' in present)) return present;
          await link.refresh(present);
          return { url: addressOf(await beginTrips(store.db, present.id, present.account, now() + addressLasts)) };
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeError)) throw error;
          log.error({ err: error, office: office.slug }, 'no Stripe account could be made');
          return whyNot(error);
        }
      }),

    async trip(token) {
      const office = await officeOfTrip(store.db, token, now());
      if (!office) return null;
      try {
        const { url } = await stripe.v2.core.accountLinks.create({
          account: office.account,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { refresh_url: addressOf(token), return_url: `${addressOf(token)}/back` },
          },
        });
        return { to: url };
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        log.error({ err: error, office: office.slug }, 'no account link could be made');
        if (isShutOut(error)) await link.refresh(office);
        return 'unavailable';
      }
    },

    async back(token) {
      const office = await officeOfTrip(store.db, token, now());
      if (!office) return null;
      await link.refresh(office);
      return officeById(store.db, office.id);
    },

    unlink: (office) =>
      inTurn(String(office.id), async () => {
        await linkAccount(store, office.id, '', now());
        log.info({ office: office.slug, account: office.account }, 'Stripe account unlinked');
        await link.refresh(office);
        await review(await officeById(store.db, office.id));
      }),
  };
}

function whyNot(error: Stripe.errors.StripeError): Begun {
  if (mayPass(error)) return { refused: 'Stripe cannot be reached now. Try again in a while.', code: 'unavailable' };
  if (error instanceof Stripe.errors.StripePermissionError || error instanceof Stripe.errors.StripeAuthenticationError)
    return { refused: 'The companion’s key may not make accounts: it must be the key of a Connect platform.', code: 'invalid' };
  return { refused: `Stripe refused: ${error.message.slice(0, 200)}`, code: 'invalid' };
}
