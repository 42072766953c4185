/** Late fees: finance charges on what overdue invoices still ask for (docs/rules.md, FEE). */
import type { IsoDate } from '../../shared/dates.ts';
import { atLeastZero, type Cents, minus } from '../../shared/money.ts';
import { shareOf } from '../../shared/share.ts';
import type { Decision } from '../journal/operation.ts';
import { decideAgain } from './change-dispatch.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { orderOfPayment } from './order-of-payment.ts';
import { owedOf } from './owed.ts';
import { withEvent } from './standing.ts';

/** `percent`: parts per million of what each trip owes; `fixed`: an amount for each invoice. */
export type LateTerms = { kind: 'percent'; ppm: number } | { kind: 'fixed'; amount: Cents };

export type LateFee = { dispatch: Dispatch; invoice: Pick<Invoice, 'id' | 'number'>; amount: Cents };

/**
 * The late fees of `overdue` invoices, given in the order of their due dates. A percentage is of what a trip owes without the finance charges
 * that it bears already: no fee on fees [FEE-2]. A fixed fee goes to the invoice's first trip in the order of payment that owes [FEE-3].
 * A trip is charged once, though it stand on several, and none of `charged`, which were charged this month [FEE-4].
 *
 * 1.5 % of a trip that owes 200.00 is 3.00.
 */
export function lateFees(overdue: readonly Invoice[], terms: LateTerms, charged: ReadonlySet<string>): LateFee[] {
  const done = new Set(charged);
  return overdue.flatMap((invoice) => {
    if (terms.kind === 'fixed' && invoice.items.some(({ id }) => done.has(id))) return [];
    const owing = orderOfPayment(invoice.items, invoice.payor).filter(
      (item) => item.state !== 'Finished' && owedOf(item).owed > 0 && !done.has(item.id),
    );
    const { id, number } = invoice;
    const fees = (terms.kind === 'fixed' ? owing.slice(0, 1) : owing)
      .map((dispatch) => ({ dispatch, invoice: { id, number }, amount: feeOf(dispatch, terms) }))
      .filter(({ amount }) => amount > 0);
    for (const { dispatch } of fees) done.add(dispatch.id);
    return fees;
  });
}

function feeOf(dispatch: Dispatch, terms: LateTerms): Cents {
  if (terms.kind === 'fixed') return terms.amount;
  const withoutFees = atLeastZero(minus(owedOf(dispatch).owed, atLeastZero(dispatch.financeCharges)));
  return shareOf(withoutFees, terms.ppm);
}

/** The operation that charges a trip in a month: of two desks that charge it while apart one is in force [FEE-4]. */
export function lateFeeOperation(dispatch: string, date: IsoDate): string {
  return `late-fee:${dispatch}:${monthOf(date)}`;
}

/** Charges a late fee: a finance charge, and the automatic workflow decides again [FEE-1]. */
export function chargeLateFee(
  { dispatch, invoice, amount }: LateFee,
  by: { date: IsoDate; creator: string },
  newId: () => string,
): Decision {
  const comment = `Late fee ${monthOf(by.date)}`;
  const row = { ...by, dispatch: dispatch.id, kind: 'finance charge', amount, comment, invoice: invoice.id, record: null } as const;
  return {
    id: lateFeeOperation(dispatch.id, by.date),
    kind: 'late fee charged',
    summary: `Charged a late fee on dispatch ${dispatch.number}, invoice ${invoice.number}`,
    writes: [{ add: 'paymentEvent', id: newId(), row }, ...decideAgain(dispatch, withEvent(dispatch, 'finance charge', amount))],
  };
}

function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}
