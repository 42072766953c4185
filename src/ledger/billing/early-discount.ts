/** The discount for paying an invoice early: finance charges of less than nothing (docs/rules.md, FEE). */
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, minus, negate, sum } from '../../shared/money.ts';
import { shareOf } from '../../shared/share.ts';
import type { Write } from '../journal/operation.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';

export type Discount = { dispatch: Dispatch; amount: Cents };

/** The discount of each trip of the invoice that owes, of those in `only` where given. 2 % of 150.00 is 3.00. */
export function earlyDiscounts({ items }: Invoice, ppm: number, only: readonly string[] | null): Discount[] {
  return items
    .filter((item) => item.state !== 'Finished' && (only === null || only.includes(item.id)))
    .map((dispatch) => ({ dispatch, owed: owedOf(dispatch).owed }))
    .filter(({ owed }) => owed > 0)
    .map(({ dispatch, owed }) => ({ dispatch, amount: shareOf(owed, ppm) }))
    .filter(({ amount }) => amount > 0);
}

/** The invoice as it is once the discounts are granted. */
export function withDiscounts(invoice: Invoice, discounts: readonly Discount[]): Invoice {
  const granted = new Map(discounts.map(({ dispatch, amount }) => [dispatch.id, amount]));
  const items = invoice.items.map((item) => {
    const amount = granted.get(item.id);
    return amount === undefined ? item : { ...item, financeCharges: minus(item.financeCharges, amount) };
  });
  return { ...invoice, items };
}

/** What the discounts come to. */
export function discountTotal(discounts: readonly Discount[]): Cents {
  return sum(discounts.map(({ amount }) => amount));
}

/** A finance charge of less than nothing for each trip [FEE-6]. */
export function grantDiscounts(
  discounts: readonly Discount[],
  by: { date: IsoDate; creator: string; invoice: string },
  newId: () => string,
): Write[] {
  return discounts.map(({ dispatch, amount }) => ({
    add: 'paymentEvent',
    id: newId(),
    row: { ...by, dispatch: dispatch.id, kind: 'finance charge', amount: negate(amount), comment: 'Early-payment discount', record: null },
  }));
}
