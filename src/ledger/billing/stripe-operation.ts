/** The identity of what Stripe's reports book: made of the Stripe object alone, so that every desk gives the same fact the same ID [STR-13]. */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import type { Decision } from '../journal/operation.ts';

/** When a fact is booked: `date` is the office's date of what happened, `recordedAt` the moment of the booking. */
export type BookingTime = { date: IsoDate; recordedAt: Instant };

export type StripeOperation = { id: string; newId: () => string };

/**
 * The ID of the operation for a fact about a Stripe object, and the IDs of its rows, in order.
 *
 * `stripeOperation('re_1', 'refund failed').id` is `stripe:re_1:refund-failed`, its first row `stripe:re_1:refund-failed/1`.
 * `rowsOf`: tells the rows apart of operations that book the same fact in different ways.
 */
export function stripeOperation(object: string, fact: string, rowsOf = ''): StripeOperation {
  const id = `stripe:${object}:${fact.replaceAll(' ', '-')}`;
  let rows = 0;
  return { id, newId: () => `${id}/${++rows}${rowsOf}` };
}

/** The decision about a Stripe fact: its ID is always given. */
export type StripeDecision = Decision & { id: string };
