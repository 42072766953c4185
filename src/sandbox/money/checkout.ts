/** Checkout Sessions: one visit of a customer to Stripe's payment page. */
import { invalidRequest } from '../api/problem.ts';
import type { Account } from '../state/account.ts';
import type { CheckoutDetails, PaymentIntent, PaymentMethod, Session } from '../state/objects.ts';
import { type Confirmed, confirmIntent, createIntent, settleIntent } from './intents.ts';
import { isBankDebit } from './methods.ts';

export function expireSession(account: Account, session: Session): Session {
  requireOpen(session, 'expired');
  const { now } = account.change('checkout.session', session.id, { status: 'expired', url: null });
  account.emit('checkout.session.expired', now);
  return now;
}

export type CheckoutResult = Confirmed & { session: Session };

/** The customer pays: the session completes, or stays open when the card is declined or asks for more. */
export function paySession(account: Account, session: Session, method: PaymentMethod): CheckoutResult {
  requireOpen(session, 'confirmed');
  if (session.expires_at <= account.now()) throw invalidRequest('This Checkout Session has expired.', { code: 'checkout_session_expired' });
  const details = account.get('checkout_details', session.id);
  const intent = account.find('payment_intent', session.payment_intent) ?? createIntent(account, intentTerms(session, details));
  account.change('checkout.session', session.id, { payment_intent: intent.id });
  const confirmed = confirmIntent(account, intent, method);

  const status = confirmed.intent.status;
  if (confirmed.declined || status === 'requires_action') return { ...confirmed, session: account.get('checkout.session', session.id) };
  // a test debit that ends at once was still processing when the session completed
  const ended = isBankDebit(method) && status !== 'processing';
  const { now } = account.change('checkout.session', session.id, {
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    customer_details: {
      address: method.billing_details.address,
      business_name: null,
      email: method.billing_details.email ?? session.customer_email,
      individual_name: null,
      name: method.billing_details.name,
      phone: method.billing_details.phone,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: status === 'succeeded' && !ended ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  });
  account.emit('checkout.session.completed', now);
  return { ...confirmed, session: ended ? endSession(account, now, status === 'succeeded') : now };
}

/** Ends a bank debit that is processing, and tells the Checkout Session it came from. */
export function settlePayment(account: Account, intent: PaymentIntent, result?: 'succeeded' | 'failed'): PaymentIntent {
  const settled = settleIntent(account, intent, result);
  const session = account.all('checkout.session').find((candidate) => candidate.payment_intent === intent.id);
  if (session) endSession(account, session, settled.status === 'succeeded');
  return settled;
}

function endSession(account: Account, session: Session, paid: boolean): Session {
  const { now } = account.change('checkout.session', session.id, { payment_status: paid ? 'paid' : 'unpaid' });
  account.emit(paid ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed', now);
  return now;
}

function intentTerms(session: Session, { intent }: CheckoutDetails) {
  return {
    ...intent,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer: session.customer,
    payment_method_types: session.payment_method_types,
  };
}

function requireOpen(session: Session, verb: 'expired' | 'confirmed'): void {
  if (session.status === 'open') return;
  throw invalidRequest(
    `Only Checkout Sessions with a status in ["open"] can be ${verb}. This Checkout Session has a status of \`${session.status}\`.`,
  );
}
