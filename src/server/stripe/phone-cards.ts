/**
 * Cards over the phone. A desk asks for a page, good once; a card is typed there into Stripe's own field, and this companion, which alone holds the
 * secret key, confirms the payment as a telephone order. One wish of a desk is one payment, however often it is asked for.
 */
import Stripe from 'stripe';
import type * as z from 'zod';
import type { phoneChargeInput, phonePageInput, phonePageOutput, PhoneResult } from '../../shared/companion-api/phone-cards.ts';
import { type Cents, cents } from '../../shared/money.ts';
import type { Logger } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { invoiceDueNow, takesMoney } from '../standing.ts';
import { type Office, officeById, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { beginPage, newAddress, notePage, openPage, pageByKey, pageByToken, type PhonePage } from '../store/phone-pages.ts';
import { inAccount, mayPass } from './client.ts';
import type { Checkout } from './checkout.ts';
import type { KeptCards } from './kept-cards.ts';
import { describeMethod } from './method.ts';
import type { LookAt } from './objects.ts';
import { type Done, overThePhone, phoneContentSchema, type PhoneContent, phoneIntent, refusalSentence, refused } from './phone-request.ts';

type PageWish = z.infer<typeof phonePageInput>;
type ChargeWish = z.infer<typeof phoneChargeInput>;

export type OpenedPage = { office: Office; content: PhoneContent; clientSecret: string };

/** What came of a card that was typed: it was charged, or why not. */
export type Tried = { paid: true; amount: Cents; method: string } | { paid: false; why: string; mayTryAgain: boolean };

export type PhoneCards = {
  /** The secret of a page's address, and its payment at Stripe. */
  begin(office: Office, wish: PageWish): Promise<Done<z.infer<typeof phonePageOutput>>>;
  /** What the page shows, once. `unavailable`: Stripe does not answer, and the page may be asked for again. */
  open(token: string): Promise<OpenedPage | 'unavailable' | null>;
  /** Charges the card that was typed, by its `pm_…`. `clientSecret` shows that the page itself asks. */
  charge(token: string, clientSecret: string, card: string): Promise<Tried>;
  /** What came of the page; one that was not used is of no use any more. */
  finish(office: Office, key: string): Promise<Done<PhoneResult>>;
  chargeKept(office: Office, wish: ChargeWish): Promise<Done<PhoneResult>>;
};

/** Long enough to have a card read out, no longer. */
const lifetime = 10 * 60_000;
/** Who tries more cards than that is not having one read out. */
const mostTries = 8;
const largestCharge = 99_999_999;
const smallestCharge = 50;

type Parts = {
  stripe: Stripe;
  store: Store;
  checkout: Pick<Checkout, 'apart'>;
  kept: KeptCards;
  lookAt: LookAt;
  log: Logger;
  now: () => number;
};

export function createPhoneCards({ stripe, store, checkout, kept, lookAt, log, now }: Parts): PhoneCards {
  const { db } = store;
  const inTurn = oneAtATime();

  const begin = async (office: Office, wish: PageWish): Promise<Done<z.infer<typeof phonePageOutput>>> => {
    const known = await pageByKey(db, office.id, wish.key);
    const content = contentOf(office, wish, wish.keepCard);
    if (known && (known.content !== content || known.status === 'opened' || known.status === 'ended'))
      return refused('conflict', 'This card window was used already. Begin again.');
    const allowed = await mayCharge(office, wish);
    if (!allowed.ok) return allowed;
    const { page, token } = known
      ? { page: known, token: await newAddress(db, known.id) }
      : await beginPage(db, { office: office.id, key: wish.key, content, expiresAt: now() + lifetime });
    const keeping = wish.keepCard ? { customer: await kept.holder(office, wish.customer), setup_future_usage: 'off_session' as const } : {};
    const request = { ...phoneIntent(office.slug, wish, allowed.value), ...keeping };
    const intent = await stripe.paymentIntents.create(request, { ...inAccount(office), idempotencyKey: `phone-${wish.key}` });
    await notePage(db, page.id, { payment_intent: intent.id, status: 'waiting' });
    return { ok: true, value: { token, paymentIntent: intent.id } };
  };

  /** The version of the invoice's payable, or 0, when this may be charged now. */
  const mayCharge = async (office: Office, wish: Omit<PageWish, 'keepCard'>): Promise<Done<number>> => {
    const present = await officeById(db, office.id);
    if (!takesMoney(present)) return refused('invalid', `Stripe does not let the office take cards now. ${present.account_message}`.trim());
    const total = wish.balance + wish.fee;
    if (total < smallestCharge || total > largestCharge) return refused('invalid', 'Stripe charges cards between $0.50 and $999,999.99.');
    if (wish.purpose !== 'invoice') return { ok: true, value: 0 };
    const found = await invoiceDueNow(db, office.id, wish.id);
    if (!found) return refused('conflict', 'The companion does not know this invoice yet. Try again in a moment.');
    if (found.processing > 0 && found.due <= 0)
      return refused('conflict', 'A bank payment for this invoice is on its way, so there is nothing to charge.');
    if (wish.due === null || wish.balance > wish.due) return refused('invalid', 'No more can be charged for an invoice than is due on it.');
    if (found.due !== wish.due) return refused('conflict', 'What is due on this invoice has changed. Look at it, then decide again.');
    return { ok: true, value: found.version };
  };

  const open: PhoneCards['open'] = async (token) => {
    const page = await pageByToken(db, token);
    if (!page || page.payment_intent === null || page.status !== 'waiting') return null;
    const content = readContent(page);
    const office = through(await officeById(db, page.office), content.account);
    const asked = await secretOf(office, page.payment_intent);
    if (asked === 'unavailable') return asked;
    const { secret: clientSecret } = asked;
    if (clientSecret === null || !(await openPage(db, token, now()))) return null;
    return { office, content, clientSecret };
  };

  /** Asked for before the page counts as opened: a page that Stripe did not let be shown is not used up. */
  const secretOf = async (office: Office, id: string): Promise<{ secret: string | null } | 'unavailable'> => {
    try {
      return { secret: (await stripe.paymentIntents.retrieve(id, {}, inAccount(office))).client_secret };
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      log.warn({ err: error, payment: id }, 'a card window could not be shown');
      return mayPass(error) ? 'unavailable' : { secret: null };
    }
  };

  const charge: PhoneCards['charge'] = async (token, clientSecret, card) => {
    const page = await pageByToken(db, token);
    const id = page?.payment_intent ?? null;
    if (!page || id === null || page.status !== 'opened' || page.expires_at + lifetime < now())
      return { paid: false, why: 'This window cannot charge any more. Close it, and begin again in Paydesk.', mayTryAgain: false };
    return inTurn(id, async () => {
      const office = await officeById(db, page.office);
      if (office.account !== readContent(page).account) return { paid: false, why: anotherAccount, mayTryAgain: false };
      const before = await stripe.paymentIntents.retrieve(id, expanded, inAccount(office));
      const { tries } = (await pageByToken(db, token)) ?? page;
      if (before.client_secret !== clientSecret || tries >= mostTries)
        return { paid: false, why: 'No more cards can be tried here. Close the window, and begin again in Paydesk.', mayTryAgain: false };
      if (before.status === 'succeeded') return paidBy(before);
      await notePage(db, page.id, { tries: tries + 1 });
      return confirm(office, page, id, card);
    });
  };

  /** A customer who stands at Checkout with the invoice is sent away first, and may have paid; another desk may be charging it at this moment. */
  const ifStillAsked = async (office: Office, content: PhoneContent, work: () => Promise<Tried>): Promise<Tried> => {
    const { purpose, id, selfPayId, due } = content;
    if (purpose !== 'invoice' || selfPayId === null) return work();
    return checkout.apart(office, id, selfPayId, async () => {
      const isAsked = (await invoiceDueNow(db, office.id, id))?.due === due;
      return isAsked ? work() : { paid: false, why: paidMeanwhile, mayTryAgain: false };
    });
  };

  const confirm = async (office: Office, page: PhonePage, id: string, card: string): Promise<Tried> => {
    try {
      return await ifStillAsked(office, readContent(page), async () => {
        const confirmation = { payment_method: card, ...overThePhone, ...expanded };
        const intent = await stripe.paymentIntents.confirm(id, confirmation, inAccount(office));
        if (intent.status !== 'succeeded') return { paid: false, why: wantsHolder, mayTryAgain: true };
        await notePage(db, page.id, { status: 'ended' });
        await tell(office, id);
        return paidBy(intent);
      });
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      log.info({ payment: id, code: error.code }, 'a card over the phone was not charged');
      if (error instanceof Stripe.errors.StripeCardError) return { paid: false, why: error.message, mayTryAgain: true };
      return { paid: false, why: mayPass(error) ? notReached : refusalSentence(error), mayTryAgain: true };
    }
  };

  const finish = async (present: Office, key: string): Promise<Done<PhoneResult>> => {
    const page = await pageByKey(db, present.id, key);
    if (!page) return refused('not found', 'This card window is not known.');
    const id = page.payment_intent;
    if (id === null) return refused('not found', 'Stripe was not asked for this payment.');
    // The account may have been unlinked while the window was open: what came of it is asked of the one that it was for.
    const office = through(present, readContent(page).account);
    return inTurn(id, async () => {
      const result = await endOf(office, id);
      await notePage(db, page.id, { status: 'ended' });
      return { ok: true, value: result };
    });
  };

  /** What came of the payment. One that nobody has paid is given up, so that it cannot be paid afterwards. */
  const endOf = async (office: Office, id: string): Promise<PhoneResult> => {
    const intent = await stripe.paymentIntents.retrieve(id, expanded, inAccount(office));
    if (intent.status === 'succeeded') {
      await tell(office, id);
      return { status: 'paid', paymentIntent: id, reason: '', method: paidBy(intent).method };
    }
    if (intent.status !== 'canceled') await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' }, inAccount(office));
    const reason =
      intent.last_payment_error?.message ??
      (intent.status === 'requires_action' ? wantsHolder : 'The window was closed before a card was charged.');
    return { status: 'not paid', paymentIntent: id, reason: reason.slice(0, 500), method: '' };
  };

  const chargeKept = async (office: Office, wish: ChargeWish): Promise<Done<PhoneResult>> =>
    inTurn(`${office.id} ${wish.key}`, async () => {
      const known = await pageByKey(db, office.id, wish.key);
      if (known && known.content !== contentOf(office, wish, false))
        return refused('conflict', 'This charge was asked for otherwise before. Begin again.');
      if (known && known.payment_intent !== null) return { ok: true, value: await endOf(office, known.payment_intent) };
      const allowed = await mayCharge(office, wish);
      if (!allowed.ok) return allowed;
      if (!(await kept.has(office, wish.customer, wish.card))) return refused('not found', 'Stripe does not keep this card any more.');
      const page =
        known ??
        (await beginPage(db, { office: office.id, key: wish.key, content: contentOf(office, wish, false), expiresAt: now() })).page;
      const request = { ...phoneIntent(office.slug, wish, allowed.value), customer: await kept.holder(office, wish.customer) };
      const options = { ...inAccount(office), idempotencyKey: `phone-${wish.key}` };
      const intent = await stripe.paymentIntents.create({ ...request, payment_method: wish.card }, options);
      await notePage(db, page.id, { payment_intent: intent.id, status: 'ended' });
      const tried = await confirm(office, page, intent.id, wish.card);
      const end = await endOf(office, intent.id);
      return { ok: true, value: end.status === 'paid' || tried.paid ? end : { ...end, reason: tried.why } };
    });

  const tell = async (office: Office, id: string) => {
    try {
      await lookAt(office, { kind: 'payment', id });
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn({ err: error, payment: id }, 'a card was charged over the phone and could not be looked at: its webhook will tell');
    }
  };

  return {
    begin: (office, wish) => inTurn(`${office.id} ${wish.key}`, () => begin(office, wish)),
    open,
    charge,
    finish,
    chargeKept,
  };
}

const expanded = { expand: ['latest_charge'] };
const paidMeanwhile =
  'What is due on this invoice has changed: the customer may have paid it online. Close the window, and look at the invoice.';
const anotherAccount = 'The office’s Stripe account has changed since this window was opened. Close it, and begin again in Paydesk.';
const notReached = 'Stripe cannot be reached now. It is not known whether the card was charged: close the window, and Paydesk will say.';
const wantsHolder = 'The card’s bank wants its holder to confirm the payment, which cannot be done over the phone. Take another card.';

function paidBy(intent: Stripe.PaymentIntent): Extract<Tried, { paid: true }> {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return { paid: true, amount: cents(intent.amount_received), method: describeMethod(charge) };
}

function contentOf(
  { account }: Office,
  { purpose, id, selfPayId, balance, due, fee }: Omit<PageWish, 'keepCard'>,
  keepCard: boolean,
): string {
  return JSON.stringify({ purpose, id, selfPayId, balance, due, fee, keepCard, account } satisfies PhoneContent);
}

function readContent(page: PhonePage): PhoneContent {
  return phoneContentSchema.parse(JSON.parse(page.content));
}
