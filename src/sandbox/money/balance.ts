/** The account's balance at Stripe: every movement is a balance transaction, and together they are the whole truth about the money. */
import type Stripe from 'stripe';
import type { Account } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { BalanceTransaction, PaymentMethod } from '../state/objects.ts';

const twoDays = 2 * 86_400;

/** What Stripe keeps of a payment: 2.9 % + 30 ¢ of a card's, 0.8 % but at most $5.00 of a bank debit's; half cents round up. */
export function processingFee(amount: number, method: PaymentMethod['type']): number {
  if (method === 'card') return Math.floor((amount * 29 + 500) / 1000) + 30;
  return Math.min(500, Math.floor((amount * 8 + 500) / 1000));
}

export type Movement = Pick<BalanceTransaction, 'amount' | 'currency' | 'description' | 'reporting_category' | 'source' | 'type'> & {
  fee?: { amount: number; description: string };
  availableNow?: boolean;
};

/** Writes one movement down. `net = amount − fee`. */
export function post(account: Account, { fee, availableNow, ...movement }: Movement): BalanceTransaction {
  const created = account.now();
  return account.put('balance_transaction', {
    id: newId('txn'),
    object: 'balance_transaction',
    ...movement,
    available_on: availableNow ? created : created + twoDays,
    balance_type: 'payments',
    created,
    exchange_rate: null,
    fee: fee?.amount ?? 0,
    fee_details: fee
      ? [{ amount: fee.amount, application: null, currency: movement.currency, description: fee.description, type: 'stripe_fee' }]
      : [],
    net: movement.amount - (fee?.amount ?? 0),
    status: availableNow ? 'available' : 'pending',
  });
}

/** As `post` wrote it, with the status that its date gives it today. */
export function asOfNow(account: Account, transaction: BalanceTransaction): BalanceTransaction {
  return { ...transaction, status: transaction.available_on <= account.now() ? 'available' : 'pending' };
}

/** `GET /v1/balance`. */
export function balance(account: Account): Stripe.Balance {
  const currencies = new Map<string, { available: number; pending: number }>([['usd', { available: 0, pending: 0 }]]);
  for (const transaction of account.all('balance_transaction')) {
    const sums = currencies.get(transaction.currency) ?? { available: 0, pending: 0 };
    const is = transaction.available_on <= account.now() ? 'available' : 'pending';
    currencies.set(transaction.currency, { ...sums, [is]: sums[is] + transaction.net });
  }
  const listed = (which: 'available' | 'pending') =>
    [...currencies].map(([currency, sums]) => ({ amount: sums[which], currency, source_types: { card: sums[which] } }));
  return { object: 'balance', available: listed('available'), livemode: false, pending: listed('pending') };
}
