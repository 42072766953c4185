import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestSandbox, aPayment, aSandbox, bankAccount } from '../../../test/stripe-cli/a-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => void (sandbox = await aSandbox()));
afterAll(() => sandbox.stop());

it('leads from the list to a payment, and refunds it in part', async () => {
  const { intent } = await aPayment(sandbox);
  expect((await sandbox.page('/test/payments')).page).toContain(`/test/payments/${intent}`);
  expect((await sandbox.submit(`/test/payments/${intent}/refund`, { amount: '40.00', status: 'succeeded' })).status).toBe(303);
  const { page } = await sandbox.page(`/test/payments/${intent}`);
  expect(page).toContain('partially refunded');
  expect(page).toContain('charge.refunded');
});

it('settles a bank debit, disputes it, and loses the dispute', async () => {
  const { intent } = await aPayment(sandbox, bankAccount);
  await sandbox.submit(`/test/payments/${intent}/settle`, { result: 'succeeded' });
  await sandbox.submit(`/test/payments/${intent}/dispute`, { amount: '100.00', fee: '15.00' });
  const [dispute] = (await sandbox.stripe.disputes.list({ payment_intent: intent })).data;
  await sandbox.submit(`/test/disputes/${dispute?.id}/close`, { status: 'lost' });
  expect((await sandbox.page('/test/disputes')).page).toContain('lost');
});

it('says what is not possible, and escapes it', async () => {
  const { intent } = await aPayment(sandbox);
  const { location } = await sandbox.submit(`/test/payments/${intent}/refund`, { amount: '<b>', status: 'succeeded' });
  const { page } = await sandbox.page(location ?? '');
  expect(page).toContain('“&lt;b>” is not an amount.');
});

it.each(['/test/refunds', '/test/disputes', '/test/balance', '/test/events', '/test/webhooks'])('shows %s', async (path) => {
  expect(await sandbox.page(path)).toMatchObject({ status: 200, page: expect.stringContaining('Sandbox: no real money') });
});

it('takes no clicks from other sites', async () => {
  const response = await fetch(`${sandbox.url}/test/payouts`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  expect(response.status).toBe(403);
});

it('knows no payment that is not there', async () => {
  expect((await sandbox.page('/test/payments/pi_nothing')).status).toBe(404);
});
