/** Money of a register record that went nowhere yet, and where a biller sends it later (docs/rules.md, ALLOC). */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney, minus, negate, sum, zero } from '../../shared/money.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { RecordType, TenderType } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import { payFromRecord } from './book-payment.ts';
import { decideAgain } from './change-dispatch.ts';
import type { Account, Dispatch } from './invoice.ts';
import type { PaymentPlan } from './pay-invoice.ts';
import { withEvent } from './standing.ts';

/** A register record, as far as its unallocated money is concerned. */
export type MoneyRecord = {
  id: string;
  type: RecordType;
  number: string;
  amount: Cents;
  unallocated: Cents;
  customer: string | null;
};

/** Who decides, and when. */
export type Deciding = { date: IsoDate; recordedAt: Instant; creator: string };

/** Where the money goes, with everything that it touches. Amounts have the sign of what is unallocated; a PLB may have either. */
export type Destination =
  | { to: 'dispatches'; shares: readonly { dispatch: Dispatch; amount: Cents }[]; comment: string }
  | { to: 'invoice'; plan: PaymentPlan }
  | { to: 'ledger'; account: Account; amount: Cents; comment: string }
  | { to: 'plb'; code: string; amount: Cents; description: string }
  | { to: 'return'; amount: Cents; type: TenderType; number: string; date: IsoDate; comment: string };

export type AllocationMade = { amount: Cents; leftAfter: Cents; writes: Write[]; made: string | null };

/**
 * Sends unallocated money of `record` where the biller says: never more than is there, and never the other way [ALLOC-1, ALLOC-2]. What it
 * touches follows by the same rules as any other money.
 *
 * Of a check with 40.00 unallocated, 25.00 to a trip that owes 25.00 leaves 15.00, and the trip becomes Finished.
 */
export function allocateRecord(
  record: MoneyRecord,
  destination: Destination,
  deciding: Deciding,
  newId: () => string,
): Outcome<AllocationMade> {
  const amount = amountOf(destination);
  const refused = refusalOfAmount(record, destination, amount);
  if (refused) return refused;
  return done({ amount, leftAfter: minus(record.unallocated, amount), ...writesOf(record, destination, deciding, newId) });
}

function amountOf(destination: Destination): Cents {
  if (destination.to === 'dispatches') return sum(destination.shares.map((share) => share.amount));
  return destination.to === 'invoice' ? destination.plan.amount : destination.amount;
}

function refusalOfAmount({ amount: whole, unallocated }: MoneyRecord, destination: Destination, amount: Cents): Outcome<never> | null {
  const parts = destination.to === 'dispatches' ? destination.shares.map((share) => share.amount) : [amount];
  if (parts.some((part) => part === 0)) return refuse('invalid-input', 'Give an amount: $0.00 allocates nothing.', 'amount');
  if (destination.to === 'plb') return refusalOfPlb(whole, minus(unallocated, amount));
  if (unallocated === 0) return refuse('wrong-state', 'All money of this record is allocated already.', 'amount');
  if (parts.some((part) => part > 0 !== unallocated > 0))
    return refuse(
      'invalid-input',
      unallocated > 0
        ? 'Give amounts of more than $0.00.'
        : `This record took ${formatMoney(negate(unallocated))} more than it has from anywhere: give amounts of less than $0.00.`,
      'amount',
    );
  if (Math.abs(amount) > Math.abs(unallocated))
    return refuse('invalid-input', `Only ${formatMoney(unallocated)} of this record is not allocated yet.`, 'amount');
  if (destination.to === 'return' && unallocated < 0)
    return refuse('wrong-state', 'This record has no money that could be returned.', 'amount');
  return null;
}

/** A PLB may take money off or add some, but never leaves a record that has handed out more than it has [ALLOC-6]. */
function refusalOfPlb(whole: Cents, left: Cents): Outcome<never> | null {
  if (whole > 0 && left < 0)
    return refuse('invalid-input', `That is ${formatMoney(negate(left))} more than is left of this record unallocated.`, 'amount');
  if (whole < 0 && left > 0)
    return refuse('invalid-input', `That is ${formatMoney(left)} more than this record has to account for.`, 'amount');
  return null;
}

type Made = Pick<AllocationMade, 'writes' | 'made'>;

function writesOf(record: MoneyRecord, destination: Destination, deciding: Deciding, newId: () => string): Made {
  const { date, creator } = deciding;
  switch (destination.to) {
    case 'dispatches':
      return { made: null, writes: toDispatches(record, destination, deciding, newId) };
    case 'invoice':
      return { made: null, writes: payFromRecord(destination.plan, { record: record.id, date, creator }, newId) };
    case 'ledger': {
      const { account, amount, comment } = destination;
      const row = { customer: account.id, amount: negate(amount), date, comment, creator, record: record.id, invoice: null };
      return { made: null, writes: [{ add: 'ledgerEntry', id: newId(), row }] };
    }
    case 'plb': {
      const { code, amount, description } = destination;
      const row = { record: record.id, kind: 'plb', code, amount, description } as const;
      return { made: null, writes: [{ add: 'adjustment', id: newId(), row }] };
    }
    case 'return':
      return sendBack(record, destination, deciding, newId);
  }
}

/** An event for each dispatch, of the kind that the record's money is; the automatic workflow decides again [ALLOC-3]. */
function toDispatches(
  { id, type }: MoneyRecord,
  { shares, comment }: Extract<Destination, { to: 'dispatches' }>,
  { date, creator }: Deciding,
  newId: () => string,
): Write[] {
  return shares.flatMap(({ dispatch, amount }): Write[] => {
    const kind = amount < 0 ? 'reversal' : type === 'Insurance' ? 'insurance payment' : 'payment';
    const row = { dispatch: dispatch.id, kind, amount, date, comment, creator, invoice: null, record: id } as const;
    return [{ add: 'paymentEvent', id: newId(), row }, ...decideAgain(dispatch, withEvent(dispatch, kind, amount))];
  });
}

/** Money that goes back: a negative record of its own, and on both records a child that says so [ALLOC-7]. */
function sendBack(
  record: MoneyRecord,
  { amount, type, number, date, comment }: Extract<Destination, { to: 'return' }>,
  { recordedAt, creator }: Deciding,
  newId: () => string,
): Made {
  const made = newId();
  const back = negate(amount);
  const row = { type, number, amount: back, date, comment, creator, recordedAt, customer: record.customer, invoice: null } as const;
  const child = (of: string, size: Cents, description: string): Write => ({
    add: 'adjustment',
    id: newId(),
    row: { record: of, kind: 'return', code: '', amount: size, description },
  });
  return {
    made,
    writes: [
      { add: 'registerRecord', id: made, row: { ...row, needsReview: false, stripe: null, comesFrom: record.id } },
      child(record.id, amount, `Returned by ${recordName(type, number)}`),
      child(made, back, `Returned from ${recordName(record.type, record.number)}`),
    ],
  };
}

/** How a ledger stands after `writes`; positive: the customer owes. */
export function ledgerAfter({ id, ledgerBalance }: Account, writes: readonly Write[]): { amount: Cents; balanceAfter: Cents } {
  let entries = zero;
  for (const write of writes)
    if ('add' in write && write.add === 'ledgerEntry' && write.row.customer === id) entries = sum([entries, write.row.amount]);
  return { amount: negate(entries), balanceAfter: sum([ledgerBalance, entries]) };
}
