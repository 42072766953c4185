/**
 * Checkout Sessions. An invoice has at most one running: a second visitor is sent to the open one, and one whose amounts are no longer right is
 * expired before another begins, at the next visit or as soon as a desk publishes or Stripe reports what changed them.
 */
import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { assert } from '../../shared/assert.ts';
import type { Cents } from '../../shared/money.ts';
import { type SelfPayId, selfPayIdSchema } from '../../shared/self-pay-id.ts';
import type { Logger } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Quote, quotePart, type Standing, standingNow } from '../standing.ts';
import { beginSession, type CheckoutSession, noteSession, runningSession, runningSessions } from '../store/checkout-sessions.ts';
import { type Office, officeById, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inAccount, mayPass } from './client.ts';
import { isShutOut } from './account-state.ts';
import { checkoutRequest, parseRequest } from './checkout-request.ts';
import type { Link } from './link.ts';
import type { LookAt } from './objects.ts';

export type Checkout = {
  /** Where to send a visitor who wants to pay. */
  open(office: Office, id: SelfPayId, visit: Visit): Promise<Opened>;
  /** Whether somebody else than the visitor of this page has begun to pay the invoice. */
  begunByAnother(office: Office, invoice: string, token: string): Promise<boolean>;
  /** Expires the running sessions whose amounts have changed. */
  review: (office: Office) => Promise<void>;
  /**
   * Does `work` that pays an invoice otherwise while nobody else pays it: the running session is expired first, one that was paid meanwhile is told
   * to the desks, and no other is begun until the work is done.
   */
  apart: <T>(office: Office, invoice: string, id: SelfPayId, work: () => Promise<T>) => Promise<T>;
};
export type Opened =
  /** Stripe's page. The address is a bearer token and must not be logged. */
  | { to: string }
  /** By now there is nothing to pay, or not this. */
  | 'look again'
  /** Somebody else has begun to pay this invoice and is not done. */
  | 'begun by another'
  /** Stripe does not answer, or does not let the account take money. */
  | 'unavailable';
export type Visit = {
  language: 'en' | 'es';
  successUrl: string;
  cancelUrl: string;
  /** The page that the button was pressed on, for telling a visitor from another one; '': not known. */
  token: string;
  /** The visitor was told that somebody else has begun, and goes on. */
  joins: boolean;
  /** The part that the visitor chose to pay; null: all of it. */
  part: Cents | null;
};

/** Stripe allows 30 minutes to 24 hours. */
const lifetime = 60 * 60_000;
/** A visitor is not sent to a session that ends before a card number can be typed. */
const leastTimeLeft = 10 * 60_000;

type Parts = { stripe: Stripe; store: Store; link: Link; lookAt: LookAt; log: Logger; now: () => number };

