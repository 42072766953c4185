import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, sum } from '../../shared/money.ts';
import { type HandedOut, mirror, reversePayment } from './reverse-payment.ts';

type Lines = { events?: Record<string, number>; ledger?: number; fee?: number; amount?: number };

/** A record in whole dollars, trips in the order in which they were paid. */
function record({ events = {}, ledger = 0, fee = 0, amount }: Lines): HandedOut {
  const dollars = (n: number) => cents(n * 100);
  const lines = Object.entries(events).map(([dispatch, value]) => ({ dispatch, invoice: 'i1', amount: dollars(value) }));
  const total = sum([...lines.map((line) => line.amount), dollars(ledger), dollars(fee)]);
  return { amount: amount === undefined ? total : dollars(amount), events: lines, ledger: dollars(ledger), fee: dollars(fee) };
}

describe('what a refund or a lost dispute takes back', () => {
  const cases: { title: string; paid: Lines; earlier?: Lines[]; back: number; taken: Lines & { unallocated?: number } }[] = [
    { title: 'the last money first', paid: { events: { a: 100, b: 150 } }, back: 120, taken: { events: { b: -120 } } },
    { title: 'the one reached last in part', paid: { events: { a: 100, b: 150 } }, back: 200, taken: { events: { b: -150, a: -50 } } },
    { title: 'all of it', paid: { events: { a: 60, b: 40 } }, back: 100, taken: { events: { b: -40, a: -60 } } },
    {
      title: 'the ledger after the events',
      paid: { events: { a: 100 }, ledger: 30 },
      back: 110,
      taken: { events: { a: -100 }, ledger: -10 },
    },
    {
      title: 'the fee after the ledger',
      paid: { events: { a: 100 }, ledger: 20, fee: 4 },
      back: 122,
      taken: { events: { a: -100 }, ledger: -20, fee: -2 },
    },
    {
      title: 'what is left after an earlier refund',
      paid: { events: { a: 100, b: 150 } },
      earlier: [{ events: { b: -120 } }],
      back: 50,
      taken: { events: { b: -30, a: -20 } },
    },
    {
      title: 'what was booked back since',
      paid: { events: { a: 100, b: 150 } },
      earlier: [{ events: { b: -120 } }, { events: { b: 120 } }],
      back: 130,
      taken: { events: { b: -130 } },
    },
    {
      title: 'nothing of an overpaid trip that the payment evened out',
      paid: { events: { over: -20, a: 120 } },
      back: 100,
      taken: { events: { a: -100 } },
    },
    {
      title: 'first what a biller took off a trip and gave to nothing yet',
      paid: { events: { a: 100 }, amount: 250 },
      back: 170,
      taken: { events: { a: -20 }, unallocated: -150 },
    },
    {
      title: 'no more than the customer paid where credit helped to pay',
      paid: { events: { a: 100 }, ledger: -20 },
      earlier: [{ events: { a: -70 } }],
      back: 30,
      taken: { events: { a: -10 }, unallocated: -20 },
    },
    {
      title: 'nothing when all was taken back before',
      paid: { events: { a: 100 } },
      earlier: [{ events: { a: -100 } }],
      back: 100,
      taken: { unallocated: -100 },
    },
    { title: 'the excess stays unallocated', paid: { events: { a: 100 } }, back: 130, taken: { events: { a: -100 }, unallocated: -30 } },
  ];
  it.each(cases)('[STR-6] [STR-17] takes back $title', ({ paid, earlier = [], back, taken: { unallocated = 0, ...taken } }) => {
    const reversal = reversePayment(record(paid), earlier.map(record), cents(back * 100));
    expect(reversal).toEqual({ ...record({ ...taken, amount: -back }), unallocated: cents(unallocated * 100) });
  });

  const amounts = fc.integer({ min: 1, max: 100_000 });
  const payments = fc
    .record({ events: fc.array(amounts, { maxLength: 6 }), ledger: fc.nat(5000), fee: fc.nat(900) })
    .map(({ events, ledger, fee }): HandedOut => {
      const lines = events.map((amount, index) => ({ dispatch: `d${index}`, invoice: 'i1', amount: cents(amount) }));
      return { amount: cents(events.reduce((a, b) => a + b, 0) + ledger + fee), events: lines, ledger: cents(ledger), fee: cents(fee) };
    });

  it('[STR-7] hands out every cent, and never takes more of anything than was paid, however often', () => {
    fc.assert(
      fc.property(payments, fc.array(amounts, { minLength: 1, maxLength: 5 }), (payment, backs) => {
        const earlier: HandedOut[] = [];
        for (const back of backs) {
          const reversal = reversePayment(payment, earlier, cents(back));
          const parts = [...reversal.events.map((event) => event.amount), reversal.ledger, reversal.fee, reversal.unallocated];
          expect(sum(parts)).toBe(-back);
          expect(parts.every((part) => part <= 0)).toBe(true);
          earlier.push(reversal);
        }
        for (const { dispatch, amount } of payment.events) {
          const back = earlier.flatMap((one) => one.events.filter((event) => event.dispatch === dispatch)).map((event) => event.amount);
          expect(sum([amount, ...back])).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('[STR-8] a refund that failed after all leaves everything as it was before it', () => {
    const refund = reversePayment(record({ events: { a: 100, b: 50 }, ledger: 10, fee: 5 }), [], cents(16_200));
    const back = mirror(refund);
    expect(sum([refund.ledger, back.ledger])).toBe(0);
    expect(sum([refund.fee, back.fee])).toBe(0);
    expect(sum([refund.amount, back.amount])).toBe(0);
    expect(back.events).toEqual(refund.events.map((event) => ({ ...event, amount: cents(-event.amount) })));
  });
});
