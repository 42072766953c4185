/** What a refund or a lost dispute takes back of a Stripe payment (domain.md, Stripe facts in the books). */
import { atLeastZero, type Cents, least, minus, negate, sum, zero } from '../../shared/money.ts';

export type MoneyEvent = { dispatch: string; invoice: string | null; amount: Cents };

/** What a Stripe register record handed its money to. `amount` leaves out PLB lines: they are Stripe's own, not the customer's. */
export type HandedOut = {
  amount: Cents;
  /** In the order in which they were written. */
  events: readonly MoneyEvent[];
  /** As on the record: positive is a credit to the customer. */
  ledger: Cents;
  /** The processing fee that was collected. */
  fee: Cents;
};

export type Reversal = HandedOut & { unallocated: Cents };

/**
 * Takes `amount` (positive cents) back from a payment: first what of it belongs to nothing [STR-17]; then from its last payment event back to its
 * first, of each what is left after `earlier` reversals of the same payment, the one reached last in part; then its ledger credit; then its fee
 * line. Never more than was paid: what exceeds that stays unallocated. All amounts of the answer are negative or zero and add up to `-amount` [STR-6, STR-7].
 *
 * A payment of 250.00 that went to trips A (100.00) and B (150.00), less 120.00, takes 120.00 from B.
 */
export function reversePayment(payment: HandedOut, earlier: readonly HandedOut[], amount: Cents): Reversal {
  let left = least(amount, atLeastZero(sum([payment.amount, ...earlier.map((record) => record.amount)])));
  const take = (paid: Cents, takenBefore: Cents): Cents => {
    const taken = least(left, atLeastZero(minus(paid, takenBefore)));
    left = minus(left, taken);
    return negate(taken);
  };

  take(atLeastZero(sum([payment, ...earlier].map(unallocatedOf))), zero);
  const takenBefore = takenByDispatch(earlier);
  const events: MoneyEvent[] = [];
  for (const event of payment.events.toReversed()) {
    if (event.amount <= 0) continue;
    const before = least(event.amount, takenBefore.get(event.dispatch) ?? zero);
    takenBefore.set(event.dispatch, minus(takenBefore.get(event.dispatch) ?? zero, before));
    const taken = take(event.amount, before);
    if (taken < 0) events.push({ ...event, amount: taken });
  }
  const ledger = take(atLeastZero(payment.ledger), negate(sum(earlier.map((record) => record.ledger))));
  const fee = take(payment.fee, negate(sum(earlier.map((record) => record.fee))));
  const taken = sum([...events.map((event) => event.amount), ledger, fee]);
  return { amount: negate(amount), events, ledger, fee, unallocated: minus(negate(amount), taken) };
}

/**
 * The mirror of what a record handed out: books a reversal back, to the cent, when the refund behind it fails after all [STR-8].
 */
export function mirror(record: HandedOut): HandedOut {
  return {
    amount: negate(record.amount),
    events: record.events.map((event) => ({ ...event, amount: negate(event.amount) })),
    ledger: negate(record.ledger),
    fee: negate(record.fee),
  };
}

/**
 * What still has to be handed out so that `booked` and it come to `wanted`, to the cent: how a lost dispute is corrected [STR-15].
 */
export function differenceOf(wanted: HandedOut, booked: readonly HandedOut[]): HandedOut {
  const before = booked.map(mirror);
  const byDispatch = new Map<string, MoneyEvent>();
  for (const event of [wanted, ...before].flatMap((record) => record.events)) {
    const known = byDispatch.get(event.dispatch);
    byDispatch.set(event.dispatch, known ? { ...known, amount: sum([known.amount, event.amount]) } : event);
  }
  const total = (part: (record: HandedOut) => Cents) => sum([wanted, ...before].map(part));
  return {
    amount: total((record) => record.amount),
    events: [...byDispatch.values()].filter((event) => event.amount !== 0),
    ledger: total((record) => record.ledger),
    fee: total((record) => record.fee),
  };
}

function unallocatedOf({ amount, events, ledger, fee }: HandedOut): Cents {
  return minus(amount, sum([...events.map((event) => event.amount), ledger, fee]));
}

/** How much of each dispatch's money earlier reversals took back (positive), less what was booked back since. */
function takenByDispatch(earlier: readonly HandedOut[]): Map<string, Cents> {
  const taken = new Map<string, Cents>();
  for (const { dispatch, amount } of earlier.flatMap((record) => record.events))
    taken.set(dispatch, minus(taken.get(dispatch) ?? zero, amount));
  return taken;
}