export function createCheckout({ stripe, store, link, lookAt, log, now }: Parts): Checkout {
  const inTurn = oneAtATime();
  const turnOf = (office: Office, selfPayId: string) => `${office.id} ${selfPayId}`;

  const open: Checkout['open'] = async (office, id, visit) => {
    try {
      return await begin(office, id, visit);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      log.error({ err: error }, 'no Checkout Session could be opened');
      // Most likely Stripe no longer lets the account take money: the portal says so to the next one, and the desks hear why.
      if (!mayPass(error)) await link.refresh(office);
      return 'unavailable';
    }
  };

  const begin = (office: Office, id: SelfPayId, visit: Visit): Promise<Opened> =>
    inTurn(turnOf(office, id), async () => {
      const standing = await standingNow(store.db, await officeById(store.db, office.id), id);
      if (standing.state !== 'payable') return 'look again';
      const { payable } = standing;
      const quote = wanted(standing, visit.part);
      if (!quote) return 'look again';
      const running = await runningSession(store.db, office.id, payable.invoice);
      if (running) {
        const session = await fromStripe(office, running);
        const isGood = session?.status === 'open' && running.account === office.account && running.expires_at - now() > leastTimeLeft;
        if (isGood && isRight(running, standing) && isAnother(running, visit)) return 'begun by another';
        if (isGood && isSame(running, quote)) return { to: addressOf(session) };
        const status = await close(office, running, session);
        if (status === 'complete') return 'look again';
      }
      const expiresAt = now() + lifetime;
      const request = checkoutRequest({ office: office.slug, payable, version: standing.version, quote, visit, expiresAt });
      const begun = await beginSession(store.db, {
        office: office.id,
        invoice: payable.invoice,
        self_pay_id: payable.selfPayId,
        idempotency_key: randomUUID(),
        request: JSON.stringify(request),
        balance: quote.balance,
        fee: quote.fee,
        expires_at: expiresAt,
        account: office.account,
        visit: visit.token,
        partial: quote.left > 0 ? 1 : 0,
      });
      return { to: addressOf(await create(office, begun)) };
    });

  const review: Checkout['review'] = async (office) => {
    for (const { invoice, self_pay_id } of await runningSessions(store.db, office.id)) {
      const id = selfPayIdSchema.parse(self_pay_id);
      try {
        await inTurn(turnOf(office, id), async () => {
          const running = await runningSession(store.db, office.id, invoice);
          const standing = await standingNow(store.db, await officeById(store.db, office.id), id);
          const isGood = running?.account === office.account && standing.state === 'payable' && isRight(running, standing);
          if (!running || isGood) return;
          await close(office, running, await fromStripe(office, running));
        });
      } catch (error) {
        if (!mayPass(error) && !isShutOut(error)) throw error;
        // The next review, or the next visitor, comes back to it.
        log.warn({ err: error, invoice }, 'a Checkout Session could not be expired');
      }
    }
  };

  const apart: Checkout['apart'] = (office, invoice, id, work) =>
    inTurn(turnOf(office, id), async () => {
      const running = await runningSession(store.db, office.id, invoice);
      if (running) await close(office, running, await fromStripe(office, running));
      return work();
    });

  /** The session at Stripe. One whose creation was cut off is asked for again in the same words, and so is the same session. Null: there is none. */
  const fromStripe = async (present: Office, begun: CheckoutSession): Promise<Stripe.Checkout.Session | null> => {
    const office = through(present, begun.account);
    if (begun.session !== null) return stripe.checkout.sessions.retrieve(begun.session, {}, inAccount(office));
    try {
      return await create(office, begun);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeIdempotencyError) return null;
      throw error;
    }
  };

  const create = async (office: Office, begun: CheckoutSession): Promise<Stripe.Checkout.Session> => {
    const options = { ...inAccount(office), idempotencyKey: begun.idempotency_key };
    const session = await stripe.checkout.sessions.create(parseRequest(begun.request), options);
    await noteSession(store.db, begun.id, { session: session.id, status: 'open' });
    return session;
  };

  const close = async (present: Office, begun: CheckoutSession, session: Stripe.Checkout.Session | null) => {
    const office = through(present, begun.account);
    if (!session) {
      await noteSession(store.db, begun.id, { status: 'expired' });
      return 'expired';
    }
    const status = session.status === 'open' ? await expire(office, session.id) : session.status;
    await lookAt(office, { kind: 'session', id: session.id });
    return status;
  };

  const expire = async (office: Office, id: string) => {
    try {
      const options = { ...inAccount(office), idempotencyKey: randomUUID() };
      return (await stripe.checkout.sessions.expire(id, {}, options)).status;
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      // It was paid or ran out in the meantime, and then Stripe says so.
      const { status } = await stripe.checkout.sessions.retrieve(id, {}, inAccount(office));
      if (status === 'open') throw error;
      return status;
    }
  };

  const begunByAnother: Checkout['begunByAnother'] = async (office, invoice, token) => {
    const running = await runningSession(store.db, office.id, invoice);
    if (!running || running.status !== 'open' || running.expires_at - now() <= leastTimeLeft) return false;
    return isAnother(running, { token, joins: false });
  };

  return { open, begunByAnother, review, apart };
}

function isSame(session: CheckoutSession, quote: Quote): boolean {
  return session.balance === quote.balance && session.fee === quote.fee && (session.partial === 1) === quote.left > 0;
}

type Payable = Extract<Standing, { state: 'payable' }>;

/** What the visitor is to pay; null: not that, by now. */
function wanted({ quote, parts }: Payable, part: Cents | null): Quote | null {
  if (part === null || part === quote.balance) return quote;
  const quoted = parts && quotePart(quote, parts, part);
  return quoted === null || typeof quoted === 'string' ? null : quoted;
}

/** Whether what a session asks for is still right: all that is due, or a part of it. */
export function isRight(session: CheckoutSession, standing: Payable): boolean {
  const quote = wanted(standing, session.partial === 1 ? session.balance : null);
  return quote !== null && isSame(session, quote);
}

function isAnother(running: CheckoutSession, { token, joins }: Pick<Visit, 'token' | 'joins'>): boolean {
  return !joins && token !== '' && running.visit !== '' && running.visit !== token;
}

function addressOf(session: Stripe.Checkout.Session): string {
  assert(typeof session.url === 'string', 'an open hosted Checkout Session has an address');
  return session.url;
}
