/**
 * Checkout Sessions. An invoice has at most one running: a second visitor is sent to the open one, and one whose amounts are no longer right is
 * expired before another begins, at the next visit or as soon as a desk publishes or Stripe reports what changed them.
 */
import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { assert } from '../../shared/assert.ts';
import { type SelfPayId, selfPayIdSchema } from '../../shared/self-pay-id.ts';
import type { Logger } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { standingNow } from '../standing.ts';
import { beginSession, type CheckoutSession, noteSession, runningSession, runningSessions } from '../store/checkout-sessions.ts';
import { type Office, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inAccount, mayPass } from './client.ts';
import { isShutOut } from './account-state.ts';
import { checkoutRequest, parseRequest } from './checkout-request.ts';
import type { Link } from './link.ts';
import type { LookAt } from './objects.ts';

export type Checkout = {
  /** Where to send a visitor who wants to pay. */
  open(office: Office, id: SelfPayId, visit: Visit): Promise<Opened>;
  /** Expires the running sessions whose amounts have changed. */
  review: (office: Office) => Promise<void>;
  /** Expires the running session of an invoice that is about to be paid otherwise; one that was paid meanwhile is told to the desks. */
  release: (office: Office, invoice: string, id: SelfPayId) => Promise<void>;
};
export type Opened =
  /** Stripe's page. The address is a bearer token and must not be logged. */
  | { to: string }
  /** By now there is nothing to pay. */
  | 'look again'
  /** Stripe does not answer, or does not let the account take money. */
  | 'unavailable';
export type Visit = { language: 'en' | 'es'; successUrl: string; cancelUrl: string };

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
      const to = await begin(office, id, visit);
      return to === null ? 'look again' : { to };
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      log.error({ err: error }, 'no Checkout Session could be opened');
      // Most likely Stripe no longer lets the account take money: the portal says so to the next one, and the desks hear why.
      if (!mayPass(error)) await link.refresh(office);
      return 'unavailable';
    }
  };

  const begin = (office: Office, id: SelfPayId, visit: Visit) =>
    inTurn(turnOf(office, id), async () => {
      const standing = await standingNow(store.db, office.id, id);
      if (standing.state !== 'payable') return null;
      const { payable, quote } = standing;
      const running = await runningSession(store.db, office.id, payable.invoice);
      if (running) {
        const session = await fromStripe(office, running);
        if (
          session?.status === 'open' &&
          running.account === office.account &&
          isSame(running, quote) &&
          running.expires_at - now() > leastTimeLeft
        )
          return addressOf(session);
        const status = await close(office, running, session);
        if (status === 'complete') return null;
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
      });
      return addressOf(await create(office, begun));
    });

  const review: Checkout['review'] = async (office) => {
    for (const { invoice, self_pay_id } of await runningSessions(store.db, office.id)) {
      const id = selfPayIdSchema.parse(self_pay_id);
      try {
        await inTurn(turnOf(office, id), async () => {
          const running = await runningSession(store.db, office.id, invoice);
          const standing = await standingNow(store.db, office.id, id);
          const isGood = running?.account === office.account && standing.state === 'payable' && isSame(running, standing.quote);
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

  const release: Checkout['release'] = (office, invoice, id) =>
    inTurn(turnOf(office, id), async () => {
      const running = await runningSession(store.db, office.id, invoice);
      if (running) await close(office, running, await fromStripe(office, running));
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

  return { open, review, release };
}

function isSame(session: CheckoutSession, quote: { balance: number; fee: number }): boolean {
  return session.balance === quote.balance && session.fee === quote.fee;
}

function addressOf(session: Stripe.Checkout.Session): string {
  assert(typeof session.url === 'string', 'an open hosted Checkout Session has an address');
  return session.url;
}
