import { describe, expect, it } from 'vitest';
import { aDispute, aRefund, numbered } from '../../../test/builders/stripe-facts.ts';
import type { UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { cents } from '../../shared/money.ts';
import { refundableOf } from './refund-payment.ts';

function back(facts: UnnumberedFact[]) {
  const told = numbered(facts);
  return { refunds: told.filter((fact) => fact.fact === 'refund'), disputes: told.filter((fact) => fact.fact === 'dispute') };
}

describe('of a payment of 150.00', () => {
  it.each<[string, UnnumberedFact[], number]>([
    ['nothing has gone back', [], 150_00],
    ['40.00 has gone back', [aRefund({ amount: 40_00 })], 110_00],
    ['40.00 is on its way', [aRefund({ amount: 40_00, status: 'pending' })], 110_00],
    ['40.00 waits for the customer', [aRefund({ amount: 40_00, status: 'requires_action' })], 110_00],
    ['40.00 failed', [aRefund({ amount: 40_00, status: 'failed' })], 150_00],
    ['40.00 was canceled', [aRefund({ amount: 40_00, status: 'canceled' })], 150_00],
    ['all has gone back in two', [aRefund({ amount: 100_00 }), aRefund({ id: 're_2', amount: 50_00 })], 0],
    ['its dispute was won', [aDispute({ amount: 150_00, status: 'won' })], 150_00],
  ])('[SRF-2] %s', (_what, facts, refundable) => {
    expect(refundableOf(cents(150_00), back(facts)).refundable).toBe(refundable);
  });

  it.each<[string, UnnumberedFact, number]>([
    ['the customer disputes it', aDispute({ amount: 150_00, status: 'open' }), 0],
    ['the customer disputes a part', aDispute({ amount: 20_00, status: 'open' }), 0],
    ['the bank only asks', aDispute({ amount: 150_00, status: 'open', withdrawn: 0, fee: 0, moves: 0 }), 150_00],
    ['the dispute is lost', aDispute({ amount: 150_00 }), 0],
  ])('[SRF-3] %s', (_what, dispute, refundable) => {
    const said = refundableOf(cents(150_00), back([dispute]));
    expect(said.refundable).toBe(refundable);
    expect(said.whyNot === '').toBe(refundable > 0);
  });
});
