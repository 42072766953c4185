/** Money that the office gives back: for overpaid trips, or out of a ledger's credit (docs/rules.md, RFD). */
import { atLeastZero, type Cents, formatMoney, negate, sum } from '../../shared/money.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Write } from '../journal/operation.ts';
import { newRecord, type RecordDetails } from './book-money.ts';
import { decideAgain } from './change-dispatch.ts';
import { closeSettled } from './close-settled.ts';
import type { Account, Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { withEvent } from './standing.ts';

export type GivenBack = {
  account: Account;
  /** Of each trip so much, more than zero. */
  trips: readonly { dispatch: Dispatch; amount: Cents }[];
  /** Out of the ledger's credit; zero: none. */
  ledger: Cents;
};

/** What is given back in all; positive. */
export function refundAmount({ trips, ledger }: GivenBack): Cents {
  return sum([...trips.map(({ amount }) => amount), ledger]);
}

/**
 * Books a refund: a negative record with a reversal for each trip and an entry that uses up the ledger's credit [RFD-1]. Never more than a
 * trip is overpaid by, or than the credit [RFD-2].
 */
export function bookRefund(
  back: GivenBack,
  details: Omit<RecordDetails, 'amount' | 'customer'>,
  open: readonly Invoice[],
  newId: () => string,
): Outcome<{ record: string; writes: Write[] }> {
  const { account, trips, ledger } = back;
  const refused = refusalOf(back);
  if (refused) return refused;
  const { date, creator, number, type } = details;
  const comment = details.comment === '' ? 'Refund' : details.comment;
  const record = newId();
  const writes: Write[] = [newRecord(record, { ...details, comment, customer: account.id, amount: negate(refundAmount(back)) })];
  for (const { dispatch, amount } of trips) {
    const row = { dispatch: dispatch.id, kind: 'reversal', amount: negate(amount), date, comment, creator, invoice: null, record } as const;
    writes.push({ add: 'paymentEvent', id: newId(), row });
  }
  if (ledger > 0) {
    const by = recordName(type, number);
    const row = { customer: account.id, amount: ledger, date, comment: `Credit paid out by ${by}`, creator, record, invoice: null };
    writes.push({ add: 'ledgerEntry', id: newId(), row });
  }
  for (const { dispatch, amount } of trips) writes.push(...decideAgain(dispatch, withEvent(dispatch, 'reversal', negate(amount))));
  return done({ record, writes: [...writes, ...closeSettled(open, writes)] });
}

function refusalOf(back: GivenBack): Outcome<never> | null {
  const { account, trips, ledger } = back;
  for (const { dispatch, amount } of trips) {
    const overpaid = atLeastZero(negate(owedOf(dispatch).owed));
    if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00 for each trip.', 'trips');
    if (amount > overpaid)
      return refuse('invalid-input', `Dispatch ${dispatch.number} is overpaid by ${formatMoney(overpaid)}, not by more.`, 'trips');
  }
  const credit = atLeastZero(negate(account.ledgerBalance));
  if (ledger < 0) return refuse('invalid-input', 'What is given back of the ledger is not negative.', 'ledger');
  if (ledger > credit)
    return refuse('invalid-input', `The ledger has a credit of ${formatMoney(credit)}: not more can be given back.`, 'ledger');
  if (refundAmount(back) === 0) return refuse('invalid-input', 'Choose what is given back.', 'trips');
  return null;
}
