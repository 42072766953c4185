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

/** Puts register records into the payout that brings their money, or out of one that failed. */
export function putIntoPayout(records: readonly string[], payout: string | null): Decision {
  const count = records.length === 1 ? '1 record' : `${records.length} records`;
  const summary = payout === null ? `Took ${count} out of a payout that failed` : `Stripe paid ${count} out with ${payout}`;
  const writes = records.map((id): Write => ({ put: 'depositItem', id, set: { deposit: payout } }));
  return { kind: 'Stripe payout reported', summary, writes };
}
