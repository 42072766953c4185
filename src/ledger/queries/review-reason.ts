/** What happened to the money and the trips of a record that needs review, in sentences for the biller who decides. */
import { type Cents, formatMoney } from '../../shared/money.ts';
import { never } from '../../shared/assert.ts';
import type { RegisterRow } from '../../shared/office-api/register.ts';
import type { WorkflowState } from '../../shared/words.ts';

export type ReviewedTrip = { state: WorkflowState; writtenOff: Cents };
type Reviewed = {
  nature: RegisterRow['nature'];
  customer: string;
  /** The money that moved, without Stripe's fee; positive. */
  moved: Cents;
  unallocated: Cents;
  comment: string;
  /** Why somebody asked for the review; empty when nobody did. */
  note: string;
  trips: readonly ReviewedTrip[];
};

/** `Oak Ridge Care Center took $100.00 back. Both trips were written off. Decide whether to bill them again, then mark this as reviewed.` */
export function reviewReason(reviewed: Reviewed): string {
  const { unallocated } = reviewed;
  const rest = unallocated === 0 ? '' : ` ${formatMoney(unallocated)} of it belongs to no dispatch.`;
  return `${whatHappened(reviewed)}${rest} ${whatToDecide(reviewed)}`;
}

function whatHappened({ nature, customer, moved, comment, note }: Reviewed): string {
  if (note !== '') return asSentence(note);
  const money = formatMoney(moved);
  switch (nature) {
    case 'lost dispute':
      return `${customer} took ${money} back.`;
    case 'dispute corrected':
      return `Stripe changed what the dispute of ${customer} has cost, by ${money}.`;
    case 'refund':
      return `${money} went back to ${customer}.`;
    case 'refund failed':
      return `A refund of ${money} to ${customer} failed, so the money is in the books again.`;
    case 'payment':
    case 'reversal':
      return asSentence(comment) || `${customer}: ${money}.`;
    default:
      return never(nature);
  }
}

function whatToDecide({ nature, trips }: Reviewed): string {
  const writtenOff = trips.filter((trip) => trip.writtenOff > 0).length;
  const waiting = trips.filter((trip) => trip.state === 'Billing office').length;
  const again = trips.length === 1 ? 'it' : 'them';
  if (nature === 'payment' || trips.length === 0) return 'Check where the money went, then mark this as reviewed.';
  if (writtenOff > 0)
    return `${someTrips(writtenOff, trips.length)} written off. Decide whether to bill ${again} again, then mark this as reviewed.`;
  if (waiting > 0)
    return `${someTrips(waiting, trips.length)} sent back for invoicing. Decide whether to write ${again} off, then mark this as reviewed.`;
  return 'Check the trips, then mark this as reviewed.';
}

/** `The trip was`, `Both trips were`, `All 3 trips were`, `2 of 3 trips were`. */
function someTrips(some: number, all: number): string {
  if (some < all) return `${some} of ${all} trips ${some === 1 ? 'was' : 'were'}`;
  if (all === 1) return 'The trip was';
  return all === 2 ? 'Both trips were' : `All ${all} trips were`;
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
