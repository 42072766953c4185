import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/money.ts';
import { difference, type ItemEvent, type ItemNow, type Terms } from './difference.ts';

const terms: Terms = { quoted: cents(100_00), allowed: null, nonBillable: false, cancelled: false };
const was = (before: Partial<Terms>) => ({ before: { ...terms, ...before } });
const now = (changed: Partial<Terms>) => ({ now: { ...terms, ...changed } });

function event(kind: ItemEvent['kind'], amount: number, of: Partial<ItemEvent> = {}): ItemEvent {
  return { kind, amount: cents(amount), comment: '', type: null, number: null, ...of };
}

type Spec = Partial<Omit<ItemNow, 'dueNow' | 'writtenOff'>> & { due: number; writtenOff?: number };

/** An item invoiced at 100.00 with the terms of then. */
function why({ due, writtenOff = 0, ...item }: Spec, ...events: ItemEvent[]): string {
  return difference(
    { invoiced: cents(100_00), dueNow: cents(due), writtenOff: cents(writtenOff), before: terms, now: terms, ...item },
    events,
  );
}

describe('[INV-13] an item says why it is due less or more than invoiced', () => {
  const check = { type: 'Check', number: '1234' } as const;
  const stripe = { type: 'Stripe', number: 'pi_1' } as const;
  const cases: [sentence: string, item: Spec, ...events: ItemEvent[]][] = [
    ['', { due: 100_00 }],
    ['', { due: 100_00 }, event('payment', 60_00, stripe), event('reversal', -60_00, { comment: 'Refund' })],
    ['Paid 80.00 (check 1234)', { due: 20_00 }, event('payment', 80_00, check)],
    ['Paid 100.00 (Stripe)', { due: 0 }, event('payment', 100_00, stripe)],
    ['Paid 20.00 (cash)', { due: 80_00 }, event('payment', 20_00, { type: 'Cash', number: '' })],
    ['Paid 5.00, paid 10.00', { due: 85_00 }, event('payment', 5_00), event('payment', 10_00)],
    [
      'Paid 100.00 (Stripe), refunded 60.00',
      { due: 60_00 },
      event('payment', 100_00, stripe),
      event('reversal', -60_00, { comment: 'Refund of pi_1', ...stripe }),
    ],
    ['Lost in a dispute 50.00', { due: 150_00 }, event('reversal', -50_00, { comment: 'Lost dispute pi_1' })],
    ['Bounced 50.00', { due: 150_00 }, event('reversal', -50_00, { comment: 'Bounced: Insufficient funds' })],
    ['Late fee 1.50', { due: 101_50 }, event('finance charge', 1_50, { comment: 'Late fee 2026-03' })],
    ['Early-payment discount 2.00', { due: 98_00 }, event('finance charge', -2_00, { comment: 'Early-payment discount' })],
    ['Service charge 15.00 taken back', { due: 85_00 }, event('service charge', -15_00, { comment: 'Reversed: Not for this trip' })],
    ['Reversed 50.00', { due: 150_00 }, event('reversal', -50_00)],
    ['Insurance paid 40.00 (EFT 77)', { due: 60_00 }, event('insurance payment', 40_00, { type: 'EFT', number: '77' })],
    ['Service charge 15.00', { due: 115_00 }, event('service charge', 15_00)],
    ['Finance charge 1.50', { due: 101_50 }, event('finance charge', 1_50)],
    ['Discount 10.00', { due: 90_00 }, event('discount', 10_00)],
    ['Price quote now 120.00', { due: 120_00, ...now({ quoted: cents(120_00) }) }],
    ['Insurance allows 60.00', { due: 60_00, ...now({ allowed: cents(60_00) }) }],
    ['Insurance allows 60.00', { due: 60_00, ...now({ allowed: cents(60_00), quoted: cents(120_00) }) }],
    ['Insurance’s price was taken back, price quote 100.00', { due: 100_50, ...was({ allowed: cents(60_00) }) }],
    ['Cancelled', { due: 0, ...now({ cancelled: true }) }],
    ['No longer cancelled', { due: 90_00, ...was({ cancelled: true }) }],
    ['Non-billable', { due: 0, ...now({ nonBillable: true }) }],
    ['Billable again', { due: 90_00, ...was({ nonBillable: true }) }],
    ['Wrote off 100.00', { due: 0, writtenOff: 100_00 }],
    ['Paid 80.00 (check 1234), wrote off 20.00', { due: 0, writtenOff: 20_00 }, event('payment', 80_00, check)],
    ['Sold to collections with 100.00', { due: 0, writtenOff: 100_00 }, event('sale to collections', 0)],
    ['Changed on another desk before the commit', { due: 90_00 }],
  ];
  it.each(cases)('%s', (sentence, item, ...events) => {
    expect(why(item, ...events)).toBe(sentence);
  });

  it('is not told of a price allowed that was there at the commit', () => {
    const allowed = cents(60_00);
    const events = [event('payment', 10_00)];
    expect(why({ due: 50_00, ...was({ allowed }), ...now({ allowed, quoted: cents(120_00) }) }, ...events)).toBe('Paid 10.00');
  });
});
