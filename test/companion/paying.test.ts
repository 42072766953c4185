import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSelfPayId } from '../../src/shared/self-pay-id.ts';
import { aPayable, loadPage, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.stop());

describe('paying an invoice on the portal', () => {
  const invoice = aPayable(1, 26_000);
  const at = `/pay/${invoice.selfPayId}`;

  it('[SP-4] [SP-5] a card payment is thanked for, told to the desk once, and nothing is due any more while the desk is off', async () => {
    await office.publish([invoice], { passFee: true });
    const page2 = await office.page(at);
    expect(page2).toMatchObject({
      status: 200,
      state: 'payable',
      figures: { 'balance-due': 26_000, 'processing-fee': 808, total: 26_808 },
    });

    const { status, to } = await office.checkout(invoice.selfPayId);
    expect(status).toBe(303);
    const thanks = await loadPage(await office.fillIn(to, 'card'));
    expect(thanks).toMatchObject({ status: 200, state: 'paid', figures: { total: 26_808 } });
    expect(thanks.html).toContain('Visa ···· 4242');
    await office.settled();

    const portal = { invoice: invoice.invoice, selfPayId: invoice.selfPayId, balance: 26_000, fee: 808 };
    expect(await office.facts()).toEqual([expect.objectContaining({ number: 1, fact: 'payment succeeded', amount: 26_808, portal })]);
    expect(await office.page(at)).toMatchObject({ state: 'paid' });
    expect(await loadPage(thanks.url)).toMatchObject({ state: 'paid' });
  });

  it('[SP-5] a bank payment is processing until it settles, cannot be made twice, and is given back when it fails', async () => {
    await office.publish([invoice]);
    const thanks = await loadPage(await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'bank'));
    expect(thanks).toMatchObject({ state: 'processing', figures: { processing: 26_000 } });
    await office.settled();
    expect(await office.page(at)).toMatchObject({ state: 'processing', figures: { processing: 26_000 } });
    expect((await office.checkout(invoice.selfPayId)).to).toBe(at);

    const [processing] = await office.facts();
    if (processing?.fact !== 'payment processing') throw new Error('the desk was not told of it');
    await office.stripe.settle(processing.paymentIntent, 'failed');
    await office.settled();
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment processing', 'payment failed']);
    expect(await office.page(at)).toMatchObject({ state: 'payable', figures: { 'balance-due': 26_000 } });
  });

  it('a bank payment that settles is told to the desk', async () => {
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'bank');
    await office.settled();
    const [processing] = await office.facts();
    if (processing?.fact !== 'payment processing') throw new Error('the desk was not told of it');
    await office.stripe.settle(processing.paymentIntent, 'succeeded');
    await office.settled();
    expect((await office.facts(1)).map(({ fact }) => fact)).toEqual(['payment succeeded']);
    expect(await office.page(at)).toMatchObject({ state: 'paid' });
  });

  it('a declined card leaves the invoice as it was, and a cancelled Checkout leads back to it', async () => {
    await office.publish([invoice]);
    const { to } = await office.checkout(invoice.selfPayId);
    expect(await office.fillIn(to, 'declined card')).toBe('402');
    expect(await loadPage(await office.fillIn(to, 'cancel'))).toMatchObject({ state: 'payable', url: `${office.url}${at}` });
  });

  it('a second visitor is sent to the session that is open', async () => {
    await office.publish([invoice]);
    const first = await office.checkout(invoice.selfPayId);
    const [second, third] = await Promise.all([office.checkout(invoice.selfPayId), office.checkout(invoice.selfPayId)]);
    expect([second?.to, third?.to]).toEqual([first.to, first.to]);
  });

  it('[SP-3] an open session is expired as soon as a desk publishes another balance', async () => {
    await office.publish([invoice]);
    const before = await office.checkout(invoice.selfPayId);
    await office.publish([aPayable(1, 20_000)]);
    await until(async () => (await loadPage(before.to)).status === 410);
    await office.settled();
    const after = await office.checkout(invoice.selfPayId);
    expect(after.to).not.toBe(before.to);
    expect((await office.facts()).map(({ fact }) => fact)).toEqual(['checkout expired']);
  });

  it('the button pays what it says: a changed amount is shown first', async () => {
    await office.publish([invoice]);
    const { to } = await office.checkout(invoice.selfPayId, { total: '30000' });
    const page = await office.page(to);
    expect(page.state).toBe('payable');
    expect(page.html).toContain('The amount has changed');
  });

  it('[SP-5] two invoices that carry the same trip do not both collect it', async () => {
    const newer = aPayable(2, 26_000, { items: invoice.items, ledger: { ...invoice.ledger, counted: false } });
    await office.publish([invoice, newer]);
    const open = await office.checkout(newer.selfPayId);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    await office.settled();
    expect(await office.page(`/pay/${newer.selfPayId}`)).toMatchObject({ state: 'nothing-due' });
    await until(async () => (await loadPage(open.to)).status === 410);
  });

  it('a refund gives back what the invoice asks for, once', async () => {
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    await office.settled();
    const [paid] = await office.facts();
    if (paid?.fact !== 'payment succeeded') throw new Error('the desk was not told of it');
    await office.stripe.setWebhooks('duplicated');
    await office.stripe.refund(paid.paymentIntent, invoice.due, 'succeeded');
    await office.settled();
    expect(await office.facts(1)).toEqual([expect.objectContaining({ fact: 'refund', status: 'succeeded', amount: 26_000 })]);
    expect(await office.page(at)).toMatchObject({ state: 'payable', figures: { 'balance-due': 26_000 } });
  });

  it('a lost dispute is told with what it cost, and is not asked for again', async () => {
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card');
    await office.settled();
    const [paid] = await office.facts();
    if (paid?.fact !== 'payment succeeded') throw new Error('the desk was not told of it');
    const { id } = await office.stripe.dispute(paid.paymentIntent, invoice.due, 1500 as typeof invoice.due);
    await office.settled();
    await office.stripe.closeDispute(id, 'lost');
    await office.settled();
    const lost = (await office.facts()).findLast((fact) => fact.fact === 'dispute');
    expect(lost).toMatchObject({
      status: 'lost',
      withdrawn: 26_000,
      fee: 1500,
      balanceTransaction: expect.stringMatching(/^txn_/) as unknown,
    });
    expect(await office.page(at)).toMatchObject({ state: 'paid' });
  });

  it('the ID may be typed in groups, and the QR code skips the first page', async () => {
    await office.publish([invoice]);
    const typed = await office.page('/pay', { method: 'POST', body: new URLSearchParams({ id: formatSelfPayId(invoice.selfPayId) }) });
    expect(typed).toMatchObject({ state: 'payable', url: `${office.url}${at}` });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
