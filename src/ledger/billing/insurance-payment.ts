/** What an insurer answers for trips: the price that it allows, what it pays, or that it pays nothing (docs/rules.md, INS). */
import { type Cents, formatMoney, minus, sum } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Write } from '../journal/operation.ts';
import { newRecord, type RecordDetails } from './book-money.ts';
import { closeSettled } from './close-settled.ts';
import type { Dispatch, Invoice } from './invoice.ts';
import { owedOf } from './owed.ts';
import { withEvent, withFields } from './standing.ts';
import { automaticState } from './workflow.ts';

/** One line of an explanation of benefits. */
export type InsuranceLine = {
  dispatch: Dispatch;
  /** The price allowed; null: it stays as it is. */
  allowed: Cents | null;
  /** Zero: denied. */
  paid: Cents;
  comment: string;
};

/** What was withheld from the check (negative), or paid on top of its lines. */
export type ProviderAdjustment = { code: string; amount: Cents; description: string };

export type Explanation = {
  lines: readonly InsuranceLine[];
  adjustments: readonly ProviderAdjustment[];
  /** What is still owed then is the patient's. */
  toPatient: boolean;
};

/**
 * Books an insurance payment: for each trip the price allowed and an event `insurance payment` [INS-1]; one record for all of them, whose
 * amount is the events, the adjustments, and what is left unallocated [INS-2]. Where no money came there is no record [INS-3].
 *
 * Of a trip quoted at 500.00, allowed 320.00 and paid 256.00, the patient's responsibility of 64.00 stays owed.
 */
export function bookInsurance(
  { lines, adjustments, toPatient }: Explanation,
  details: RecordDetails,
  open: readonly Invoice[],
  newId: () => string,
): Outcome<{ record: string | null; writes: Write[] }> {
  const handedOut = sum([...lines.map(({ paid }) => paid), ...adjustments.map(({ amount }) => amount)]);
  if (details.amount < handedOut)
    return refuse(
      'invalid-input',
      `The trips and adjustments come to ${formatMoney(handedOut)}, which is ${formatMoney(minus(handedOut, details.amount))} more than the check.`,
      'amount',
    ); // INS-5
  const { date, creator } = details;
  const hasMoney = details.amount !== 0 || handedOut !== 0 || adjustments.length > 0;
  const record = hasMoney ? newId() : null;
  const writes: Write[] = record === null ? [] : [newRecord(record, details)];
  for (const { dispatch, paid, comment } of lines) {
    const row = { dispatch: dispatch.id, kind: 'insurance payment', amount: paid, date, comment, creator, invoice: null, record } as const;
    writes.push({ add: 'paymentEvent', id: newId(), row });
  }
  if (record !== null)
    for (const line of adjustments) writes.push({ add: 'adjustment', id: newId(), row: { ...line, record, kind: 'plb' } });
  writes.push(...lines.flatMap((line) => fieldsAfter(line, toPatient)));
  return done({ record, writes: [...writes, ...closeSettled(open, writes)] });
}

/** The price allowed, who owes the rest, and where the automatic workflow puts the trip [INS-4]. */
function fieldsAfter({ dispatch, allowed, paid }: InsuranceLine, toPatient: boolean): Write[] {
  const priced = withFields(withEvent(dispatch, 'insurance payment', paid), allowed === null ? {} : { allowed });
  const { owed } = owedOf(priced);
  const state = automaticState({ ...priced, owed, onOpenInvoice: priced.openInvoices.length > 0 });
  const set = {
    ...(allowed !== null && allowed !== dispatch.allowed && { allowed }),
    ...(toPatient && owed > 0 && dispatch.payor !== 'patient' && { payor: 'patient' as const }),
    ...(state !== dispatch.state && { state }),
  };
  return Object.keys(set).length === 0 ? [] : [{ put: 'dispatch', id: dispatch.id, set }];
}
