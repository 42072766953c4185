/** What is asked of Stripe to charge a card over the phone. It names an invoice, a trip or a ledger by our own IDs, and nobody. */
import Stripe from 'stripe';
import * as z from 'zod';
import type { phoneChargeInput, phonePageInput } from '../../shared/companion-api/phone-cards.ts';
import { centsSchema } from '../../shared/money.ts';
import { phonePaymentSchema } from '../../shared/companion-api/phone-purpose.ts';
import { selfPayIdSchema } from '../../shared/self-pay-id.ts';
import type { CompanionErrorCode } from '../http/answer.ts';
import type { Office } from '../store/offices.ts';
import { isShutOut } from './account-state.ts';
import { mayPass } from './client.ts';
import { phoneMetadata, portalMetadata } from './metadata.ts';

type Charge = Omit<z.infer<typeof phonePageInput>, 'keepCard'> | z.infer<typeof phoneChargeInput>;

/** What is charged, and on which account, as it is written down with a page. */
export const phoneContentSchema = phonePaymentSchema.extend({
  selfPayId: selfPayIdSchema.nullable(),
  due: centsSchema.nullable(),
  keepCard: z.boolean(),
  account: z.string(),
});
export type PhoneContent = z.infer<typeof phoneContentSchema>;

/** That it is a card over the phone is said only while confirming: so does Stripe want it. */
export const overThePhone = { payment_method_options: { card: { moto: true } } } satisfies Stripe.PaymentIntentConfirmParams;

/** `version`: of the invoice's payable. */
export function phoneIntent(office: string, wish: Charge, version: number): Stripe.PaymentIntentCreateParams {
  const { purpose, id, selfPayId, balance, due, fee, key } = wish;
  const ofInvoice = purpose === 'invoice' && selfPayId !== null;
  const part = due !== null && balance < due ? { partial: true as const } : {};
  return {
    amount: balance + fee,
    currency: 'usd',
    allowed_payment_method_types: ['card'],
    metadata: {
      ...(ofInvoice ? portalMetadata(office, { invoice: id, selfPayId, balance, fee, ...part }, version) : {}),
      ...phoneMetadata(office, { purpose, id, balance, fee }, key),
    },
  };
}

export type Refused = { ok: false; code: Extract<CompanionErrorCode, 'invalid' | 'not found' | 'conflict' | 'unavailable'>; why: string };
export type Done<T> = { ok: true; value: T } | Refused;

export function refused(code: Refused['code'], why: string): Refused {
  return { ok: false, code, why };
}

/** What `work` comes to, Stripe's refusal included. */
export async function orWhyNot<T>(office: Office, work: Promise<Done<T>>): Promise<Done<T>> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return whyNot(office, error);
  }
}

/** Stripe's refusal, for a biller. A card that is declined is none: it is an answer. */
function whyNot({ connected }: Office, error: Stripe.errors.StripeError): Refused {
  if (mayPass(error)) return refused('unavailable', 'Stripe cannot be reached now.');
  if (connected && isShutOut(error))
    return refused(
      'invalid',
      'Stripe does not let Paydesk see the office’s account any more. Settings › Stripe Configuration says what to do.',
    );
  if (error instanceof Stripe.errors.StripePermissionError)
    return refused(
      'invalid',
      'The key of the companion may not do this: allow it “PaymentIntents, PaymentMethods and Customers: write” at Stripe.',
    );
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return refused('invalid', 'Stripe does not accept the key of the companion.');
  return refused('invalid', refusalSentence(error));
}

/** What Stripe says, and what that means where telephone orders are not allowed. */
export function refusalSentence({ message }: Pick<Stripe.errors.StripeError, 'message'>): string {
  const about = /moto/i.test(message) ? ' Ask Stripe’s support to switch on telephone orders (MOTO) for this account.' : '';
  return `Stripe refuses: ${message}${about}`.slice(0, 500);
}
