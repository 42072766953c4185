import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, negate } from '../../shared/money.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Write } from '../journal/operation.ts';
import { decideAgain } from './change-dispatch.ts';
import type { Dispatch } from './invoice.ts';
import { withEvent } from './standing.ts';

/** A payment event as a biller writes it on a dispatch, without an invoice. */
export type HandwrittenEvent = {
  kind: Extract<EventKind, 'service charge' | 'discount' | 'finance charge' | 'payment' | 'reversal'>;
  /** Its size, more than zero, also for a reversal. */
  amount: Cents;
  comment: string;
  date: IsoDate;
  creator: string;
  recordedAt: Instant;
};

/**
 * Books an event on a dispatch and lets the automatic workflow decide again. Cash (payment, reversal) makes a register record of type Cash,
 * negative for a reversal [FLOW-10]; charges and discounts are no money and make none [FLOW-9].
 */
export function bookEvent(dispatch: Dispatch, event: HandwrittenEvent, newId: () => string): Write[] {
  const { kind, comment, date, creator, recordedAt } = event;
  const amount = kind === 'reversal' ? negate(event.amount) : event.amount;
  const isCash = kind === 'payment' || kind === 'reversal';
  const record = isCash ? newId() : null;
  const writes: Write[] = [];
  if (record !== null) {
    const cash = { type: 'Cash', number: '', amount, customer: dispatch.customer, invoice: null, comesFrom: null, stripe: null } as const;
    writes.push({ add: 'registerRecord', id: record, row: { ...cash, date, comment, creator, recordedAt, needsReview: false } });
  }
  const row = { dispatch: dispatch.id, kind, amount, date, comment, creator, invoice: null, record };
  writes.push({ add: 'paymentEvent', id: newId(), row }, ...decideAgain(dispatch, withEvent(dispatch, kind, amount)));
  return writes;
}
