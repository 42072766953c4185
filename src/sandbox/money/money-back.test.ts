import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestSandbox, aPayment, aSandbox, bankAccount, eventTypes } from '../../../test/stripe-cli/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await aSandbox()));
afterEach(() => sandbox.stop());

/** The events since the payment. */
async function since(payment = 5): Promise<string[]> {
  return (await eventTypes(sandbox)).slice(payment);
}

const movements = async () =>
  (await sandbox.stripe.balanceTransactions.list()).data.map(({ amount, fee, net, type }) => ({ amount, fee, net, type }));

describe('a refund', () => {
  it('of a card succeeds at once, in part', async () => {
    const { intent } = await aPayment(sandbox);
    const refund = await sandbox.stripe.refunds.create({ payment_intent: intent, amount: 4000 });
    expect(refund).toMatchObject({ status: 'succeeded', amount: 4000, balance_transaction: expect.stringMatching(/^txn_/) });
    expect((await movements())[0]).toEqual({ amount: -4000, fee: 0, net: -4000, type: 'refund' });
    expect((await sandbox.stripe.charges.list()).data[0]).toMatchObject({ amount_refunded: 4000, refunded: false });
    expect(await since()).toEqual(['refund.created', 'charge.refunded']);
  });

  it('moves no money while it is pending, and tells when it succeeds', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.control('/refunds', { payment_intent: intent, amount: 4000, status: 'pending' });
    expect(await sandbox.stripe.refunds.retrieve(id)).toMatchObject({ status: 'pending', balance_transaction: null });
    await sandbox.control(`/refunds/${id}`, { status: 'succeeded' });
    expect(await sandbox.stripe.refunds.retrieve(id, { expand: ['balance_transaction'] })).toMatchObject({
      balance_transaction: { amount: -4000 },
    });
    expect(await since()).toEqual(['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']);
  });

  it('that fails gives the money back to the office', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.stripe.refunds.create({ payment_intent: intent });
    await sandbox.control(`/refunds/${id}`, { status: 'failed' });
    const failed = await sandbox.stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({
      status: 'failed',
      failure_reason: expect.any(String),
      failure_balance_transaction: { amount: 10_000, type: 'refund_failure' },
    });
    expect((await sandbox.stripe.charges.list()).data[0]).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await since(7)).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed', 'charge.updated']);
  });

  it('of a bank payment is a pyr_ and takes its time', async () => {
    const { intent } = await aPayment(sandbox, bankAccount);
    await sandbox.control('/settle', { payment_intent: intent, result: 'succeeded' });
    const refund = await sandbox.stripe.refunds.create({ payment_intent: intent });
    expect(refund).toMatchObject({ id: expect.stringMatching(/^pyr_/), status: 'pending' });
  });

  it('is never more than was paid', async () => {
    const { intent } = await aPayment(sandbox);
    await sandbox.stripe.refunds.create({ payment_intent: intent, amount: 9000 });
    await expect(sandbox.stripe.refunds.create({ payment_intent: intent, amount: 1001 })).rejects.toThrow('greater than unrefunded amount');
    await sandbox.stripe.refunds.create({ payment_intent: intent });
    await expect(sandbox.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_already_refunded' });
  });

  it('that waits for the customer can be called off', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.control('/refunds', { payment_intent: intent, status: 'requires_action' });
    expect(await sandbox.stripe.refunds.cancel(id)).toMatchObject({ status: 'canceled' });
    expect((await sandbox.stripe.charges.list()).data[0]).toMatchObject({ amount_refunded: 0 });
  });
});

