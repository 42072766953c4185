/** Which dialog about money is open, wherever it was asked for: a button, the menu, or the search. */
import { useSyncExternalStore } from 'react';

type Customer = { id: string; name: string };

export type MoneyStep =
  | 'none'
  | 'invoice'
  | 'whose money'
  | 'whom to refund'
  | 'insurance'
  | 'late fees'
  | 'card'
  | 'whose card'
  | { invoice: string }
  | { from: Customer }
  | { refund: Customer }
  | { card: { purpose: 'invoice' | 'customer'; id: string } };

let step: MoneyStep = 'none';
const listeners = new Set<() => void>();

/** Opens a dialog about money in place of the one that is open; `none` closes it. */
export function openMoney(next: MoneyStep): void {
  step = next;
  for (const listener of listeners) listener();
}

/** The dialog that is open. */
export function useMoneyStep(): MoneyStep {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => step,
  );
}

/** The ways of recording money, as buttons, menus and the search name them. */
export const otherMoney: readonly { name: string; step: MoneyStep }[] = [
  { name: 'Several invoices, trips, or a ledger…', step: 'whose money' },
  { name: 'Card over the phone…', step: 'card' },
  { name: 'Insurance payment…', step: 'insurance' },
  { name: 'Refund…', step: 'whom to refund' },
  { name: 'Charge late fees…', step: 'late fees' },
];
