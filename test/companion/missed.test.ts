import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayable, startOffice, type TestOffice } from './office.ts';

const day = 24 * 3_600_000;
const invoice = aPayable(1, 26_000);

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
  await office.publish([invoice]);
});
afterEach(() => office.stop());

/** The customer closes the browser on Stripe's page: only Stripe can tell of the payment. */
async function payAndLeave(by: 'card' | 'bank' = 'card') {
  await office.fillIn((await office.checkout(invoice.selfPayId)).to, by);
}

describe('nothing that Stripe did is missed', () => {
  it('[SYNC-4] a payment whose webhooks were all lost is found in the event list, once', async () => {
    await office.stripe.setWebhooks('lost');
    await payAndLeave();
    expect(await office.facts()).toEqual([]);
    await office.admin('POST', 'catch-up');
    await office.admin('POST', 'catch-up');
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment succeeded']);
  });

  it('[SYNC-4] a payment made while the companion was down is found at the next start', async () => {
    const { to } = await office.checkout(invoice.selfPayId);
    await office.stopCompanion();
    await office.stripe.setWebhooks('lost');
    await office.fillIn(to, 'card');
    await office.startCompanion();
    await office.admin('POST', 'catch-up');
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment succeeded']);
  });

  it('a second visitor cannot pay again, although nobody told the companion of the first payment', async () => {
    await office.stripe.setWebhooks('lost');
    await payAndLeave();
    expect(await office.checkout(invoice.selfPayId)).toEqual({ status: 303, to: `/pay/${invoice.selfPayId}` });
    expect(await office.page(`/pay/${invoice.selfPayId}`)).toMatchObject({ state: 'paid' });
  });

  it.each(['duplicated', 'reversed'] as const)('webhooks that come %s tell the same facts', async (mode) => {
    await office.stripe.setWebhooks(mode);
    await payAndLeave('bank');
    const session = await office.admin('POST', 'catch-up').then(() => office.facts());
    const [processing] = session;
    if (processing?.fact !== 'payment processing') throw new Error('the desk was not told of it');
    await office.stripe.settle(processing.paymentIntent, 'succeeded');
    await office.stripe.refund(processing.paymentIntent, invoice.due, 'succeeded');
    await office.stripe.setWebhooks('normal');
    await office.settled();
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment processing', 'payment succeeded', 'refund']);
  });

  it('a refund that is heard of first is told after its payment', async () => {
    await office.stripe.setWebhooks('lost');
    const { to } = await office.checkout(invoice.selfPayId);
    await office.fillIn(to, 'card');
    const paymentIntent = await office.stripe.paymentIntentOf(to.split('/').at(-1) ?? '');
    await office.stripe.setWebhooks('normal');
    await office.stripe.refund(paymentIntent ?? '', invoice.due, 'succeeded');
    await office.settled();
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment succeeded', 'refund']);
  });
});

describe('after a month of silence, when Stripe lists the events no more', () => {
  it('[SYNC-4] the balance transactions tell of payments, refunds and disputes, and what was unfinished is looked at again', async () => {
    const silent = await startOffice({}, 'a way');
    silent.way?.forgetEvents();
    const byBank = aPayable(2, 64_000);
    await silent.publish([invoice, byBank]);
    await silent.fillIn((await silent.checkout(byBank.selfPayId)).to, 'bank');
    await silent.settled();
    const [begun] = await silent.facts();
    if (begun?.fact !== 'payment processing') throw new Error('the desk was not told of it');

    await silent.stripe.setWebhooks('lost');
    await silent.stripe.settle(begun.paymentIntent, 'failed');
    const { to } = await silent.checkout(invoice.selfPayId);
    await silent.fillIn(to, 'card');
    const paymentIntent = (await silent.stripe.paymentIntentOf(to.split('/').at(-1) ?? '')) ?? '';
    await silent.stripe.refund(paymentIntent, invoice.due, 'succeeded');
    await silent.admin('POST', 'catch-up');
    expect(await silent.facts(1), 'within the month only the event list is walked').toEqual([]);

    await silent.stopCompanion();
    await silent.startCompanion(() => Date.now() + 40 * day);
    await silent.admin('POST', 'catch-up');
    expect((await silent.facts(1)).map(({ fact }) => fact)).toEqual(['payment failed', 'payment succeeded', 'refund']);
    await silent.stop();
  });
});
