/** What the books say of the balance at Stripe, to compare with Stripe's own. */
import type Stripe from 'stripe';
import type { UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import type { Movement } from '../../src/shared/companion-api/money-moves.ts';
import { instant, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import type { Office } from './office.ts';

type Of<Kind extends UnnumberedFact['fact']> = Extract<UnnumberedFact, { fact: Kind }>;

const head = { account: 'acct_1', livemode: false };

export type MoveSpec = { id: string; amount: number } & Partial<Omit<Movement, 'id' | 'amount' | 'fee' | 'at'>> & {
    at?: string;
    fee?: number;
  };

/** Movements of the balance at Stripe, `payout` being the one that holds them. `at`: an ISO moment. */
export function moved(moves: readonly MoveSpec[], payout: string | null = null): Of<'movements'> {
  const movements = moves.map(({ id, amount, fee = 0, at = '2026-03-02T15:00:00Z', ...move }): Movement => {
    const told = { kind: 'payment', source: `ch_${id}`, paymentIntent: null, text: '', earlier: false } as const;
    return { ...told, ...move, id: `txn_${id}`, at: instant(Date.parse(at)), amount: cents(amount), fee: cents(fee) };
  });
  return { ...head, fact: 'movements', at: instant(Date.parse('2026-03-02T16:00:00Z')), payout, movements };
}

export type PayoutSpec = Partial<Omit<Of<'payout'>, 'fact' | 'payout' | 'amount' | 'at' | 'arrival'>> & {
  id?: string;
  amount: number;
  at?: string;
  arrival?: string;
};

/** A payout as Stripe tells it; unless said, one that it made by itself, sent and told in full. */
export function aPayout({ id = 'po_1', amount, at = '2026-03-04T09:00:00Z', arrival = '2026-03-05', ...payout }: PayoutSpec): Of<'payout'> {
  const told = { status: 'paid', createdAt: instant(Date.parse('2026-03-04T00:00:00Z')), reason: '', contents: 'told' } as const;
  const when = { at: instant(Date.parse(at)), arrival: isoDate(arrival) };
  return { ...head, ...told, ...payout, ...when, fact: 'payout', payout: id, amount: cents(amount) };
}

/** What the movements in the books add up to. */
export function balanceInBooks({ books }: Office): number {
  return books.reader.one<{ balance: number }>('SELECT ifnull(sum(amount - fee), 0) AS balance FROM stripe_movements').balance;
}

export async function balanceAtStripe(stripe: Stripe): Promise<number> {
  const { available, pending } = await stripe.balance.retrieve();
  return [...available, ...pending].reduce((sum, part) => sum + part.amount, 0);
}

/** Every payout as the bank sees it: its deposit, or none where it failed. */
export function payoutsInBooks({ books }: Office): { id: string; amount: number; failed: number }[] {
  return books.reader.all(
    `SELECT payout.id, deposit.paid_out AS amount, deposit.removed AS failed
     FROM stripe_payouts AS payout
     JOIN deposits AS deposit ON deposit.id = payout.id
     ORDER BY payout.id`,
  );
}

export async function payoutsAtStripe(stripe: Stripe): Promise<{ id: string; amount: number; failed: number }[]> {
  const { data } = await stripe.payouts.list({ limit: 100 });
  return data
    .map(({ id, amount, status }) => ({ id, amount, failed: status === 'failed' ? 1 : 0 }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
