/** What one can do to the sandbox that nobody can do to Stripe: JSON under `/_sandbox`, for tests and scenarios. */
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { check } from './api/endpoint.ts';
import { StripeProblem } from './api/problem.ts';
import { chargeOf } from './api/refunds.ts';
import { settlePayment } from './money/checkout.ts';
import { closeDispute, openDispute } from './money/disputes.ts';
import { createAutomaticPayout, endPayout } from './money/payouts.ts';
import { createRefund, moveRefund, refundStatuses } from './money/refunds.ts';
import { type Account, type Clock, openAccount, ownAccountId } from './state/account.ts';
import type { Store } from './state/store.ts';
import { deliveries, redeliver, setWebhookMode, webhookMode, webhookModeSchema } from './webhooks/queue.ts';

const cents = z.int().positive();

const settleInput = z.strictObject({ payment_intent: z.string(), result: z.enum(['succeeded', 'failed']).optional() });
const refundInput = z.strictObject({
  payment_intent: z.string(),
  amount: cents.optional(),
  status: z.enum(refundStatuses).default('succeeded'),
});
const refundStatusInput = z.strictObject({ status: z.enum(refundStatuses) });
const disputeInput = z.strictObject({
  payment_intent: z.string(),
  amount: cents.optional(),
  fee: z.int().nonnegative().optional(),
  reason: z.string().max(100).optional(),
  inquiry: z.boolean().optional(),
});
const closeInput = z.strictObject({ status: z.enum(['lost', 'won']) });
const payoutInput = z.strictObject({});
const payoutStatusInput = z.strictObject({ status: z.enum(['paid', 'failed']) });
const modeInput = z.strictObject({ mode: webhookModeSchema });

export type ControlOptions = { store: Store; clock: Clock };

/** The routes under `/_sandbox`. A header `Stripe-Account` chooses a connected account. */
export function controlRouter({ store, clock }: ControlOptions): Router {
  const router = express.Router();
  router.use(express.json());

  const control = <T extends z.ZodType>(path: string, schema: T, run: (account: Account, given: z.infer<T>, id: string) => object) =>
    router.post(path, (request: Request<{ id?: string }>, response: Response) => {
      const account = openAccount(store, clock, request.get('Stripe-Account') ?? ownAccountId);
      const given = check(schema, request.body ?? {});
      response.json(store.atomically(() => run(account, given, request.params.id ?? '')));
    });

  control('/settle', settleInput, (account, given) => {
    const { id, status } = settlePayment(account, account.get('payment_intent', given.payment_intent), given.result);
    return { id, status };
  });
  control('/refunds', refundInput, (account, { amount, status, payment_intent }) => {
    const refund = createRefund(account, chargeOf(account, { payment_intent }), { amount, status });
    return { id: refund.id, status: refund.status };
  });
  control('/refunds/:id', refundStatusInput, (account, { status }, id) => {
    const refund = moveRefund(account, account.get('refund', id), status);
    return { id, status: refund.status };
  });
  control('/disputes', disputeInput, (account, { payment_intent, ...terms }) => {
    const dispute = openDispute(account, chargeOf(account, { payment_intent }), terms);
    return { id: dispute.id, status: dispute.status };
  });
  control('/disputes/:id/close', closeInput, (account, { status }, id) => {
    const dispute = closeDispute(account, account.get('dispute', id), status);
    return { id, status: dispute.status };
  });
  control('/payouts', payoutInput, (account) => {
    const payout = createAutomaticPayout(account);
    return { id: payout.id, amount: payout.amount, status: payout.status };
  });
  control('/payouts/:id', payoutStatusInput, (account, { status }, id) => {
    const payout = endPayout(account, account.get('payout', id), status);
    return { id, status: payout.status };
  });
  control('/webhooks', modeInput, (_, { mode }) => {
    setWebhookMode(store, mode, clock());
    return { mode };
  });
  router.get('/webhooks', (_request, response) => void response.json({ mode: webhookMode(store) }));
  control('/redeliver', z.strictObject({}), () => {
    redeliver(store, clock());
    return { pending: deliveries(store).filter(({ held }) => !held).length };
  });
  router.get('/idle', (_request, response) => {
    const all = deliveries(store);
    const held = all.filter((delivery) => delivery.held).length;
    response.json({ pending: all.length - held, held });
  });

  router.use((error: unknown, _request: Request, response: Response, next: express.NextFunction) => {
    if (!(error instanceof StripeProblem)) return next(error);
    response.status(error.status).json({ error: error.body });
  });
  return router;
}
