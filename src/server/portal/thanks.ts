/** After Checkout: the thank-you page, which holds when it is loaded again. */
import * as z from 'zod';
import type { Payable } from '../../shared/companion-api/payables.ts';
import { dateIn } from '../../shared/dates.ts';
import { type Cents, zero } from '../../shared/money.ts';
import { readSelfPayId, type SelfPayId } from '../../shared/self-pay-id.ts';
import { publicRoute, type Route } from '../http/routes.ts';
import type { Logger } from '../log.ts';
import { standingNow } from '../standing.ts';
import { sessionByStripeId } from '../store/checkout-sessions.ts';
import { type Payment, paymentByIntent } from '../store/facts.ts';
import { type Office, officeById, through } from '../store/offices.ts';
import { payableBySelfPayId } from '../store/payables.ts';
import { mayPass } from '../stripe/client.ts';
import type { LookAt } from '../stripe/objects.ts';
import { linkTo, type Place, withQuery } from './layout.ts';
import { confirmingPage, thanksPage } from './pages.ts';
import { at, id, visitInput, whereabouts } from './whereabouts.ts';

type Parts = Parameters<typeof whereabouts>[0] & { lookAt: LookAt; log: Logger };

export function thanksRoute(parts: Parts): Route {
  const { store, lookAt, log } = parts;
  const { whereIs, noSuchOffice } = whereabouts(parts);

  /** What came of a Checkout Session. Stripe is asked at once, rather than waiting for its webhook, unless the outcome is already final. */
  const paymentOfSession = async (theirs: Office, selfPayId: SelfPayId, session: string): Promise<Payment | null | 'not known now'> => {
    const begun = await sessionByStripeId(store.db, theirs.id, session);
    if (!begun || begun.self_pay_id !== selfPayId) return null;
    const known = begun.payment_intent === null ? null : await paymentByIntent(store.db, begun.payment_intent);
    if (known && known.status !== 'processing') return known;
    try {
      await lookAt(through(theirs, begun.account), { kind: 'session', id: session });
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn({ err: error }, 'a thank-you page could not ask Stripe');
      return known ?? 'not known now';
    }
    const now = await sessionByStripeId(store.db, theirs.id, session);
    return now?.payment_intent ? paymentByIntent(store.db, now.payment_intent) : null;
  };

  return publicRoute({
    method: 'get',
    path: at('/:id/thanks'),
    input: visitInput.extend({ id, session_id: z.string().max(300).catch('') }),
    handle: async ({ id: given, session_id, ...visit }, visitor) => {
      const where = await whereIs(visit, visitor);
      if (!where) return noSuchOffice(visit, visitor);
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
      if (paid.status === 'failed') return { redirect: withQuery(page2.redirect, 'told=failed') };
      const now = await standingNow(store.db, await officeById(store.db, theirs.id), payable.selfPayId);
      const stillDue = now.state === 'payable' ? now.quote.balance : zero;
      return { page: receiptPage(theirs, place, payable, path, paid, stillDue), status: 200 };
    },
  });
}

function receiptPage(office: Office, place: Place, payable: Payable, path: string, payment: Payment, stillDue: Cents): string {
  return thanksPage(place, payable, path, {
    state: payment.status === 'succeeded' ? 'paid' : 'processing',
    amount: payment.amount,
    on: dateIn(payment.at, office.terms?.timeZone ?? 'UTC'),
    method: payment.method,
    reference: payment.payment_intent,
    stillDue,
  });
}
