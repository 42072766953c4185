/** How the balance at Stripe moved and what was paid out of it, written down as told (docs/rules.md, PO). No money of the books moves by it. */
import type { Fact } from '../../shared/companion-api/facts.ts';
import type { IsoDate } from '../../shared/dates.ts';
import { formatMoney, zero } from '../../shared/money.ts';
import type { Decision, Write } from '../journal/operation.ts';

export type MovementsFact = Extract<Fact, { fact: 'movements' }>;
export type PayoutFact = Extract<Fact, { fact: 'payout' }>;

/** Notes `movements` of `fact`, with the payout that holds them where it is known. `dateOf`: the office's date of a moment. */
export function noteMovements(
  { account, livemode, payout }: MovementsFact,
  movements: MovementsFact['movements'],
  dateOf: (at: MovementsFact['at']) => IsoDate,
): Decision {
  const writes = movements.map(({ id, earlier, ...movement }): Write => {
    // What is not known is left out, so that a desk which hears of it late takes nothing back.
    const known = { ...(earlier && { earlier }), ...(payout !== null && { payout }) };
    return { put: 'stripeMovement', id, set: { ...movement, date: dateOf(movement.at), account, livemode, ...known } };
  });
  const count = movements.length === 1 ? '1 movement' : `${movements.length} movements`;
  const where = payout === null ? '' : ` in payout ${payout}`;
  return { kind: 'Stripe money moved', summary: `Noted ${count} of the balance at Stripe${where}`, writes };
}

/** Whether Stripe took the payout back, or never sent it. */
export function cameToNothing(status: PayoutFact['status']): boolean {
  return status === 'failed' || status === 'canceled';
}

/**
 * Notes a payout as a deposit of what Stripe says that it paid out [PO-2]. One that failed is a deposit no more [PO-5]. `lines`: of the bank's
 * statement, not reconciled, that stand for it. `isNews`: the books do not know yet that it
 * came to nothing.
 */
export function notePayout(fact: PayoutFact, lines: readonly string[], isNews: boolean): Decision {
  const { payout, at, amount, status, createdAt, arrival, reason, contents, account } = fact;
  const undone = cameToNothing(status);
  const deposit = { kind: 'payout', date: arrival, number: payout.slice(0, 60), comment: '', fees: zero, paidOut: amount } as const;
  const freed = undone ? lines.map((id): Write => ({ put: 'statementLine', id, set: { deposit: null } })) : [];
  return {
    kind: 'Stripe payout reported',
    summary: `Stripe payout of ${formatMoney(amount)}: ${payoutWords[status]}`,
    writes: [
      {
        put: 'stripePayout',
        id: payout,
        set: { amount, status, createdAt, arrival, reason, contents, account, ...(undone && isNews && { endedAt: at }) },
      },
      { put: 'deposit', id: payout, set: { ...deposit, removed: undone } },
      ...freed,
    ],
  };
}

/** As a biller says it. */
const payoutWords = { pending: 'on its way', in_transit: 'on its way', paid: 'sent', failed: 'failed', canceled: 'canceled' } as const;

/** A payout that a biller made of a line of the statement, and the lines that stand for it. */
export type HandMade = { deposit: string; lines: readonly string[] };

/** What is to be put right about the contents of a payout. */
export type Filling = {
  /** The one that brings the money; null: none does yet. */
  payout: string | null;
  records: readonly string[];
  /** Records that are in it and are not its own. */
  takenOut: readonly string[];
  /** What a biller had matched by hand, and is this one. */
  becomesIt: HandMade | null;
  /** What a biller had matched by hand, with nothing left in it. */
  emptied: readonly HandMade[];
};

/** Puts register records into the payout that brings their money, or out of one that does not, and leaves one deposit where there were two [PO-10]. */
export function putIntoPayout({ payout, records, takenOut, becomesIt, emptied }: Filling): Decision {
  const item =
    (deposit: string | null) =>
    (id: string): Write => ({ put: 'depositItem', id, set: { deposit } });
  const standFor =
    (deposit: string | null) =>
    (id: string): Write => ({ put: 'statementLine', id, set: { deposit } });
  const remove = ({ deposit }: HandMade): Write => ({ put: 'deposit', id: deposit, set: { removed: true } });
  const writes: Write[] = [...records.map(item(payout)), ...takenOut.map(item(null))];
  if (becomesIt) writes.push(remove(becomesIt), ...becomesIt.lines.map(standFor(payout)));
  for (const empty of emptied) writes.push(remove(empty), ...empty.lines.map(standFor(null)));
  return { kind: 'Stripe payout reported', summary: summaryOf({ payout, records, takenOut, becomesIt, emptied }), writes };
}

function summaryOf({ payout, records, takenOut, becomesIt }: Filling): string {
  if (becomesIt) return `What was matched by hand is Stripe’s payout ${payout}`;
  if (payout !== null && records.length > 0) return `Stripe paid ${countOf(records)} out with ${payout}`;
  return `Took ${countOf([...records, ...takenOut])} out of a payout that does not bring ${records.length + takenOut.length === 1 ? 'it' : 'them'}`;
}

/** `1 record`, `3 records`. */
export function countOf(records: readonly unknown[]): string {
  return records.length === 1 ? '1 record' : `${records.length} records`;
}
