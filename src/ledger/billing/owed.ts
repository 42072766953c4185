/** What is owed for one dispatch (domain.md, What is owed). */
import { atLeastZero, type Cents, cents, least, minus, zero } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';

/** The billing fields of a dispatch and the sums of its payment events, all in cents. */
export type Billed = {
  quoted: Cents;
  /** Set by insurance: takes the place of quoted + service charges − discounts. */
  allowed: Cents | null;
  serviceCharges: Cents;
  discounts: Cents;
  financeCharges: Cents;
  /** Payments, insurance payments and sales to collections; reversals count back. */
  paid: Cents;
  state: WorkflowState;
  nonBillable: boolean;
  cancelled: boolean;
};

export type Owed = {
  price: Cents;
  /** Negative: overpaid. */
  owed: Cents;
  /** `owed` while the dispatch is in the workflow, zero once it is Finished. */
  balanceDue: Cents;
  /** `owed` once the dispatch is Finished and something is still owed. */
  writtenOff: Cents;
};

/**
 * The price of a dispatch and what is owed for it. A cancelled or non-billable one has no price and owes nothing; what was paid for it
 * stays visible as overpaid.
 *
 * `owedOf({ quoted: 10000, serviceCharges: 500, paid: 4000, … })` has a price of 10500 and owes 6500.
 */
export function owedOf(dispatch: Billed): Owed {
  const price = priceOf(dispatch);
  const difference = minus(price, dispatch.paid);
  const owed = owesNothing(dispatch) ? least(zero, difference) : difference;
  const finished = dispatch.state === 'Finished';
  return { price, owed, balanceDue: finished ? zero : owed, writtenOff: finished ? atLeastZero(owed) : zero };
}

function priceOf(dispatch: Billed): Cents {
  if (owesNothing(dispatch)) return zero;
  const base = dispatch.allowed ?? dispatch.quoted + dispatch.serviceCharges - dispatch.discounts;
  return cents(base + dispatch.financeCharges);
}

function owesNothing(dispatch: Billed): boolean {
  return dispatch.cancelled || dispatch.nonBillable;
}
