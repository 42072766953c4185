/** What the books say of the balance at Stripe, to compare with Stripe's own. */
import type Stripe from 'stripe';
import type { Office } from './office.ts';

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
