/** What happens at Stripe: the sandbox's controls and, through Stripe's own API, the numbers it gave. */
import * as z from 'zod';
import type { Cents } from '../../src/shared/money.ts';

export const secretKey = 'sk_test_scenario';

const withId = z.object({ id: z.string() });
const idle = z.object({ pending: z.int(), held: z.int() });
const session = z.object({ payment_intent: z.string().nullable() });
const refund = z.object({ balance_transaction: z.string().nullable(), failure_balance_transaction: z.string().nullish() });
const dispute = z.object({ balance_transactions: z.array(z.object({ id: z.string() })) });

export type StripeControls = ReturnType<typeof stripeControls>;

/** The controls of the sandbox at `url`. */
export function stripeControls(url: string) {
  async function control<Answer>(path: string, body: unknown, answer: z.ZodType<Answer>): Promise<Answer> {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${await response.text()}`);
    return answer.parse(await response.json());
  }
  async function retrieve<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    const response = await fetch(`${url}/v1/${path}`, { headers: { authorization: `Bearer ${secretKey}` } });
    if (!response.ok) throw new Error(`Stripe refused ${path}: ${await response.text()}`);
    return answer.parse(await response.json());
  }
  return {
    settle: (payment_intent: string, result: 'succeeded' | 'failed') => control('settle', { payment_intent, result }, z.unknown()),
    refund: (payment_intent: string, amount: Cents, status: string) => control('refunds', { payment_intent, amount, status }, withId),
    setRefundStatus: (id: string, status: string) => control(`refunds/${id}`, { status }, z.unknown()),
    dispute: (payment_intent: string, amount: Cents, fee: Cents) => control('disputes', { payment_intent, amount, fee }, withId),
    closeDispute: (id: string, status: 'lost' | 'won') => control(`disputes/${id}/close`, { status }, z.unknown()),
    /** Stripe pays out all that has gathered, or as told. */
    payOut: (how: { holds?: string[]; amount?: Cents; arrival_date?: number; pending?: boolean } = {}) => control('payouts', how, withId),
    setPayoutStatus: (id: string, status: 'paid' | 'failed' | 'canceled') => control(`payouts/${id}`, { status }, z.unknown()),
    /** What Stripe charges or credits by itself. */
    moveByItself: (move: { amount: Cents; as: 'fee' | 'adjustment' }) => control('balance', { ...move, description: 'Billing' }, withId),
    /** A card payment that somebody takes in Stripe's dashboard, past Paydesk. */
    chargeElsewhere: async (amount: Cents) => {
      const terms = {
        amount: String(amount),
        currency: 'usd',
        confirm: 'true',
        payment_method: 'pm_card_visa',
        description: 'For Jane Roe',
      };
      const response = await fetch(`${url}/v1/payment_intents`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}` },
        body: new URLSearchParams({ ...terms, 'payment_method_types[]': 'card' }),
      });
      return withId.parse(await response.json());
    },
    expireSession: async (id: string) => {
      const response = await fetch(`${url}/v1/checkout/sessions/${id}/expire`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}` },
      });
      withId.parse(await response.json());
    },
    setWebhooks: (mode: 'normal' | 'duplicated' | 'reversed' | 'lost') => control('webhooks', { mode }, z.unknown()),
    /** Delivers again, now, all that could not be delivered. */
    redeliver: () => control('redeliver', {}, z.unknown()),
    idle: async () => idle.parse(await (await fetch(`${url}/_sandbox/idle`)).json()),
    paymentIntentOf: async (id: string) => (await retrieve(`checkout/sessions/${id}`, session)).payment_intent,
    /** The `txn_…` of a refund, and of its failure. */
    numbersOfRefund: async (id: string) => {
      const { balance_transaction, failure_balance_transaction } = await retrieve(`refunds/${id}`, refund);
      return [balance_transaction, failure_balance_transaction ?? null].filter((number) => number !== null);
    },
    /** The `txn_…` of a dispute's withdrawal. */
    numbersOfDispute: async (id: string) =>
      (await retrieve(`disputes/${id}`, dispute)).balance_transactions.slice(0, 1).map((line) => line.id),
  };
}
