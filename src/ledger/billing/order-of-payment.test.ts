import { describe, expect, it } from 'vitest';
import { aDispatch } from '../../../test/builders/receivables.ts';
import type { Dispatch } from './invoice.ts';
import { orderOfPayment } from './order-of-payment.ts';

describe('the order in which money reaches the items', () => {
  const cases: [title: string, items: Dispatch[], order: string[]][] = [
    ['[PAY-1] the older date of service first', [aDispatch('d2'), aDispatch('d1')], ['d1', 'd2']],
    [
      '[PAY-1] on one date, the lower number first',
      [aDispatch('d2', { date: '2026-01-05' }), aDispatch('d1', { date: '2026-01-05' })],
      ['d1', 'd2'],
    ],
    [
      '[PAY-1] numbers count as numbers',
      [aDispatch('d10', { date: '2026-01-05' }), aDispatch('d9', { date: '2026-01-05' })],
      ['d9', 'd10'],
    ],
    ['[PAY-1] Finished after not Finished, though older', [aDispatch('d1', { state: 'Finished' }), aDispatch('d2')], ['d2', 'd1']],
    [
      '[PAY-1] a changed payor after the invoice’s own, though older',
      [aDispatch('d1', { payor: 'patient' }), aDispatch('d2')],
      ['d2', 'd1'],
    ],
    [
      '[PAY-1] a changed payor even after Finished',
      [aDispatch('d1', { payor: 'patient' }), aDispatch('d2', { state: 'Finished' })],
      ['d2', 'd1'],
    ],
  ];
  it.each(cases)('%s', (_title, items, order) => {
    expect(orderOfPayment(items, 'facility').map((item) => item.id)).toEqual(order);
  });

  it('leaves the invoice’s own list as it is', () => {
    const items = [aDispatch('d2'), aDispatch('d1')];
    orderOfPayment(items, 'facility');
    expect(items.map((item) => item.id)).toEqual(['d2', 'd1']);
  });
});
