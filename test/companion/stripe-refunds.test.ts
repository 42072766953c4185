/** Refunds that a biller asks for at the desk, through the companion, to the sandbox and back into the books. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cents } from '../../src/shared/money.ts';
import type { Output } from '../../src/shared/office-api/index.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

let hosted: TestOffice;
beforeEach(async () => {
  hosted = await startOffice({}, 'a way');
});
afterEach(() => hosted.stop());

type Desk = { office: Office; record: string; paymentIntent: string; hear: () => Promise<void> };

/** A linked desk; i1, of trips of 100.00 and 50.00, was paid online with 150.00. */
async function aPaidInvoice(by: 'card' | 'bank' = 'card', fee = 0): Promise<Desk> {
  const office = await anOffice()
    .withSettings({ passFee: fee > 0 })
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-06', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  const sync = await linkDesk(office, hosted);
  const { selfPayId } = await office.do('invoices.get', { id: office.id('i1') });
  const { to } = await hosted.checkout(selfPayId ?? '');
  await hosted.fillIn(to, by);
  const paymentIntent = (await hosted.stripe.paymentIntentOf(to.split('/').at(-1) ?? '')) ?? '';
  if (by === 'bank') await hosted.stripe.settle(paymentIntent, 'succeeded');
  const hear = async () => {
    await hosted.settled();
    expect(await sync.now()).toMatchObject({ ok: true });
  };
  await hear();
  return { office, record: `stripe:${paymentIntent}:payment/1`, paymentIntent, hear };
}

let wishes = 0;
const aWish = (record: string, amount: number) => ({
  record,
  amount: cents(amount),
  reason: 'requested_by_customer' as const,
  key: `wish${String(++wishes).padStart(8, '0')}`,
});
const owed = (office: Office) => [office.dispatch('d1').owed, office.dispatch('d2').owed];

