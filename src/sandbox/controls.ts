/** What one can do to the sandbox that nobody can do to Stripe: JSON under `/_sandbox`, for tests and scenarios. */
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { movesOf, standings } from './api/account-moves.ts';
import { dueOf } from './api/account-views.ts';
import { check } from './api/endpoint.ts';
import { chargeOf } from './api/refunds.ts';
import { answerProblem } from './api/router.ts';
import { settlePayment } from './money/checkout.ts';
import { closeDispute, openDispute } from './money/disputes.ts';
import { post } from './money/balance.ts';
import { createAutomaticPayout, createManualPayout, endPayout, makeAvailable } from './money/payouts.ts';
import { createRefund, moveRefund, refundStatuses } from './money/refunds.ts';
import { type Clock, getAnywhere, openAccount, ownAccountId } from './state/account.ts';
import type { AccountRecord, Kind } from './state/objects.ts';
import type { Store } from './state/store.ts';
import { deliveries, redeliver, setWebhookMode, webhookModeSchema } from './webhooks/queue.ts';

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
const accountInput = z.strictObject({
  status: z.enum(standings),
  due: z.array(z.string()).optional(),
  deadline: z.int().positive().optional(),
});
const answerInput = z.strictObject({ answered: z.union([z.literal('all'), z.array(z.string())]) });
const nothing = z.strictObject({});
const payoutInput = z.strictObject({
  /** Left out: the platform's own. */
  account: z.string().optional(),
  /** Made by hand, of this amount: it does not say what it holds. */
  amount: cents.optional(),
  /** The `pi_…`, `re_…`, `dp_…` and `po_…` whose money it holds; left out: all that has gathered. */
  holds: z.array(z.string()).min(1).optional(),
  arrival_date: z.int().positive().optional(),
  /** It is not sent yet. */
  pending: z.boolean().optional(),
});
const payoutStatusInput = z.strictObject({ status: z.enum(['paid', 'failed', 'canceled']) });
/** What Stripe charges or credits by itself, as a fee or as an adjustment. */
const ownMoveInput = z.strictObject({ amount: z.int(), as: z.enum(['fee', 'adjustment']), description: z.string().max(200) });
const modeInput = z.strictObject({ mode: webhookModeSchema });

export type ControlOptions = { store: Store; clock: Clock };

/** The routes under `/_sandbox`. Whose an object is follows from its ID. */
export function controlRouter({ store, clock }: ControlOptions): Router {
  const router = express.Router();
  router.use(express.json());

  const control = <T extends z.ZodType>(path: string, schema: T, run: (given: z.infer<T>, id: string) => object) =>
    router.post(path, (request: Request<{ id?: string }>, response: Response) => {
      const given = check(schema, request.body ?? {});
      response.json(store.atomically(() => run(given, request.params.id ?? '')));
    });
  const get = <K extends Kind>(kind: K, id: string) => getAnywhere(store, clock, kind, id);
  const paid = (payment_intent: string) => {
    const { account } = get('payment_intent', payment_intent);
    return { account, charge: chargeOf(account, { payment_intent }) };
  };
  const told = ({ id, status }: { id: string; status: string | null }) => ({ id, status });

  control('/settle', settleInput, ({ payment_intent, result }) => {
    const { account, object } = get('payment_intent', payment_intent);
    return told(settlePayment(account, object, result));
  });
  control('/refunds', refundInput, ({ payment_intent, ...terms }) => {
    const { account, charge } = paid(payment_intent);
    return told(createRefund(account, charge, terms));
  });
  control('/refunds/:id', refundStatusInput, ({ status }, id) => {
    const { account, object } = get('refund', id);
    return told(moveRefund(account, object, status));
  });
  control('/disputes', disputeInput, ({ payment_intent, ...terms }) => {
    const { account, charge } = paid(payment_intent);
    return told(openDispute(account, charge, terms));
  });
  control('/disputes/:id/close', closeInput, ({ status }, id) => {
    const { account, object } = get('dispute', id);
    return told(closeDispute(account, object, status));
  });
  control('/payouts', payoutInput, ({ account: of, amount, holds, arrival_date: arrival, pending }) => {
    const account = openAccount(store, clock, of ?? ownAccountId);
    const sources = holds?.map((id) => (id.startsWith('pi_') ? paid(id).charge.id : id));
    if (amount !== undefined) makeAvailable(account);
    const byHand = { currency: 'usd', description: null, metadata: {} };
    const when = arrival === undefined ? {} : { arrival };
    const payout =
      amount === undefined
        ? createAutomaticPayout(account, { ...when, ...(sources && { sources }), stays: pending ?? false })
        : createManualPayout(account, { ...byHand, amount }, arrival);
    return { ...told(payout), amount: payout.amount };
  });
  control('/balance', ownMoveInput, ({ as, ...move }) => {
    const kinds = {
      fee: { type: 'stripe_fee', reporting_category: 'fee' },
      adjustment: { type: 'adjustment', reporting_category: 'other_adjustment' },
    } as const;
    const { id } = post(openAccount(store, clock, ownAccountId), { ...move, ...kinds[as], currency: 'usd', source: null });
    return { id };
  });
  control('/payouts/:id', payoutStatusInput, ({ status }, id) => {
    const { account, object } = get('payout', id);
    return told(endPayout(account, object, status));
  });
  control('/accounts/:id', accountInput, ({ status, due, deadline }, id) =>
    toldAccount(movesOf(store, clock, id).move(status, { due, deadline })),
  );
  control('/accounts/:id/answer', answerInput, ({ answered }, id) => toldAccount(movesOf(store, clock, id).answer(answered)));
  control('/accounts/:id/deauthorize', nothing, (_, id) => toldAccount(movesOf(store, clock, id).deauthorize()));
  router.get('/accounts', (_request, response) => {
    response.json({ accounts: store.all(ownAccountId, 'account').map(toldAccount) });
  });
  control('/webhooks', modeInput, ({ mode }) => {
    setWebhookMode(store, mode, clock());
    return { mode };
  });
  control('/redeliver', nothing, () => {
    redeliver(store, clock());
    return countDeliveries(store);
  });
  router.get('/idle', (_request, response) => void response.json(countDeliveries(store)));
  router.use(answerProblem);
  return router;
}

function toldAccount(record: AccountRecord) {
  const { id, name, capabilities, closed = false, deauthorized = false } = record;
  return { id, name, card_payments: capabilities.card_payments, due: dueOf(record), closed, deauthorized };
}

function countDeliveries(store: Store): { pending: number; held: number } {
  const all = deliveries(store);
  const held = all.filter((delivery) => delivery.held).length;
  return { pending: all.length - held, held };
}
