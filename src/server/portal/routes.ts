/** The portal's addresses: `/pay` for the office of this companion, `/o/<slug>/pay` for any. */
import { z } from 'zod';
import type { Payable } from '../../shared/companion-api/payables.ts';
import { dateIn } from '../../shared/dates.ts';
import { readSelfPayId, type SelfPayId } from '../../shared/self-pay-id.ts';
import type { Answer } from '../http/answer.ts';
import { publicRoute, type Route, type Visitor } from '../http/routes.ts';
import { countWrongTries } from '../http/wrong-tries.ts';
import type { Logger } from '../log.ts';
import { isPortalOpen, type Standing, standingNow } from '../standing.ts';
import { sessionByStripeId } from '../store/checkout-sessions.ts';
import { type Payment, paymentByIntent } from '../store/facts.ts';
import { type Office, officeById, officeBySlug, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { payableBySelfPayId } from '../store/payables.ts';
import type { Checkout } from '../stripe/checkout.ts';
import { mayPass } from '../stripe/client.ts';
import type { LookAt } from '../stripe/objects.ts';
import { linkTo, type Place, withQuery } from './layout.ts';
import type { Logo } from './logo.ts';
import { askPage, confirmingPage, payPage, restingPage, thanksPage, tooManyPage, unavailablePage } from './pages.ts';
import { languages } from './texts.ts';

type Parts = {
  store: Store;
  /** Whose portal `/pay` is. */
  home: Office;
  checkout: Checkout;
  lookAt: LookAt;
  log: Logger;
  testMode: boolean;
  publicUrl: string;
  logo: Logo | null;
};

const office = z.string().max(60).optional();
const lang = z.enum(languages).optional().catch(undefined);
const id = z.string().max(200).catch('');
const visitInput = z.object({ office, lang });

type Visit = z.infer<typeof visitInput>;

export function portalRoutes(parts: Parts): Route[] {
  const { store, home, checkout, log, logo } = parts;
  const wrongTries = countWrongTries(10);
  const at = (path: string) => [`/pay${path}`, `/o/:office/pay${path}`];

  const placeOf = async ({ office: slug, lang: chosen }: Visit, visitor: Visitor): Promise<{ office: Office; place: Place } | null> => {
    const found = slug === undefined ? await officeById(store.db, home.id) : await officeBySlug(store.db, slug);
    return found && { office: found, place: drawnFor(found, slug, chosen, visitor, parts) };
  };

  type Found = { office: Office; place: Place; id: SelfPayId; standing: Exclude<Standing, { state: 'unknown' | 'unavailable' }> };

  /** The invoice of a self-pay ID, for a visitor who has not guessed too often; else the page that says what is wrong. */
  const find = async (visit: Visit, given: string, visitor: Visitor): Promise<{ found: Found } | { answer: Answer }> => {
    const where = await placeOf(visit, visitor);
    if (!where) return { answer: noSuchOffice };
    const { place } = where;
    const read = readSelfPayId(given);
    if (!read.ok) return { answer: { page: askPage(place, given, { state: 'bad-id', why: read.why }), status: 400 } };
    const wait = await wrongTries.begin(visitor.address);
    if (wait > 0) return { answer: { page: tooManyPage(place, wait), status: 429, retryAfter: wait } };
    const standing = await standingNow(store.db, where.office.id, read.id);
    if (standing.state === 'unknown') return { answer: { page: askPage(place, read.id, { state: 'unknown' }), status: 404 } };
    await wrongTries.forgive(visitor.address);
    if (standing.state === 'unavailable') return { answer: { page: unavailablePage(place), status: 503 } };
    return { found: { ...where, id: read.id, standing } };
  };

  const ask = publicRoute({
    method: 'get',
    path: at(''),
    input: visitInput,
    handle: async (visit, visitor) => {
      const where = await placeOf(visit, visitor);
      if (!where) return noSuchOffice;
      return isPortalOpen(where.office) ? { page: askPage(where.place), status: 200 } : { page: unavailablePage(where.place), status: 503 };
    },
  });

  const go = publicRoute({
    method: 'post',
    path: at(''),
    input: visitInput.extend({ id }),
    handle: async ({ id: given, ...visit }, visitor) => {
      const where = await placeOf(visit, visitor);
      if (!where) return noSuchOffice;
      const read = readSelfPayId(given);
      if (!read.ok) return { page: askPage(where.place, given, { state: 'bad-id', why: read.why }), status: 400 };
      return { redirect: linkTo(where.place, `/${read.id}`) };
    },
  });

  const show = publicRoute({
    method: 'get',
    path: at('/:id'),
    input: visitInput.extend({ id, changed: z.literal('1').optional().catch(undefined) }),
    handle: async ({ id: given, changed, ...visit }, visitor) => {
      const outcome = await find(visit, given, visitor);
      if ('answer' in outcome) return outcome.answer;
      const { place, standing } = outcome.found;
      return { page: pageOf(place, standing, changed === '1'), status: 200 };
    },
  });

  const pay = publicRoute({
    method: 'post',
    path: at('/:id/checkout'),
    input: visitInput.extend({ id, total: z.coerce.number().optional().catch(undefined) }),
    handle: async ({ id: given, total, ...visit }, visitor) => {
      const outcome = await find(visit, given, visitor);
      if ('answer' in outcome) return outcome.answer;
      const { office: theirs, place, id: selfPayId, standing } = outcome.found;
      const page2 = linkTo(place, `/${selfPayId}`);
      // The button said an amount: another one is first shown, then paid.
      if (standing.state === 'payable' && total !== undefined && total !== standing.quote.total) {
        return { redirect: withQuery(page2, 'changed=1') };
      }
      const opened = await checkout.open(theirs, selfPayId, {
        language: place.language,
        successUrl: parts.publicUrl + linkTo(place, `/${selfPayId}/thanks?session_id={CHECKOUT_SESSION_ID}`),
        cancelUrl: parts.publicUrl + page2,
      });
      if (opened === 'unavailable') return { page: unavailablePage(place), status: 503 };
      return { redirect: opened === 'look again' ? page2 : opened.to };
    },
  });

  const thanks = publicRoute({
    method: 'get',
    path: at('/:id/thanks'),
    input: visitInput.extend({ id, session_id: z.string().max(300).catch('') }),
    handle: async ({ id: given, session_id, ...visit }, visitor) => {
      const where = await placeOf(visit, visitor);
      if (!where) return noSuchOffice;
      const { office: theirs, place } = where;
      // Whoever knows the session has been sent back by Stripe: this is no guess, and it holds whatever the portal says by now.
      const read = readSelfPayId(given);
      const stored = read.ok ? await payableBySelfPayId(store.db, theirs.id, read.id) : null;
      const page2 = { redirect: linkTo(place, `/${encodeURIComponent(given)}`) };
      if (!stored) return page2;
      const { payable } = stored;
      const paid = await paymentOfSession(theirs, payable.selfPayId, session_id);
      if (!paid) return page2;
      const path = `/${payable.selfPayId}/thanks?session_id=${encodeURIComponent(session_id)}`;
      if (paid === 'not known now') return { page: confirmingPage(place, payable, path), status: 200 };
      return paid.status === 'failed' ? page2 : { page: receiptPage(theirs, place, payable, path, paid), status: 200 };
    },
  });

  /** What came of a Checkout Session. Stripe is asked at once, rather than waiting for its webhook, unless the outcome is already final. */
  const paymentOfSession = async (theirs: Office, selfPayId: SelfPayId, session: string): Promise<Payment | null | 'not known now'> => {
    const begun = await sessionByStripeId(store.db, theirs.id, session);
    if (!begun || begun.self_pay_id !== selfPayId) return null;
    const known = begun.payment_intent === null ? null : await paymentByIntent(store.db, begun.payment_intent);
    if (known && known.status !== 'processing') return known;
    try {
      await parts.lookAt(through(theirs, begun.account), { kind: 'session', id: session });
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn({ err: error }, 'a thank-you page could not ask Stripe');
      return known ?? 'not known now';
    }
    const now = await sessionByStripeId(store.db, theirs.id, session);
    return now?.payment_intent ? paymentByIntent(store.db, now.payment_intent) : null;
  };

  const logoRoute = publicRoute({
    method: 'get',
    path: at('/logo'),
    input: z.object({}),
    handle: () => Promise.resolve<Answer>(logo ? { image: logo.content, type: logo.type } : noSuchOffice),
  });

  const root = publicRoute({ method: 'get', path: '/', input: z.object({}), handle: () => Promise.resolve({ redirect: '/pay' }) });

  return [root, logoRoute, ask, go, show, pay, thanks];
}

const noSuchOffice: Answer = { json: { error: { code: 'not found', message: 'There is nothing here.' } }, status: 404 };

/** How a page for this visitor is drawn. */
export function drawnFor(
  { name, phone, terms }: Office,
  slug: string | undefined,
  chosen: Visit['lang'],
  visitor: Visitor,
  { logo, testMode }: Pick<Parts, 'logo' | 'testMode'>,
): Place {
  return {
    officeName: terms?.officeName ?? name,
    phone: terms?.officePhone || phone,
    hasLogo: logo !== null,
    testMode,
    language: chosen ?? visitor.language,
    base: slug === undefined ? '/pay' : `/o/${slug}/pay`,
    chosen: chosen !== undefined,
  };
}

function pageOf(place: Place, standing: Exclude<Standing, { state: 'unknown' | 'unavailable' }>, changed: boolean): string {
  switch (standing.state) {
    case 'payable':
      return payPage(place, standing.payable, standing.quote, changed);
    case 'processing':
      return restingPage(place, standing.state, standing.payable, standing.processing);
    case 'paid':
    case 'nothing-due':
    case 'not-payable':
      return restingPage(place, standing.state, standing.payable);
  }
}

function receiptPage(office: Office, place: Place, payable: Payable, path: string, payment: Payment): string {
  return thanksPage(place, payable, path, {
    state: payment.status === 'succeeded' ? 'paid' : 'processing',
    amount: payment.amount,
    on: dateIn(payment.at, office.terms?.timeZone ?? 'UTC'),
    method: payment.method,
    reference: payment.payment_intent,
  });
}
