/** Why an item of an invoice is due less or more than was invoiced [INV-13]. */
import { never } from '../../shared/assert.ts';
import { type Cents, formatAmount, negate } from '../../shared/money.ts';
import { recordName } from '../../shared/record-name.ts';
import type { EventKind, RecordType } from '../../shared/words.ts';

/** A payment event that came after the commit, with the register record it belongs to. */
export type ItemEvent = { kind: EventKind; amount: Cents; comment: string; type: RecordType | null; number: string | null };

/** What, beside its payment events, says how much is owed for a dispatch. */
export type Terms = { quoted: Cents; allowed: Cents | null; nonBillable: boolean; cancelled: boolean };

/** An item with its terms at commit and now. */
export type ItemNow = { invoiced: Cents; dueNow: Cents; writtenOff: Cents; before: Terms; now: Terms };

/** `Paid 80.00 (check 1234)`, `Paid 60.00 (Stripe), refunded 60.00`; empty when it is due as invoiced. */
export function difference(item: ItemNow, events: readonly ItemEvent[]): string {
  const { invoiced, dueNow, writtenOff, before, now } = item;
  if (dueNow === invoiced) return '';
  const reasons = [...events.filter(({ amount }) => amount !== 0).map(inWords), ...changedTerms(before, now)];
  if (writtenOff > 0) reasons.push(`${isSold(events) ? 'sold to collections with' : 'wrote off'} ${formatAmount(writtenOff)}`);
  if (reasons.length === 0) return 'Changed on another desk before the commit';
  const sentence = reasons.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function changedTerms(before: Terms, now: Terms): string[] {
  const reasons: string[] = [];
  if (now.allowed !== before.allowed)
    reasons.push(
      now.allowed === null
        ? `insurance’s price was taken back, price quote ${formatAmount(now.quoted)}`
        : `insurance allows ${formatAmount(now.allowed)}`,
    );
  else if (now.allowed === null && now.quoted !== before.quoted) reasons.push(`price quote now ${formatAmount(now.quoted)}`);
  if (now.cancelled !== before.cancelled) reasons.push(now.cancelled ? 'cancelled' : 'no longer cancelled');
  if (now.nonBillable !== before.nonBillable) reasons.push(now.nonBillable ? 'non-billable' : 'billable again');
  return reasons;
}

/** A sale is an event of 0.00 [INV-10]: what it meant is the amount written off. */
function isSold(events: readonly ItemEvent[]): boolean {
  return events.some(({ kind }) => kind === 'sale to collections');
}

function inWords({ kind, amount, comment, type, number }: ItemEvent): string {
  const size = formatAmount(amount < 0 ? negate(amount) : amount);
  switch (kind) {
    case 'payment':
      return `${amount < 0 ? 'evened out' : 'paid'} ${size}${source(type, number)}`;
    case 'insurance payment':
      return `insurance paid ${size}${source(type, number)}`;
    case 'reversal':
      return `${takenBack(comment)} ${size}`;
    case 'sale to collections':
      return `sold to collections for ${size}`;
    case 'service charge':
    case 'finance charge':
    case 'discount':
      return charged(kind, amount, comment, size);
    default:
      return never(kind);
  }
}

/** ` (check 1234)`; Stripe's long numbers are left to the record. */
function source(type: RecordType | null, number: string | null): string {
  if (type === null) return '';
  if (type === 'Stripe') return ' (Stripe)';
  return ` (${recordName(type, number ?? '')})`;
}

function takenBack(comment: string): string {
  if (comment.startsWith('Refund')) return 'refunded';
  if (comment.startsWith('Bounced')) return 'bounced';
  return comment.startsWith('Lost dispute') ? 'lost in a dispute' : 'reversed';
}

/** A charge of less than nothing is an early-payment discount [FEE-6], or takes one back [REV-7]. */
function charged(kind: ItemEvent['kind'], amount: Cents, comment: string, size: string): string {
  const isDiscount = comment.startsWith('Early-payment discount');
  const name = isDiscount ? 'early-payment discount' : comment.startsWith('Late fee') ? 'late fee' : kind;
  return amount < 0 && !isDiscount ? `${name} ${size} taken back` : `${name} ${size}`;
}
