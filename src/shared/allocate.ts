/** How the money of a payment is handed out over the items of an invoice (domain.md, Paying an invoice, "In numbers"). */
import { atLeastZero, type Cents, cents, least, minus, negate, sum, zero } from './money.ts';

export type Allocation = {
  /** One amount per item, in the order given; negative where an overpaid item is settled; zero where no money reached it. */
  shares: Cents[];
  /** What goes to the customer's ledger: positive is a credit to the customer, negative is credit used up. `amount = Σ shares + toLedger`, always. */
  toLedger: Cents;
};

/**
 * Settles overpaid items first (each by its whole `owed`, which frees that money), then pays the others in the order given, each in full as far
 * as `amount + freed + credit` goes, the last one reached in part. `ledgerPortion` is positive where the customer owes on the ledger.
 *
 * `allocate([{ owed: 10000 }, { owed: 5000 }], 12000, 0)` shares 10000 and 2000.
 */
export function allocate(items: readonly { owed: Cents }[], amount: Cents, ledgerPortion: Cents): Allocation {
  const overpaid = sum(items.map((item) => (item.owed < 0 ? item.owed : zero)));
  let left = sum([amount, negate(overpaid), atLeastZero(negate(ledgerPortion))]);
  const shares = items.map(({ owed }) => {
    if (owed <= 0) return owed;
    const share = least(owed, atLeastZero(left));
    left = minus(left, share);
    return share;
  });
  return { shares, toLedger: cents(amount - sum(shares)) };
}
