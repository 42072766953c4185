/** Why an item of an invoice is due less or more than was invoiced. */
import { never } from '../../shared/assert.ts';
import { type Cents, formatAmount, negate } from '../../shared/money.ts';
import type { EventKind, RecordType } from '../../shared/words.ts';

/** A payment event that came after the commit, with the register record it belongs to. */
export type ItemEvent = { kind: EventKind; amount: Cents; comment: string; type: RecordType | null; number: string | null };

export type ItemNow = {
  invoiced: Cents;
  dueNow: Cents;
  writtenOff: Cents;
  /** The price quote at commit and now. */
  quoted: Cents;
  quotedNow: Cents;
  allowed: Cents | null;
};

/** `Paid 80.00 (check 1234)`, `Paid 60.00 (Stripe), refunded 60.00`; empty when it is due as invoiced. */
export function difference(item: ItemNow, events: readonly ItemEvent[]): string {
  const { invoiced, dueNow, writtenOff, quoted, quotedNow, allowed } = item;
  if (dueNow === invoiced) return '';
  const reasons = events.filter(({ amount }) => amount !== 0).map(inWords);
  if (quotedNow !== quoted) reasons.push(`price now ${formatAmount(quotedNow)}`);
  if (allowed !== null) reasons.push(`insurance allows ${formatAmount(allowed)}`);
  if (writtenOff > 0) reasons.push(`wrote off ${formatAmount(writtenOff)}`);
  const sentence = reasons.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
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
      return `${kind} ${size}`;
    default:
      return never(kind);
  }
}

/** ` (check 1234)`; Stripe's long numbers are left to the record. */
function source(type: RecordType | null, number: string | null): string {
  if (type === null) return '';
  if (type === 'Stripe') return ' (Stripe)';
  const name = type === 'EFT' ? type : type.toLowerCase();
  return number === null || number === '' ? ` (${name})` : ` (${name} ${number})`;
}

function takenBack(comment: string): string {
  if (comment.startsWith('Refund')) return 'refunded';
  return comment.startsWith('Lost dispute') ? 'lost in a dispute' : 'reversed';
}
