/**
 * Refunds that a desk asks for. What it may be is decided upon Stripe's present state, one wish at a time for each payment; the desk's key goes into
 * the refund, so that a wish whose answer was lost is recognised however much later it is made again.
 */
import Stripe from 'stripe';
import type * as z from 'zod';
import type { refundInput, refundOutput } from '../../shared/companion-api/refunds.ts';
import { cents, formatMoney } from '../../shared/money.ts';
import type { CompanionErrorCode } from '../http/answer.ts';
import type { Logger } from '../log.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { paymentByIntent } from '../store/facts.ts';
import { type Office, through } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { inAccount, mayPass } from './client.ts';
import type { LookAt } from './objects.ts';
import { refundStatus } from './facts-of.ts';
import { isOurs } from './metadata.ts';

type Wish = z.infer<typeof refundInput>;
export type Refunded =
  | { made: true; refund: z.infer<typeof refundOutput> }
  | { made: false; code: Extract<CompanionErrorCode, 'invalid' | 'not found' | 'conflict' | 'unavailable'>; why: string };

/** Asks Stripe to pay back. Answers when Stripe has taken it over, and the fact of it is written. */
export type MakeRefund = (office: Office, wish: Wish) => Promise<Refunded>;

type Parts = { stripe: Stripe; store: Store; lookAt: LookAt; log: Logger };

export function createRefunds({ stripe, store, lookAt, log }: Parts): MakeRefund {
  const inTurn = oneAtATime();

  const make = async (office: Office, wish: Wish): Promise<Refunded> => {
    const before = await madeBefore(office, wish);
    if (before) return told(office, before);
    const intent = await stripe.paymentIntents.retrieve(wish.paymentIntent, { expand: ['latest_charge'] }, inAccount(office));
    const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
    if (!isOurs(office.slug, intent.metadata)) return refused('not found', 'This payment did not come through Paydesk.');
    if (intent.status !== 'succeeded' || intent.currency !== 'usd' || !charge)
      return refused('invalid', 'Stripe has not received this payment, so there is nothing to pay back.');
    if (charge.amount_refunded !== wish.knownBack) {
      await lookAt(office, { kind: 'refunds of charge', id: charge.id });
      return refused('conflict', 'Stripe knows of a refund of this payment that was not in the books yet. Look at it, then decide again.');
    }
    const left = cents(charge.amount_captured - charge.amount_refunded);
    if (wish.amount > left) return refused('invalid', `No more than ${formatMoney(left)} of this payment can be paid back.`);
    const request = {
      payment_intent: intent.id,
      amount: wish.amount,
      reason: wish.reason,
      metadata: { office: office.slug, [keyOfWish]: wish.key },
    };
    const idempotencyKey = `refund-${wish.key}-${wish.amount}-${wish.reason}`;
    return told(office, await stripe.refunds.create(request, { ...inAccount(office), idempotencyKey }));
  };

  /** The refund that an earlier wish with this key has made. */
  const madeBefore = async (office: Office, { paymentIntent, key }: Wish): Promise<Stripe.Refund | null> => {
    for await (const refund of stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 }, inAccount(office)))
      if (refund.metadata?.[keyOfWish] === key) return refund;
    return null;
  };

  const told = async (office: Office, refund: Stripe.Refund): Promise<Refunded> => {
    try {
      await lookAt(office, { kind: 'refund', id: refund.id });
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn({ err: error, refund: refund.id }, 'a refund was made and could not be looked at: its webhook will tell');
    }
    return { made: true, refund: { refund: refund.id, status: refundStatus(refund.status) } };
  };

  return (office, wish) =>
    inTurn(wish.paymentIntent, async () => {
      const account = (await paymentByIntent(store.db, wish.paymentIntent))?.account || office.account;
      if (!office.connected && account !== office.account)
        return refused(
          'invalid',
          `This payment was made on the Stripe account ${account}, whose key the companion no longer has. Pay it back in the dashboard of that account.`,
        );
      if (account === '') return refused('invalid', 'No Stripe account is linked.');
      try {
        return await make(through(office, account), wish);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        log.warn({ err: error, payment: wish.paymentIntent }, 'a refund was not made');
        return whyNot(error);
      }
    });
}

/** Under this name Stripe keeps the desk's key in the refund. */
const keyOfWish = 'wish';

function refused(code: Exclude<Refunded, { made: true }>['code'], why: string): Refunded {
  return { made: false, code, why };
}

function whyNot(error: Stripe.errors.StripeError): Refunded {
  if (mayPass(error)) return refused('unavailable', 'Stripe cannot be reached now.');
  if (error.code === 'account_invalid')
    return refused('invalid', 'The office has ended the connection of that Stripe account. Pay it back in the Stripe dashboard.');
  if (error instanceof Stripe.errors.StripePermissionError)
    return refused('invalid', 'The key of the companion may not make refunds: allow it “Refunds: write” in the Stripe dashboard.');
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return refused('invalid', 'Stripe does not accept the key of the companion.');
  switch (error.code) {
    case 'resource_missing':
      return refused('not found', 'Stripe does not know this payment.');
    case 'charge_already_refunded':
      return refused('invalid', 'All of this payment has been paid back already.');
    case 'charge_disputed':
      return refused('invalid', 'The customer disputes this payment; Stripe refuses to pay it back meanwhile.');
    case 'balance_insufficient':
    case 'insufficient_funds':
      return refused('invalid', 'There is not enough money on the Stripe account to pay this back now.');
    default:
      return refused('invalid', `Stripe refused: ${error.message.slice(0, 200)}`);
  }
}
