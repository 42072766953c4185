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
export const surpluses = ['to the customer’s ledger', 'back to the customer later', 'on one trip, overpaid then'] as const;

export type Typed = Tender & {
  target: Target;
  invoices: readonly string[];
  /** The trips of the invoices that alone are paid; null: all. */
  only: readonly string[] | null;
  dispatches: readonly string[];
  rest: (typeof rests)[number];
  surplus: (typeof surpluses)[number];
  /** The trip that a surplus overpays; null: none is chosen yet. */
  overpaid: string | null;
};

export type Beginning = Partial<Pick<Typed, 'target' | 'rest' | 'invoices' | 'dispatches' | 'amount'>>;
export type MoneyIn = Input<'money.foresee'> & { amount: Cents };

/** `money` is null while it is none yet. */
export function useMoney(customer: string, beginning: Beginning) {
  const [typed, setTyped] = useState<Typed>({
    ...usualTender(),
    target: 'invoices',
    invoices: [],
    only: null,
    dispatches: [],
    rest: 'back to the Billing office',
    surplus: 'to the customer’s ledger',
    overpaid: null,
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

function towardOf({ target, invoices, only, dispatches, rest }: Typed): MoneyIn['toward'] | null {
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
      if (invoices.length === 0 || only?.length === 0) return null;
      return { to: 'invoices', invoices: [...invoices], rest: restOf(rest), ...(only && { only: [...only] }) };
  }
}

function restOf(rest: Typed['rest']): 'workflow' | 'leave open' | 'write off' {
  if (rest === 'left on the open invoices') return 'leave open';
  return rest === 'written off as a courtesy discount' ? 'write off' : 'workflow';
}

/** A surplus goes to the ledger until it is said which trip it overpays. */
function surplusOf({ surplus, overpaid }: Typed, { to }: MoneyIn['toward']): NonNullable<MoneyIn['surplus']> {
  if (to === 'ledger') return { to: 'ledger' };
  if (surplus === 'back to the customer later') return { to: 'return' };
  if (surplus === 'on one trip, overpaid then' && overpaid !== null) return { to: 'overpay', dispatches: [overpaid] };
  return { to: 'ledger' };
}