describe('a dispute', () => {
  it('takes the amount and the fee, and keeps both when it is lost', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.control('/disputes', { payment_intent: intent, amount: 10_000, fee: 1500 });
    await sandbox.control(`/disputes/${id}/close`, { status: 'lost' });
    const [withdrawal, ...others] = (await sandbox.stripe.disputes.retrieve(id)).balance_transactions;
    expect(others).toEqual([]);
    expect(withdrawal).toMatchObject({
      amount: -10_000,
      fee: 1500,
      fee_details: [{ amount: 1500, description: 'Dispute fee', type: 'stripe_fee' }],
      net: -11_500,
      reporting_category: 'dispute',
      type: 'adjustment',
    });
    expect(await sandbox.stripe.disputes.retrieve(id)).toMatchObject({ status: 'lost', payment_intent: intent });
    expect(await since()).toEqual(['charge.dispute.created', 'charge.updated', 'charge.dispute.funds_withdrawn', 'charge.dispute.closed']);
  });

  it('gives the amount back when it is won', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.control('/disputes', { payment_intent: intent, amount: 6000 });
    await sandbox.control(`/disputes/${id}/close`, { status: 'won' });
    expect((await sandbox.stripe.disputes.retrieve(id)).balance_transactions.map(({ net }) => net)).toEqual([-7500, 6000]);
    expect((await since()).slice(-2)).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated']);
  });

  it('comes by itself with Stripe’s card for it, and is lost when the office gives up', async () => {
    const { stripe } = sandbox;
    const intent = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_createDispute',
    });
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ reason: 'fraudulent', status: 'needs_response' });
    expect(await stripe.disputes.close(dispute?.id ?? '')).toMatchObject({ status: 'lost' });
  });

  it('that is only an inquiry takes nothing, and ends without a loss', async () => {
    const { stripe } = sandbox;
    const intent = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_createDisputeInquiry',
    });
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(await stripe.disputes.close(dispute?.id ?? '')).toMatchObject({ status: 'warning_closed', balance_transactions: [] });
  });

  it('goes under review when the office answers', async () => {
    const { intent } = await aPayment(sandbox);
    const { id } = await sandbox.control('/disputes', { payment_intent: intent });
    expect(await sandbox.stripe.disputes.update(id, { evidence: { uncategorized_text: 'Trip report attached' } })).toMatchObject({
      status: 'under_review',
    });
    await expect(sandbox.control('/disputes', { payment_intent: intent })).rejects.toThrow('disputed already');
    await expect(sandbox.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({ code: 'charge_disputed' });
  });
});

describe('a payout', () => {
  it('holds all that has gathered, and says what', async () => {
    const { intent } = await aPayment(sandbox);
    await sandbox.stripe.refunds.create({ payment_intent: intent, amount: 1000 });
    const { id } = await sandbox.control('/payouts');
    expect(await sandbox.stripe.payouts.retrieve(id)).toMatchObject({ amount: 8680, automatic: true, status: 'paid' });
    const held = await sandbox.stripe.balanceTransactions.list({ payout: id });
    expect(held.data.map(({ net, type }) => [type, net])).toEqual([
      ['payout', -8680],
      ['refund', -1000],
      ['charge', 9680],
    ]);
    expect((await sandbox.stripe.balance.retrieve()).available[0]).toMatchObject({ amount: 0 });
    expect((await since()).slice(-3)).toEqual(['payout.created', 'payout.paid', 'payout.reconciliation_completed']);
    await expect(sandbox.control('/payouts')).rejects.toThrow('nothing to pay out');
  });

  it('may come back from the bank', async () => {
    await aPayment(sandbox);
    const { id } = await sandbox.control('/payouts');
    await sandbox.control(`/payouts/${id}`, { status: 'failed' });
    expect(await sandbox.stripe.payouts.retrieve(id)).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    expect((await since()).at(-1)).toBe('payout.failed');
  });

  it('by hand needs money that is available', async () => {
    await aPayment(sandbox);
    const pay = () => sandbox.stripe.payouts.create({ amount: 5000, currency: 'usd' });
    await expect(pay()).rejects.toMatchObject({ code: 'balance_insufficient' });
    sandbox.pass(3 * 86_400);
    expect(await pay()).toMatchObject({ status: 'pending', automatic: false });
  });
});
