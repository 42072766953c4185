/** Cards over the phone, at the companion: a page good once, Stripe's field, one payment a wish, and cards that Stripe keeps. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { signUpOutput } from '../../src/shared/companion-api/accounts.ts';
import { phonePageOutput, phoneResultSchema, savedCardsOutput } from '../../src/shared/companion-api/phone-cards.ts';
import { testCards } from '../scenario/customer.ts';
import { chargeCard, openCardWindow } from '../scenario/phone.ts';
import { aPayable, loadPage, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ STRIPE_PUBLISHABLE_KEY: 'pk_test_office' });
  await office.publish([aPayable(1, 100_00), aPayable(2, 60_00)]);
});
afterAll(() => office.stop());

let wishes = 0;
const aWish = (change: object = {}) => ({
  key: `phone${String(++wishes).padStart(8, '0')}`,
  purpose: 'dispatch',
  id: 'dispatch00000001',
  selfPayId: null,
  balance: 50_00,
  due: null,
  fee: 0,
  customer: 'customer00000001',
  ...change,
});
const ofInvoice = (n: number, balance: number) => {
  const { invoice: id, selfPayId } = aPayable(n, balance);
  return { purpose: 'invoice', id, selfPayId, balance, due: balance };
};

async function ask(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: `Bearer ${office.token}`, 'content-type': 'application/json' };
  const response = await fetch(`${office.url}/desk/phone/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}
const refusalOf = async (path: string, body: object) => {
  const answer = await ask(path, body);
  return [answer.status, (answer.body as { error: { message: string } }).error.message]; // as every problem says
};
async function aWindow(change: object = {}) {
  const wish = { keepCard: false, ...aWish(change) };
  const { token, paymentIntent } = phonePageOutput.parse((await ask('pages', wish)).body);
  return { wish, paymentIntent, address: `${office.url}/phone/${token}` };
}
async function opened(change: object = {}) {
  const { address, ...rest } = await aWindow(change);
  const window = await openCardWindow(address);
  if (!window) throw new Error('the card window does not open');
  return { ...rest, address, window };
}
const finish = async (key: string) => phoneResultSchema.parse((await ask('finish', { key })).body);
const facts = async (paymentIntent: string) => {
  await office.settled();
  return (await office.facts()).filter((fact) => 'paymentIntent' in fact && fact.paymentIntent === paymentIntent);
};

describe('the card window', () => {
  it('[MOTO-1] opens once, and lets in nothing but its own script and Stripe’s', async () => {
    const { address, window } = await opened();
    expect(window.html).toContain('$50.00');
    expect(window.html).toContain('Stripe must have switched on telephone orders (MOTO)');
    expect(window.policy).toContain("default-src 'none'");
    expect(window.policy).toContain(`frame-src ${office.sandbox.url};`);
    expect(window.policy).not.toContain('unsafe');
    const again = await fetch(address);
    expect([again.status, again.headers.get('cache-control'), again.headers.get('referrer-policy')]).toEqual([
      410,
      'no-store',
      'no-referrer',
    ]);
    expect(await openCardWindow(`${office.url}/phone/${'x'.repeat(43)}`)).toBeNull();
    const log = office.logged.join('');
    for (const secret of [address.split('/').at(-1) ?? '', window.clientSecret]) expect(log).not.toContain(secret);
  });

  it('[MOTO-2] charges a card as a telephone order, and tells the desks what it was for', async () => {
    const { window, wish, paymentIntent } = await opened({ fee: 1_80 });
    expect(await chargeCard(window, testCards.visa)).toEqual({ paid: true, text: '$51.80 by Visa ···· 4242.' });
    expect(await facts(paymentIntent)).toMatchObject([
      {
        fact: 'payment succeeded',
        amount: 51_80,
        portal: null,
        phone: { purpose: 'dispatch', id: 'dispatch00000001', balance: 50_00, fee: 1_80 },
        method: 'Visa ···· 4242',
      },
    ]);
    expect(await finish(wish.key)).toMatchObject({ status: 'paid', paymentIntent, method: 'Visa ···· 4242' });
    expect(await chargeCard(window, testCards.visa)).toMatchObject({ paid: false, mayTryAgain: false });
  });

  it('[MOTO-3] says why a card was declined, takes another one, and charges once', async () => {
    const { window, paymentIntent } = await opened();
    expect(await chargeCard(window, testCards.declined)).toEqual({ paid: false, why: 'Your card was declined.', mayTryAgain: true });
    expect(await chargeCard(window, '4000000000009995')).toMatchObject({ why: 'Your card has insufficient funds.' });
    expect(await chargeCard(window, '4000002500003155')).toMatchObject({ why: expect.stringContaining('cannot be done over the phone') });
    expect(await chargeCard(window, testCards.mastercard)).toMatchObject({ paid: true });
    expect((await facts(paymentIntent)).filter(({ fact }) => fact === 'payment succeeded')).toHaveLength(1);
  });

  it('[MOTO-4] is of no use once it was closed: nothing can be charged afterwards', async () => {
    const { window, wish } = await opened();
    await chargeCard(window, testCards.declined);
    expect(await finish(wish.key)).toMatchObject({ status: 'not paid', reason: 'Your card was declined.' });
    expect(await chargeCard(window, testCards.visa)).toMatchObject({ paid: false, mayTryAgain: false });
    expect(await refusalOf('pages', wish)).toEqual([409, expect.stringContaining('used already')]);
  });

  it('[MOTO-3] gives a window that was asked for again another address, and the payment it had', async () => {
    const { wish, paymentIntent, address } = await aWindow();
    const again = phonePageOutput.parse((await ask('pages', wish)).body);
    expect(again.paymentIntent).toBe(paymentIntent);
    expect(await openCardWindow(address)).toBeNull();
    expect(await openCardWindow(`${office.url}/phone/${again.token}`)).not.toBeNull();
  });

  it('[MOTO-4] lets nobody try cards without end, nor without the secret of the page', async () => {
    const { window } = await opened();
    expect(await chargeCard({ ...window, clientSecret: 'pi_1_secret_guessed' }, testCards.visa)).toMatchObject({
      paid: false,
      mayTryAgain: false,
    });
    for (let tries = 0; tries < 8; tries++) expect(await chargeCard(window, testCards.declined)).toMatchObject({ mayTryAgain: true });
    expect(await chargeCard(window, testCards.visa)).toMatchObject({ paid: false, mayTryAgain: false });
  });
});

describe('a card for an invoice', () => {
  it('[MOTO-5] is for what is due now, and takes it off the portal at once', async () => {
    expect(await refusalOf('pages', { keepCard: false, ...aWish(ofInvoice(1, 90_00)) })).toEqual([
      409,
      expect.stringContaining('has changed'),
    ]);
    const { window, paymentIntent } = await opened(ofInvoice(1, 100_00));
    expect(window.html).toContain('Invoice A-1001');
    await chargeCard(window, testCards.visa);
    expect(await facts(paymentIntent)).toMatchObject([
      { portal: { invoice: 'invoice00000001', balance: 100_00 }, phone: { purpose: 'invoice' } },
    ]);
    expect((await office.page(`/pay/${aPayable(1, 0).selfPayId}`)).state).toBe('paid');
    expect(await refusalOf('pages', { keepCard: false, ...aWish(ofInvoice(1, 100_00)) })).toEqual([
      409,
      expect.stringContaining('has changed'),
    ]);
  });

  it('[MOTO-11] sends a customer who stands at Checkout away, and charges nothing that was paid there meanwhile', async () => {
    const { selfPayId } = aPayable(2, 60_00);
    const { to } = await office.checkout(selfPayId);
    const { window } = await opened(ofInvoice(2, 60_00));
    const late = await opened(ofInvoice(2, 60_00));
    await chargeCard(window, testCards.declined);
    expect(await office.fillIn(to, 'card')).toBe('410');
    const again = await office.checkout(selfPayId);
    await office.fillIn(again.to, 'card');
    expect(await chargeCard(late.window, testCards.visa)).toEqual({
      paid: false,
      why: expect.stringContaining('may have paid it online'),
      mayTryAgain: false,
    });
    await office.settled();
    const paid = (await office.facts()).filter((fact) => fact.fact === 'payment succeeded' && fact.portal?.invoice === 'invoice00000002');
    expect(paid).toHaveLength(1);
  });

  it('[MOTO-11] is charged once, though two desks charge it at the same moment', async () => {
    await office.publish([aPayable(4, 45_00)], { asOfFact: (await office.facts()).length });
    const [first, second] = [await opened(ofInvoice(4, 45_00)), await opened(ofInvoice(4, 45_00))];
    const both = await Promise.all([chargeCard(first.window, testCards.visa), chargeCard(second.window, testCards.mastercard)]);
    expect(both.filter(({ paid }) => paid)).toHaveLength(1);
    expect(both.find(({ paid }) => !paid)).toMatchObject({ why: expect.stringContaining('has changed'), mayTryAgain: false });
    await office.settled();
    const paid = (await office.facts()).filter((fact) => fact.fact === 'payment succeeded' && fact.portal?.invoice === 'invoice00000004');
    expect(paid).toHaveLength(1);
  });

  it('[MOTO-5] may be for a part of what is due, and for no more than that; the rest can be paid on the portal', async () => {
    const { selfPayId } = aPayable(5, 80_00);
    await office.publish([aPayable(5, 80_00)], { asOfFact: (await office.facts()).length });
    expect(await refusalOf('pages', { keepCard: false, ...aWish({ ...ofInvoice(5, 80_00), balance: 80_01 }) })).toEqual([
      400,
      expect.stringContaining('No more can be charged'),
    ]);
    const [first, second] = [await opened({ ...ofInvoice(5, 80_00), balance: 30_00 }), await opened(ofInvoice(5, 80_00))];
    expect(await chargeCard(first.window, testCards.visa)).toMatchObject({ paid: true });
    expect(await chargeCard(second.window, testCards.visa)).toMatchObject({ paid: false, mayTryAgain: false });
    expect(await facts(first.paymentIntent)).toMatchObject([{ portal: { balance: 30_00, partial: true }, phone: { purpose: 'invoice' } }]);
    expect(await office.page(`/pay/${selfPayId}`)).toMatchObject({ state: 'payable', figures: { 'balance-due': 50_00 } });
  });

  it('[MOTO-5] can be taken while the portal is switched off', async () => {
    await office.publish([aPayable(3, 30_00)], { portalEnabled: false, asOfFact: (await office.facts()).length });
    const { window } = await opened(ofInvoice(3, 30_00));
    expect(await chargeCard(window, testCards.visa)).toMatchObject({ paid: true });
  });
});

describe('a card that Stripe keeps', () => {
  const customer = 'customer00000077';
  const cards = async () => savedCardsOutput.parse((await ask('cards', { customer })).body).cards;

  it('[MOTO-6] is known by its brand, last four and expiry, charged again, and removed', async () => {
    expect(await cards()).toEqual([]);
    const { window } = await opened({ customer, keepCard: true });
    expect(window.html).toContain('The customer must have agreed');
    await chargeCard(window, testCards.visa);
    const [card] = await cards();
    expect(card).toEqual({ id: expect.stringMatching(/^pm_/), brand: 'visa', last4: '4242', expires: '2034-12' });
    const wish = { ...aWish({ customer }), card: card?.id };
    const charged = phoneResultSchema.parse((await ask('charges', wish)).body);
    expect(charged).toMatchObject({ status: 'paid', method: 'Visa ···· 4242' });
    expect(phoneResultSchema.parse((await ask('charges', wish)).body)).toEqual(charged);
    expect(await facts(charged.paymentIntent)).toHaveLength(1);
    expect(await refusalOf('charges', { ...aWish({ customer: 'customer00000078' }), card: card?.id })).toEqual([404, expect.any(String)]);
    expect(await ask('cards/remove', { customer, card: card?.id })).toMatchObject({ status: 200 });
    expect(await cards()).toEqual([]);
    expect(await refusalOf('charges', { ...aWish({ customer }), card: card?.id })).toEqual([
      404,
      'Stripe does not keep this card any more.',
    ]);
  });

  it('[MOTO-6] is not kept unless that was asked for', async () => {
    const { window } = await opened({ customer });
    await chargeCard(window, testCards.mastercard);
    expect(await cards()).toEqual([]);
  });
});

it('[MOTO-2] charges a card on the own account of an office of a platform', async () => {
  const platform = await startOffice({ STRIPE_PUBLISHABLE_KEY: 'pk_test_platform', STRIPE_ACCOUNTS: 'platform' });
  onTestFinished(() => platform.stop());
  await platform.publish([aPayable(1, 100_00)]);
  const before = await platform.ask('phone/pages', { ...aWish(), keepCard: false });
  expect([before.status, JSON.stringify(before.body)]).toEqual([400, expect.stringContaining('does not let the office take cards')]);
  const { url } = signUpOutput.parse((await platform.ask('account/sign-up', { email: 'billing@example.com', again: null })).body);
  const away = await fetch(url, { redirect: 'manual' });
  await fetch(away.headers.get('location') ?? '', { method: 'POST', body: new URLSearchParams({ answer: 'finish' }) });
  await platform.settled();
  const { token, paymentIntent } = phonePageOutput.parse((await platform.ask('phone/pages', { ...aWish(), keepCard: true })).body);
  const window = await openCardWindow(`${platform.url}/phone/${token}`);
  if (!window) throw new Error('the card window does not open');
  expect(window.account).toMatch(/^acct_/);
  expect(await chargeCard(window, testCards.visa)).toMatchObject({ paid: true });
  await platform.settled();
  expect(await platform.facts()).toMatchObject([{ fact: 'payment succeeded', paymentIntent, account: window.account }]);
  const { cards } = savedCardsOutput.parse((await platform.ask('phone/cards', { customer: 'customer00000001' })).body);
  expect(cards).toHaveLength(1);

  // The account is unlinked, and another one linked, while a window is open.
  const wish = { ...aWish(), keepCard: false };
  const begun = phonePageOutput.parse((await platform.ask('phone/pages', wish)).body);
  const open = await openCardWindow(`${platform.url}/phone/${begun.token}`);
  if (!open) throw new Error('the card window does not open');
  expect((await platform.ask('account/unlink', { account: window.account })).status).toBe(200);
  expect(await chargeCard(open, testCards.visa)).toMatchObject({
    paid: false,
    why: expect.stringContaining('account has changed'),
    mayTryAgain: false,
  });
  expect(phoneResultSchema.parse((await platform.ask('phone/finish', { key: wish.key })).body)).toMatchObject({
    status: 'not paid',
    paymentIntent: begun.paymentIntent,
  });
});

it('[MOTO-1] is not used up by an opening that Stripe does not answer', async () => {
  const far = await startOffice({ STRIPE_PUBLISHABLE_KEY: 'pk_test_office' }, 'a way');
  onTestFinished(() => far.stop());
  await far.publish([aPayable(1, 100_00)]);
  const { token } = phonePageOutput.parse((await far.ask('phone/pages', { ...aWish(), keepCard: false })).body);
  const address = `${far.url}/phone/${token}`;
  far.way?.cut(true);
  expect(await loadPage(address)).toMatchObject({ status: 503, state: 'away' });
  far.way?.cut(false);
  expect(await openCardWindow(address)).not.toBeNull();
});