describe('a refund from the desk', () => {
  it('[SRF-4] [SRF-6] of a card is booked as its preview said, with who asked for it and why', async () => {
    const { office, record } = await aPaidInvoice();
    const preview = await office.do('stripe.previewRefund', { record, amount: cents(60_00) });
    const asked = await office.do('stripe.refund', { ...aWish(record, 60_00), note: 'ride was shorter' });
    expect(asked).toMatchObject({ status: 'succeeded' });
    const [, refund] = office.register();
    expect(preview.trips.map(({ dispatch, amount }) => [dispatch.id, amount])).toEqual([
      [office.id('d2'), -50_00],
      [office.id('d1'), -10_00],
    ]);
    expect(refund).toMatchObject({ type: 'Stripe', amount: -60_00, events: { d2: -50_00, d1: -10_00 } });
    expect(preview.trips.map(({ after }) => after.owed).toReversed()).toEqual(owed(office));
    expect(preview.trips.map(({ after }) => after.state).toReversed()).toEqual([office.dispatch('d1').state, office.dispatch('d2').state]);
    expect(await payment(office, record)).toMatchObject({
      refundable: preview.refundableAfter,
      refunds: [{ amount: 60_00, status: 'succeeded' }],
    });
    const { entries } = await office.do('office.history', { entity: 'registerRecord', id: record });
    const asking = entries.find(({ summary }) => summary === 'Asked Stripe to refund $60.00, at the customer’s wish: ride was shorter');
    expect(asking?.user).toBe('Administrator');
  });

  it('[SRF-6] of a bank payment shows as on its way, and is booked when Stripe says that it succeeded', async () => {
    const { office, record, hear } = await aPaidInvoice('bank');
    const { refund, status } = await office.do('stripe.refund', aWish(record, 150_00));
    expect(status).toBe('on its way');
    expect(office.register()).toHaveLength(1);
    expect(await payment(office, record)).toMatchObject({ refundable: 0, refunds: [{ id: refund, amount: 150_00, status: 'on its way' }] });
    await hosted.stripe.setRefundStatus(refund, 'succeeded');
    await hear();
    expect(owed(office)).toEqual([100_00, 50_00]);
  });

  it('[SRF-2] that fails gives back what may be refunded, and books nothing', async () => {
    const { office, record, hear } = await aPaidInvoice('bank');
    const { refund } = await office.do('stripe.refund', aWish(record, 40_00));
    await hosted.stripe.setRefundStatus(refund, 'failed');
    await hear();
    expect(office.register()).toHaveLength(1);
    expect(await payment(office, record)).toMatchObject({ refundable: 150_00, refunds: [{ status: 'failed' }] });
  });

  it('[SRF-2] is never more than was paid, less what has gone back or is on its way', async () => {
    const { office, record } = await aPaidInvoice('bank');
    await office.do('stripe.refund', aWish(record, 100_00));
    expect(await office.refusalOf('stripe.refund', aWish(record, 50_01))).toMatchObject({ code: 'invalid-input', field: 'amount' });
    expect(await office.refusalOf('stripe.refund', aWish(record, 0))).toMatchObject({ code: 'invalid-input', field: 'amount' });
    expect(await office.refusalOf('stripe.previewRefund', { record, amount: cents(50_01) })).toMatchObject({ field: 'amount' });
    await office.do('stripe.refund', aWish(record, 50_00));
    expect(await payment(office, record)).toMatchObject({ refundable: 0 });
  });

  it('[SRF-5] whose answer was lost is asked for again with the same key, and is one refund', async () => {
    const { office, record } = await aPaidInvoice();
    const wish = aWish(record, 50_00);
    await hosted.stripe.setWebhooks('lost');
    hosted.way?.loseAnswers(true);
    expect(await office.refusalOf('stripe.refund', wish)).toMatchObject({ code: 'unreachable' });
    hosted.way?.loseAnswers(false);
    expect(office.register(), 'nobody has told yet').toHaveLength(1);
    const made = await office.do('stripe.refund', wish);
    expect(await office.do('stripe.refund', wish)).toEqual(made);
    expect(office.register()).toHaveLength(2);
  });

  it('[SRF-5] is refused while Stripe knows of one that the books do not, which then comes', async () => {
    const { office, record, paymentIntent } = await aPaidInvoice();
    await hosted.stripe.setWebhooks('lost');
    await hosted.stripe.refund(paymentIntent, cents(50_00), 'succeeded');
    expect(await office.refusalOf('stripe.refund', aWish(record, 50_00))).toMatchObject({ code: 'conflict' });
    expect(owed(office)).toEqual([0, 50_00]);
    await office.do('stripe.refund', aWish(record, 50_00));
    expect(owed(office)).toEqual([50_00, 50_00]);
  });

  it('[SRF-5] that cannot reach Stripe changes nothing and says that it may be asked for again', async () => {
    const { office, record } = await aPaidInvoice();
    hosted.way?.cut(true);
    const wish = aWish(record, 50_00);
    expect(await office.refusalOf('stripe.refund', wish)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('not paid back twice'),
    });
    hosted.way?.cut(false);
    expect(await office.do('stripe.refund', wish)).toMatchObject({ status: 'succeeded' });
    expect(owed(office)).toEqual([0, 50_00]);
  });

  it('[SRF-1] is not for a viewer, and not for a payment by check', async () => {
    const { office, record } = await aPaidInvoice();
    expect(await office.as('Viewer').refusalOf('stripe.refund', aWish(record, 1_00))).toMatchObject({ code: 'not-allowed' });
    expect(await office.as('Captain').do('stripe.refund', aWish(record, 1_00))).toMatchObject({ status: 'succeeded' });
    expect(await office.as('Biller').do('stripe.refund', aWish(record, 1_00))).toMatchObject({ status: 'succeeded' });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'payment', amount: cents(1_00) });
    const cash = office.books.reader.one<{ id: string }>("SELECT id FROM register_records WHERE type = 'Cash'");
    expect(await office.refusalOf('stripe.refund', aWish(cash.id, 1_00))).toMatchObject({ code: 'not-found' });
  });

  it('[SP-6] says nothing of the note or the customer to Stripe', async () => {
    const { office, record } = await aPaidInvoice();
    await office.do('stripe.refund', { ...aWish(record, 10_00), note: 'Mrs Zimmermann called' });
    const response = await fetch(`${hosted.sandbox.url}/v1/refunds`, { headers: { authorization: 'Bearer sk_test_scenario' } });
    const refunds = await response.text();
    expect(refunds).toContain('wish');
    expect(refunds).not.toContain('Zimmermann');
  });
});

describe('a payment that the customer disputes', () => {
  it('[SRF-3] [SRF-7] shows why, how much and until when to answer, and cannot be refunded meanwhile', async () => {
    const { office, record, paymentIntent, hear } = await aPaidInvoice();
    const { id } = await hosted.stripe.dispute(paymentIntent, cents(150_00), cents(15_00));
    await hear();
    const shown = await payment(office, record);
    expect(shown).toMatchObject({
      refundable: 0,
      whyNot: expect.stringContaining('disputes'),
      disputes: [{ id, amount: 150_00, status: 'to answer', fee: 15_00 }],
    });
    expect(shown.disputes[0]).toMatchObject({
      reason: 'The cardholder did not make this payment',
      url: expect.stringMatching(`/disputes/${id}$`),
    });
    expect(Date.parse(shown.disputes[0]?.answerBy ?? '')).toBeGreaterThan(Date.now());
    expect(await office.refusalOf('stripe.refund', aWish(record, 1_00))).toMatchObject({ code: 'wrong-state' });
    await hosted.stripe.closeDispute(id, 'lost');
    await hear();
    expect(await payment(office, record)).toMatchObject({ refundable: 0, disputes: [{ status: 'lost' }] });
  });
});

function payment(office: Office, record: string): Promise<Output<'stripe.payment'>> {
  return office.do('stripe.payment', { record });
}
