import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { aPayout, moved, type MoveSpec } from '../../../test/builders/stripe-balance.ts';
import { aDispute, aRefund, paidOn, tell } from '../../../test/builders/stripe-facts.ts';
import type { UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { instant, isoDate } from '../../shared/dates.ts';
import { cents, sum } from '../../shared/money.ts';

const at = (text: string) => ({ at: instant(Date.parse(text)) });

/** $100.00 paid by card at a moment that is Jan 31 in the office, and Feb 1 in universal time. */
const lateInJanuary = '2026-02-01T03:30:00Z';

async function anOfficeWith(facts: (invoice: string) => readonly UnnumberedFact[]) {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  await office.commit('i1', { customer: 'maple' });
  await tell(office, facts(office.id('i1')));
  const report = (from: string, to: string) => office.do('payouts.report', { from: isoDate(from), to: isoDate(to) });
  return {
    office,
    report,
    /** Each difference, after proving that they are the whole of it. */
    differences: async (from: string, to: string) => {
      const { differences, total, agrees, balance } = await report(from, to);
      expect(sum(differences.map(({ net }) => net.difference))).toBe(total.difference);
      expect(agrees).toBe(differences.length === 0);
      expect(balance.moved).toBe(total.stripe);
      return differences.map(({ object, why, net }) => [object, why, net.difference]);
    },
  };
}

const paid: MoveSpec = { id: 'm1', amount: 100_00, fee: 3_20, source: 'ch_1', paymentIntent: 'pi_1', at: lateInJanuary };
const january = ['2026-01-01', '2026-01-31'] as const;
const february = ['2026-02-01', '2026-02-28'] as const;
const both = ['2026-01-01', '2026-02-28'] as const;

describe('Stripe against the books', () => {
  it('[PO-6] goes by the office’s days, not by Stripe’s', async () => {
    const { differences, report } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      moved([paid]),
    ]);
    expect(await differences(...january)).toEqual([]);
    expect(await differences(...february)).toEqual([]);
    expect((await report(...january)).balance).toEqual({ before: 0, moved: 96_80, paidOut: 0, after: 96_80 });
    expect((await report(...february)).balance).toEqual({ before: 96_80, moved: 0, paidOut: 0, after: 96_80 });
  });

  it('[PO-6] a refund of an earlier month is of its own month', async () => {
    const { differences } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      { ...aRefund({ amount: 40_00 }), ...at('2026-02-10T15:00:00Z') },
      moved([paid, { id: 're_1', kind: 'refund', amount: -40_00, source: 're_1', paymentIntent: 'pi_1', at: '2026-02-10T15:00:00Z' }]),
    ]);
    expect(await differences(...january)).toEqual([]);
    expect(await differences(...february)).toEqual([]);
  });

  it('[PO-6] a lost dispute is a difference of the month of the withdrawal and of the month of the loss, and none over both', async () => {
    const withdrawn = { kind: 'dispute', amount: -100_00, fee: 15_00, source: 'du_1', paymentIntent: 'pi_1' } as const;
    const { differences } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      moved([paid, { id: 'du_1_1', ...withdrawn, at: '2026-02-02T15:00:00Z' }]),
      { ...aDispute({ amount: 100_00 }), ...at('2026-03-01T15:00:00Z') },
    ]);
    expect(await differences(...february)).toEqual([['du_1', 'another day', -115_00]]);
    expect(await differences('2026-03-01', '2026-03-31')).toEqual([['du_1', 'another day', 115_00]]);
    expect(await differences('2026-01-01', '2026-03-31')).toEqual([]);
  });

  it('[PO-6] a lost dispute that is won after all leaves the fee that Stripe keeps, and says so', async () => {
    const of = { kind: 'dispute', source: 'du_1', paymentIntent: 'pi_1' } as const;
    const { differences } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      { ...aDispute({ amount: 100_00 }), ...at('2026-02-02T15:00:00Z') },
      { ...aDispute({ amount: 100_00, status: 'won', fee: 15_00, moves: 2 }), ...at('2026-02-20T15:00:00Z') },
      moved([
        paid,
        { id: 'du_1_1', ...of, amount: -100_00, fee: 15_00, at: '2026-02-02T15:00:00Z' },
        { id: 'du_1_2', ...of, amount: 100_00, at: '2026-02-20T15:00:00Z' },
      ]),
    ]);
    expect(await differences(...both)).toEqual([['du_1', 'won', -15_00]]);
  });

  it('[PO-6] names what Stripe charges by itself: a monthly fee, an adjustment, the fee of an instant payout', async () => {
    const { differences, report } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      moved([
        paid,
        { id: 'fee', kind: 'fee', amount: -2_00, source: null, at: '2026-02-02T15:00:00Z' },
        { id: 'adjusted', kind: 'other', amount: 1_00, source: null, at: '2026-02-03T15:00:00Z' },
        { id: 'sent', kind: 'payout', amount: -50_00, fee: 75, source: 'po_1', at: '2026-02-04T15:00:00Z' },
      ]),
      aPayout({ id: 'po_1', amount: 50_00, contents: 'by hand', arrival: '2026-02-04' }),
    ]);
    expect(await differences(...february)).toEqual([
      ['txn_fee', 'stripe', -2_00],
      ['txn_adjusted', 'stripe', 1_00],
      ['txn_sent', 'stripe', -75],
    ]);
    expect((await report(...february)).balance).toEqual({ before: 96_80, moved: -1_75, paidOut: -50_00, after: 45_05 });
  });

  it('[PO-13] money in another currency is named, and moves nothing', async () => {
    const { differences } = await anOfficeWith(() => [
      moved([{ id: 'euros', kind: 'foreign', amount: 0, source: 'ch_9', text: 'EUR 12.00, charge', at: '2026-02-02T15:00:00Z' }]),
    ]);
    expect(await differences(...february)).toEqual([['txn_euros', 'foreign', 0]]);
  });

  it('[PO-14] what was at Stripe before Paydesk came is in its balance, and no difference', async () => {
    const { office, differences, report } = await anOfficeWith(() => [
      moved([{ id: 'opening_acct_1', kind: 'other', amount: 30_00, source: null, earlier: true, at: '2026-01-10T15:00:00Z' }]),
      moved([{ id: 'old', amount: 20_00, earlier: true, at: '2026-01-05T15:00:00Z' }], 'po_1'),
      aPayout({ id: 'po_1', amount: 20_00, arrival: '2026-01-15' }),
      moved([{ id: 'sent', kind: 'payout', amount: -20_00, source: 'po_1', at: '2026-01-14T15:00:00Z' }]),
    ]);
    expect(await differences(...january)).toEqual([]);
    expect((await report(...january)).balance).toEqual({ before: 30_00, moved: 0, paidOut: -20_00, after: 10_00 });
    expect(await office.do('payouts.sent', { from: isoDate('2026-01-01'), to: isoDate('2026-01-31') })).toMatchObject({
      atStripe: cents(10_00),
      payouts: [{ gross: 20_00, notInBooks: 0 }],
    });
  });

  it('[PO-3] [PO-6] a payout that draws money from the bank holds its refund, and is matched with the line that went out', async () => {
    const { office, differences } = await anOfficeWith((invoice) => [
      { ...paidOn(invoice, { balance: 100_00 }), ...at(lateInJanuary) },
      { ...aRefund({ amount: 100_00 }), ...at('2026-02-10T15:00:00Z') },
      aPayout({ id: 'po_1', amount: 96_80, arrival: '2026-02-03' }),
      moved([paid], 'po_1'),
      aPayout({ id: 'po_2', amount: -100_00, arrival: '2026-02-12' }),
      moved([{ id: 're_1', kind: 'refund', amount: -100_00, source: 're_1', paymentIntent: 'pi_1', at: '2026-02-10T15:00:00Z' }], 'po_2'),
    ]);
    expect(await differences(...both)).toEqual([]);
    const { deposits } = await office.do('deposits.made', { from: isoDate('2026-02-01'), to: isoDate('2026-02-28') });
    expect(deposits.map(({ id, amount, records }) => [id, amount, records.length])).toEqual([
      ['po_2', -100_00, 1],
      ['po_1', 96_80, 1],
    ]);
  });
});
