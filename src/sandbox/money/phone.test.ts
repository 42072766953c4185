import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestSandbox, aSandbox } from '../../../test/stripe-cli/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await aSandbox()));
afterEach(() => sandbox.stop());

const moto = { payment_method_options: { card: { moto: true } } };
const anIntent = (more: object = {}) =>
  sandbox.stripe.paymentIntents.create({ amount: 5_000, currency: 'usd', allowed_payment_method_types: ['card'], ...more });

/** Types a card into the frame that stands in for Stripe's. */
async function typed(card: { number?: string; expiry?: string; cvc?: string } = {}): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/js/payment_methods`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'pk_test_page', account: '', number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123', ...card }),
  });
  return answer.json();
}

it('takes a card over the phone, said while confirming and not before', async () => {
  await expect(anIntent(moto)).rejects.toThrow('while confirming');
  const { id } = await anIntent();
  const { paymentMethod } = (await typed()) as { paymentMethod: { id: string } }; // as the page's script gets it
  const paid = await sandbox.stripe.paymentIntents.confirm(id, { payment_method: paymentMethod.id, ...moto });
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 5_000 });
});

it('says what is wrong with a card before it is charged', async () => {
  expect(await typed({ number: '1234' })).toMatchObject({ error: { message: expect.stringContaining('declined') } });
  expect(await typed({ expiry: '01/20' })).toMatchObject({ error: { message: expect.stringContaining('past') } });
  expect(await typed({ cvc: '1' })).toMatchObject({ error: { message: expect.stringContaining('three or four digits') } });
});

it('keeps a card for its customer, and lets nobody else pay with it', async () => {
  const customer = await sandbox.stripe.customers.create({ metadata: { customer: 'c1' } });
  const first = await anIntent({ customer: customer.id, setup_future_usage: 'off_session' });
  await sandbox.stripe.paymentIntents.confirm(first.id, { payment_method: 'pm_card_visa', ...moto });
  const { data: cards } = await sandbox.stripe.paymentMethods.list({ customer: customer.id, type: 'card' });
  expect(cards).toMatchObject([{ card: { brand: 'visa', last4: '4242', exp_year: 2034 } }]);
  const kept = { payment_method: cards[0]?.id ?? '', confirm: true, ...moto };
  await expect(anIntent(kept)).rejects.toThrow('attached to a customer');
  expect(await anIntent({ ...kept, customer: customer.id })).toMatchObject({ status: 'succeeded' });
  await sandbox.stripe.paymentMethods.detach(kept.payment_method);
  expect((await sandbox.stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data).toEqual([]);
});

it('lets other sites load its script and embed its frame, and nothing else', async () => {
  for (const path of ['/js/stripe.js', '/js/card']) {
    const { headers } = await fetch(`${sandbox.url}${path}`);
    expect([headers.get('x-frame-options'), headers.get('cross-origin-resource-policy')]).toEqual([null, 'cross-origin']);
  }
  expect((await fetch(`${sandbox.url}/test/payments`)).headers.get('x-frame-options')).toBe('SAMEORIGIN');
});
