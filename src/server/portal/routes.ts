/** The portal's addresses: `/pay` for the office of this companion, `/o/<slug>/pay` for any. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { readSelfPayId, type SelfPayId } from '../../shared/self-pay-id.ts';
import { type Answer, problem } from '../http/answer.ts';
import { publicRoute, type Route, type Visitor } from '../http/routes.ts';
import { countWrongTries } from '../http/wrong-tries.ts';
import { isPortalOpen, type Quote, quotePart, type Standing, standingNow } from '../standing.ts';
import { lastSessionOfVisit } from '../store/checkout-sessions.ts';
import type { Office } from '../store/offices.ts';
import { logoBy } from '../store/logos.ts';
import { type Checkout, isRight } from '../stripe/checkout.ts';
import { linkTo, type Place, withQuery } from './layout.ts';
import { askPage, payPage, type PayView, restingPage, tooManyPage, unavailablePage } from './pages.ts';
import { readAmount } from './read-amount.ts';
import { thanksRoute } from './thanks.ts';
import { at, id, type Visit, visitInput, whereabouts } from './whereabouts.ts';

type Parts = Parameters<typeof whereabouts>[0] & Parameters<typeof thanksRoute>[0] & { checkout: Checkout; publicUrl: string };

const token = z
  .string()
  .regex(/^[\w-]{8,40}$/)
  .catch('');
const amount = z.string().max(20).catch('');

export function portalRoutes(parts: Parts): Route[] {
  const { store, checkout } = parts;
  const wrongTries = countWrongTries(10);
  const { officeAt, whereIs, noSuchOffice } = whereabouts(parts);

  type Found = { office: Office; place: Place; id: SelfPayId; standing: Exclude<Standing, { state: 'unknown' | 'unavailable' }> };

  /** The invoice of a self-pay ID, for a visitor who has not guessed too often; else the page that says what is wrong. */
  const find = async (visit: Visit, given: string, visitor: Visitor): Promise<{ found: Found } | { answer: Answer }> => {
    const where = await whereIs(visit, visitor);
    if (!where) return { answer: await noSuchOffice(visit, visitor) };
    const { place } = where;
    const read = readSelfPayId(given);
    if (!read.ok) return { answer: { page: askPage(place, given, { state: 'bad-id', why: read.why }), status: 400 } };
    const wait = await wrongTries.begin(visitor.address);
    if (wait > 0) return { answer: { page: tooManyPage(place, wait), status: 429, retryAfter: wait } };
    const standing = await standingNow(store.db, where.office, read.id);
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
      const where = await whereIs(visit, visitor);
      if (!where) return noSuchOffice(visit, visitor);
      return isPortalOpen(where.office) ? { page: askPage(where.place), status: 200 } : { page: unavailablePage(where.place), status: 503 };
    },
  });

  const go = publicRoute({
    method: 'post',
    path: at(''),
    input: visitInput.extend({ id }),
    handle: async ({ id: given, ...visit }, visitor) => {
      const where = await whereIs(visit, visitor);
      if (!where) return noSuchOffice(visit, visitor);
      const read = readSelfPayId(given);
      if (!read.ok) return { page: askPage(where.place, given, { state: 'bad-id', why: read.why }), status: 400 };
      return { redirect: linkTo(where.place, `/${read.id}`) };
    },
  });

  const show = publicRoute({
    method: 'get',
    path: at('/:id'),
    input: visitInput.extend({ id, told: z.enum(['changed', 'failed']).nullable().catch(null), visit: token, amount }),
    handle: async ({ id: given, told, visit: known, amount: typed, ...visit }, visitor) => {
      const outcome = await find(visit, given, visitor);
      if ('answer' in outcome) return outcome.answer;
      const { office: theirs, place, standing } = outcome.found;
      if (standing.state !== 'payable') return { page: restingPageOf(place, standing), status: 200 };
      const mine = known || newToken();
      const begun = await checkout.begunByAnother(theirs, standing.payable.invoice, mine);
      const { quote, part } = choose(standing, typed);
      const news = told ?? (begun ? 'begun' : await endOfCheckout(theirs, standing, known));
      return { page: payPage(place, standing.payable, quote, { told: news, visit: mine, part }), status: 200 };
    },
  });

  /** What a visitor who comes back is told of a Checkout that was closed meanwhile. */
  const endOfCheckout = async (theirs: Office, standing: Extract<Standing, { state: 'payable' }>, known: string) => {
    const last = known === '' ? null : await lastSessionOfVisit(store.db, theirs.id, standing.payable.invoice, known);
    // What became of one on another account is told by nobody: it may have been paid.
    if (last?.status !== 'expired' || last.account !== theirs.account) return null;
    return isRight(last, standing) ? 'ended' : 'changed';
  };

  /** A browser that is opened again asks for the address to which the button was posted. */
  const leaveCheckout = publicRoute({
    method: 'get',
    path: at('/:id/checkout'),
    input: visitInput.extend({ id }),
    handle: async ({ id: given, ...visit }, visitor) => {
      const where = await whereIs(visit, visitor);
      return where ? { redirect: linkTo(where.place, `/${encodeURIComponent(given)}`) } : noSuchOffice(visit, visitor);
    },
  });

  const pay = publicRoute({
    method: 'post',
    path: at('/:id/checkout'),
    input: visitInput.extend({
      id,
      total: z.coerce.number().optional().catch(undefined),
      visit: token,
      joins: z.literal('1').optional().catch(undefined),
      amount,
    }),
    handle: async ({ id: given, total, visit: mine, joins, amount: typed, ...visit }, visitor) => {
      const outcome = await find(visit, given, visitor);
      if ('answer' in outcome) return outcome.answer;
      const { office: theirs, place, id: selfPayId, standing } = outcome.found;
      const query = new URLSearchParams({ ...(mine && { visit: mine }), ...(typed && { amount: typed }) }).toString();
      const bare = linkTo(place, `/${selfPayId}`);
      const page2 = query === '' ? bare : withQuery(bare, query);
      const part = typed === '' ? null : readAmount(typed);
      if (typed !== '' && part === null) return { redirect: page2 };
      // The button said an amount: another one is first shown, then paid.
      if (standing.state === 'payable' && total !== undefined && total !== choose(standing, typed).quote.total) {
        return { redirect: withQuery(page2, 'told=changed') };
      }
      const opened = await checkout.open(theirs, selfPayId, {
        language: place.language,
        successUrl: parts.publicUrl + linkTo(place, `/${selfPayId}/thanks?session_id={CHECKOUT_SESSION_ID}`),
        cancelUrl: parts.publicUrl + page2,
        token: mine,
        joins: joins === '1',
        part,
      });
      if (opened === 'unavailable') return { page: unavailablePage(place), status: 503 };
      // Whoever pays at the same time is told on page 2, which asks.
      return { redirect: opened === 'look again' || opened === 'begun by another' ? page2 : opened.to };
    },
  });

  const logo = publicRoute({
    method: 'get',
    path: at('/logo/:hash'),
    input: visitInput.extend({ hash: z.string().max(64) }),
    handle: async ({ hash, ...visit }) => {
      const theirs = await officeAt(visit);
      const found = theirs && (await logoBy(store.db, theirs.id, hash));
      return found ? { image: found.content, type: found.type } : problem('not found', 'The office has no such logo.');
    },
  });

  const root = publicRoute({ method: 'get', path: '/', input: z.object({}), handle: () => Promise.resolve({ redirect: '/pay' }) });

  return [root, logo, ask, go, show, leaveCheckout, pay, thanksRoute(parts)];
}

function restingPageOf(place: Place, standing: Exclude<Standing, { state: 'unknown' | 'unavailable' | 'payable' }>): string {
  switch (standing.state) {
    case 'processing':
      return restingPage(place, standing.state, standing.payable, { processing: standing.processing });
    case 'not-payable':
      return restingPage(place, standing.state, standing.payable, { why: standing.why });
    case 'paid':
    case 'nothing-due':
      return restingPage(place, standing.state, standing.payable);
  }
}

/** What page 2 asks for, with the choice of a part where there is one: `typed`, in dollars; '' for all of it. */
function choose({ quote, parts }: Extract<Standing, { state: 'payable' }>, typed: string): { quote: Quote; part: PayView['part'] } {
  if (!parts) return { quote, part: null };
  const part = { least: parts.least, whole: quote.balance, given: typed, error: null };
  if (typed === '') return { quote, part };
  const quoted = quotePart(quote, parts, readAmount(typed));
  return typeof quoted === 'string' ? { quote, part: { ...part, error: quoted } } : { quote: quoted, part };
}

/** Tells the visitor of one page from another one; it is no secret, and nothing is kept of whom. */
function newToken(): string {
  return randomUUID().slice(24);
}
