/** The dashboard: what Stripe knows, and buttons for what customers and banks do. */
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { parseMoney } from '../../shared/money.ts';
import { check } from '../api/endpoint.ts';
import { StripeProblem, invalidRequest } from '../api/problem.ts';
import { chargeOf } from '../api/refunds.ts';
import { settlePayment } from '../money/checkout.ts';
import { closeDispute, openDispute } from '../money/disputes.ts';
import { createAutomaticPayout, endPayout } from '../money/payouts.ts';
import { createRefund, moveRefund, refundStatuses } from '../money/refunds.ts';
import { type Account, type Clock, everyAccount, getAnywhere, openAccount, ownAccountId } from '../state/account.ts';
import type { Kind, Kinds } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { redeliver, setWebhookMode, webhookModeSchema } from '../webhooks/queue.ts';
import { balancePage } from './dashboard/balance.ts';
import { eventPage, eventsPage, webhooksPage } from './dashboard/events.ts';
import { dashboard } from './dashboard/frame.ts';
import { disputeTable, paymentPage, paymentsPage, refundTable } from './dashboard/payments.ts';
import { html } from './html.ts';

const dollars = z.string().transform((text) => {
  const cents = parseMoney(text);
  if (cents === null) throw invalidRequest(`“${text}” is not an amount.`);
  return cents;
});
const settleForm = z.object({ result: z.enum(['succeeded', 'failed']) });
const refundForm = z.object({ amount: dollars, status: z.enum(refundStatuses) });
const disputeForm = z.object({ amount: dollars, fee: dollars });
const statusForm = z.object({ status: z.enum(refundStatuses) });
const closeForm = z.object({ status: z.enum(['lost', 'won']) });
const payoutForm = z.object({ status: z.enum(['paid', 'failed']) });
const modeForm = z.object({ mode: webhookModeSchema });

export type DashboardOptions = { store: Store; clock: Clock };

/** The routes under `/test`, as at Stripe's dashboard. */
export function dashboardRouter({ store, clock }: DashboardOptions): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: '20kb' }));
  showPages(router, store, clock);
  takeActions(router, store, clock);
  return router;
}

function showPages(router: Router, store: Store, clock: Clock): void {
  const all = <K extends Kind>(kind: K): Kinds[K][] => everyAccount(store, clock).flatMap((account) => account.all(kind));
  const page = (path: string, render: (id: string, problem: string) => string) =>
    router.get(path, (request: Request<{ id?: string }>, response: Response) => {
      const problem = typeof request.query.problem === 'string' ? request.query.problem : '';
      response.send(render(request.params.id ?? '', problem));
    });

  router.get('/', (_request, response) => response.redirect('/test/payments'));
  page('/payments', (_, problem) => paymentsPage(everyAccount(store, clock), problem));
  page('/payments/:id', (id, problem) => {
    const { account, object } = getAnywhere(store, clock, 'payment_intent', id);
    return paymentPage(account, object, problem);
  });
  page('/refunds', (_, problem) =>
    dashboard(
      'refunds',
      'Refunds',
      problem,
      html`<h1>Refunds</h1>
        ${refundTable(all('refund').toReversed())}`,
    ),
  );
  page('/disputes', (_, problem) =>
    dashboard(
      'disputes',
      'Disputes',
      problem,
      html`<h1>Disputes</h1>
        ${disputeTable(all('dispute').toReversed())}`,
    ),
  );
  page('/balance', (_, problem) => balancePage(openAccount(store, clock, ownAccountId), problem));
  page('/events', (_, problem) => eventsPage(all('event'), problem));
  page('/events/:id', (id) => eventPage(getAnywhere(store, clock, 'event', id).object));
  page('/settings/:id', (id, problem) =>
    dashboard(
      'payments',
      'Settings',
      problem,
      html`<h1>Settings: ${id.replaceAll('_', ' ')}</h1>
        <p>In Stripe’s own dashboard this is where the office would set it. The sandbox has nothing to set.</p>`,
    ),
  );
  page('/webhooks', (_, problem) => webhooksPage(store, problem));
}

function takeActions(router: Router, store: Store, clock: Clock): void {
  /** Does it, and shows the page again that the button was on; what is not possible is said there. */
  const act = <T extends z.ZodType>(path: string, form: T, back: (id: string) => string, run: (given: z.infer<T>, id: string) => unknown) =>
    router.post(path, (request: Request<{ id?: string }>, response: Response) => {
      const id = request.params.id ?? '';
      const page = pageOf(request.get('Referer')) ?? back(id);
      try {
        const given = check(form, request.body ?? {});
        store.atomically(() => run(given, id));
        response.redirect(303, page);
      } catch (error) {
        if (!(error instanceof StripeProblem)) throw error;
        response.redirect(303, `${page}?${new URLSearchParams({ problem: error.message }).toString()}`);
      }
    });
  const payment = (id: string) => `/test/payments/${id}`;
  const none = z.object({});
  const own = (): Account => openAccount(store, clock, ownAccountId);

  act('/payments/:id/settle', settleForm, payment, ({ result }, id) => {
    const { account, object } = getAnywhere(store, clock, 'payment_intent', id);
    settlePayment(account, object, result);
  });
  act('/payments/:id/refund', refundForm, payment, (given, id) => {
    const { account } = getAnywhere(store, clock, 'payment_intent', id);
    createRefund(account, chargeOf(account, { payment_intent: id }), given);
  });
  act('/payments/:id/dispute', disputeForm, payment, (given, id) => {
    const { account } = getAnywhere(store, clock, 'payment_intent', id);
    openDispute(account, chargeOf(account, { payment_intent: id }), given);
  });
  act(
    '/refunds/:id',
    statusForm,
    () => '/test/refunds',
    ({ status }, id) => {
      const { account, object } = getAnywhere(store, clock, 'refund', id);
      moveRefund(account, object, status);
    },
  );
  act(
    '/disputes/:id/close',
    closeForm,
    () => '/test/disputes',
    ({ status }, id) => {
      const { account, object } = getAnywhere(store, clock, 'dispute', id);
      closeDispute(account, object, status);
    },
  );
  act(
    '/payouts',
    none,
    () => '/test/balance',
    () => createAutomaticPayout(own()),
  );
  act(
    '/payouts/:id',
    payoutForm,
    () => '/test/balance',
    ({ status }, id) => endPayout(own(), own().get('payout', id), status),
  );
  act(
    '/webhooks/mode',
    modeForm,
    () => '/test/webhooks',
    ({ mode }) => setWebhookMode(store, mode, clock()),
  );
  act(
    '/webhooks/redeliver',
    none,
    () => '/test/webhooks',
    () => redeliver(store, clock()),
  );
}

/** The page of the dashboard that a form stands on. */
function pageOf(referer: string | undefined): string | null {
  const path = referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname : '';
  return path.startsWith('/test/') ? path : null;
}
