/** The hosted Checkout page: what it shows, and what its form says. */
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { paySession } from '../money/checkout.ts';
import { bankAccountMethod, noBillingDetails } from '../money/methods.ts';
import { type Account, type Clock, getAnywhere } from '../state/account.ts';
import type { PaymentMethod, Session } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { bankAccountByNumber } from '../state/test-methods.ts';
import { type Entered, checkoutPage, closedPage } from './checkout-page.ts';
import { readTypedCard } from './typed-card.ts';

const email = z.email().max(800);
const payForm = z.discriminatedUnion('method', [
  z.object({ method: z.literal('card'), email, card_number: z.string().max(30), expiry: z.string().max(9), cvc: z.string().max(4) }),
  z.object({ method: z.literal('us_bank_account'), email, account_number: z.string().max(20) }),
]);
type PayForm = z.infer<typeof payForm>;

export type CheckoutOptions = { store: Store; clock: Clock };

/** The routes under `/c/pay`. */
export function checkoutRouter({ store, clock }: CheckoutOptions): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: '20kb' }));

  router.get('/:session', (request: Request<{ session: string }>, response: Response) => {
    const { account, object: session } = getAnywhere(store, clock, 'checkout.session', request.params.session);
    if (!isOpen(account, session)) return void response.status(410).send(closedPage(session));
    response.send(
      checkoutPage(account, session, { method: session.payment_method_types[0] ?? 'card', email: session.customer_email ?? '' }),
    );
  });

  router.post('/:session', (request: Request<{ session: string }>, response: Response) => {
    const { account, object: session } = getAnywhere(store, clock, 'checkout.session', request.params.session);
    const { action, ...form } = z.looseObject({ action: z.string().catch('pay') }).parse(request.body ?? {});
    if (!isOpen(account, session)) return void response.status(410).send(closedPage(session));
    if (action === 'cancel') return response.redirect(303, session.cancel_url ?? session.success_url ?? '/');

    const outcome = store.atomically(() => pay(account, session, form));
    if (outcome.paid) return response.redirect(303, (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id));
    response.status(402).send(checkoutPage(account, session, outcome.entered));
  });
  return router;
}

type PayOutcome = { paid: true } | { paid: false; entered: Entered };

function pay(account: Account, session: Session, form: Record<string, unknown>): PayOutcome {
  const parsed = payForm.safeParse(form);
  const again = (error: string): PayOutcome => ({ paid: false, entered: { method: text(form.method), email: text(form.email), error } });
  if (!parsed.success) return again(sentenceFor(parsed.error));
  const method = methodOf(account, parsed.data);
  if (typeof method === 'string') return again(method);
  if (!session.payment_method_types.includes(method.type)) return again('This way of paying is not available here.');
  const { declined, intent } = paySession(account, session, method);
  if (declined) return again(declined.message);
  if (intent.status === 'requires_action')
    return again('Your bank wants to know that it is you. The sandbox cannot ask: use another card.');
  return { paid: true };
}

/** The payment method, or a sentence for the customer. */
function methodOf(account: Account, form: PayForm): PaymentMethod | string {
  const common = { billing_details: { ...noBillingDetails, email: form.email } };
  if (form.method === 'us_bank_account') {
    const bank = bankAccountByNumber(form.account_number);
    return bank ? bankAccountMethod(account, bank, common) : 'The sandbox knows only test accounts. Try 000123456789.';
  }
  return readTypedCard(account, { number: form.card_number, expiry: form.expiry, cvc: form.cvc }, common);
}

function sentenceFor(error: z.ZodError): string {
  const [field] = error.issues[0]?.path ?? [];
  if (field === 'email') return 'Enter your email address, as in you@example.com.';
  if (field === 'method') return 'Choose how to pay.';
  return 'Fill in all fields.';
}

function isOpen(account: Account, session: Session): boolean {
  return session.status === 'open' && session.expires_at > account.now();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
