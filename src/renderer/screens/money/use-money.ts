/** What a biller has typed about money that came in, and the command that it makes. */
import { useState } from 'react';
import type { Cents } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';
import { type Tender, usualTender } from '../payments/TenderFields.tsx';

export const targets = ['invoices', 'trips', 'the customer’s ledger'] as const;
export type Target = (typeof targets)[number];
export const rests = [
  'back to the Billing office',
  'left on the open invoices',
  'still to be collected',
  'written off as a courtesy discount',
] as const;
export const surpluses = ['to the customer’s ledger', 'back to the customer later', 'on the last trip chosen, overpaid then'] as const;

export type Typed = Tender & {
  target: Target;
  invoices: readonly string[];
  dispatches: readonly string[];
  rest: (typeof rests)[number];
  surplus: (typeof surpluses)[number];
};

export type Beginning = Partial<Pick<Typed, 'target' | 'rest' | 'invoices' | 'dispatches' | 'amount'>>;
export type MoneyIn = Input<'money.foresee'> & { amount: Cents };

/** `money` is null while it is none yet. */
export function useMoney(customer: string, beginning: Beginning) {
  const [typed, setTyped] = useState<Typed>({
    ...usualTender(),
    target: 'invoices',
    invoices: [],
    dispatches: [],
    rest: 'back to the Billing office',
    surplus: 'to the customer’s ledger',
    ...beginning,
  });
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return { typed, change, money: moneyOf(customer, typed) };
}

function moneyOf(customer: string, typed: Typed): MoneyIn | null {
  const { type, number, date, amount, comment } = typed;
  const toward = towardOf(typed);
  if (amount === null || amount <= 0 || toward === null) return null;
  const surplus = surplusOf(typed, toward);
  return { customer, amount, type, number: number.trim(), comment: comment.trim(), toward, surplus, ...(date && { date }) };
}

function towardOf({ target, invoices, dispatches, rest }: Typed): MoneyIn['toward'] | null {
  switch (target) {
    case 'the customer’s ledger':
      return { to: 'ledger' };
    case 'trips':
      if (dispatches.length === 0) return null;
      return {
        to: 'dispatches',
        dispatches: [...dispatches],
        rest: rest === 'written off as a courtesy discount' ? 'write off' : 'workflow',
      };
    case 'invoices':
      if (invoices.length === 0) return null;
      return { to: 'invoices', invoices: [...invoices], rest: restOf(rest) };
  }
}

function restOf(rest: Typed['rest']): 'workflow' | 'leave open' | 'write off' {
  if (rest === 'left on the open invoices') return 'leave open';
  return rest === 'written off as a courtesy discount' ? 'write off' : 'workflow';
}

/** Only a trip that was picked can be overpaid. */
function surplusOf({ surplus, dispatches }: Typed, { to }: MoneyIn['toward']): NonNullable<MoneyIn['surplus']> {
  const last = dispatches.at(-1);
  if (to === 'ledger') return { to: 'ledger' };
  if (surplus === 'back to the customer later') return { to: 'return' };
  if (surplus === 'on the last trip chosen, overpaid then' && to === 'dispatches' && last !== undefined)
    return { to: 'overpay', dispatches: [last] };
  return { to: 'ledger' };
}
