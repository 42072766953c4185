import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOutput, signUpOutput } from '../../src/shared/companion-api/accounts.ts';
import { aPayable, startOffice, type TestOffice, webhookSecret } from './office.ts';

let office: TestOffice;
afterEach(() => office.stop());

const invoice = aPayable(1, 26_000);
const wish = { email: 'billing@lonestar.example', again: null };

async function signUp(change: Partial<typeof wish> | { again: string } = {}) {
  const answer = await office.ask('account/sign-up', { ...wish, ...change });
  expect(answer.status).toBe(200);
  return signUpOutput.parse(answer.body);
}

/** One trip to Stripe's questions and back; answers the page that the office comes back to. */
async function trip(url: string, answer: 'finish' | 'save' | 'later', given: string[] = []) {
  const away = await fetch(url, { redirect: 'manual' });
  expect(away.status).toBe(303);
  const fields = new URLSearchParams([['answer', answer], ...given.map((field) => ['given', field])]);
  const back = await fetch(away.headers.get('location') ?? '', { method: 'POST', body: fields, redirect: 'manual' });
  const page = await fetch(back.headers.get('location') ?? '');
  await office.settled();
  return { stripesPage: away.headers.get('location') ?? '', status: page.status, html: await page.text() };
}

async function linked(): Promise<string> {
  const { url } = await signUp();
  await trip(url, 'finish');
  return (await office.told()).account;
}

describe('an office of a platform', () => {
  beforeEach(async () => {
    office = await startOffice({ STRIPE_ACCOUNTS: 'platform' });
    await office.publish([invoice]);
  });

  it('[ACCT-1] takes no payments before it is linked, and the desk is told what to do', async () => {
    expect(await office.page('/pay')).toMatchObject({ status: 503, state: 'unavailable' });
    expect((await office.checkout(invoice.selfPayId)).status).toBe(503);
    expect(await office.told()).toMatchObject({
      accounts: 'platform',
      status: 'not linked',
      account: '',
      message: expect.stringContaining('signs up') as unknown,
    });
  });

  it('[ACCT-2] signs up in as many trips as Stripe asks for, and is active only when Stripe says so', async () => {
    const { url, stripe } = await signUp();
    expect(stripe).toMatchObject({ status: 'onboarding' });
    expect(stripe.missing).toEqual([
      'What the company does, or its website',
      'A bank account for payouts',
      'Agreement to Stripe’s terms of service',
    ]);
    const first = await trip(url, 'save', ['external_account', 'tos_acceptance.date']);
    expect(first.html).toContain('Not finished yet');
    expect(first.html).toContain('What the company does');
    expect(first.html).not.toContain('A bank account');
    expect(await office.told()).toMatchObject({ status: 'onboarding', missing: ['What the company does, or its website'] });
    expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' });

    const second = await trip(url, 'finish');
    expect(second.stripesPage).not.toBe(first.stripesPage);
    expect(second.html).toContain('can take payments');
    expect(await office.told()).toMatchObject({ status: 'active', message: '', missing: [] });
    expect(await office.page('/pay')).toMatchObject({ status: 200, state: 'ask' });
  });

  it('[ACCT-2] going on later means the same account, and Stripe’s link is good once', async () => {
    const { url } = await signUp();
    const { stripesPage } = await trip(url, 'later');
    expect((await fetch(stripesPage)).status).toBe(404);
    const { account } = await office.told();
    const again = await signUp();
    expect(again.stripe.account).toBe(account);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(410);
    await trip(again.url, 'finish');
    expect(await office.told()).toMatchObject({ account, status: 'active' });
  });

  it('[ACCT-2] waits while Stripe looks at what it was given', async () => {
    const account = await linked();
    await office.control(`accounts/${account}`, { status: 'in review' });
    expect(await office.told()).toMatchObject({ status: 'in review', message: expect.stringContaining('looks at it now') as unknown });
    expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' });
  });

  it.each([
    ['restricted', { status: 'restricted', due: ['company.tax_id'] }, 'restricted', ['A tax ID (EIN or Social Security number)']],
    ['rejected', { status: 'rejected' }, 'deactivated', []],
    ['closed', { status: 'closed' }, 'deactivated', []],
  ] as const)(
    '[ACCT-3] an account that is %s closes the portal kindly, and opens it again when Stripe does',
    async (_, asked, status, missing) => {
      const account = await linked();
      const { to } = await office.checkout(invoice.selfPayId);
      await office.control(`accounts/${account}`, asked);
      expect(await office.told()).toMatchObject({ status, missing });
      const closed = await office.page(`/pay/${invoice.selfPayId}`);
      expect(closed).toMatchObject({ status: 503, state: 'unavailable' });
      expect(closed.html).toContain('(512) 555-0148');
      expect(to).toContain('/c/pay/');
      await office.control(`accounts/${account}`, { status: 'active' });
      expect(await office.told()).toMatchObject({ status: 'active', missing: [] });
      expect(await office.page(`/pay/${invoice.selfPayId}`)).toMatchObject({ state: 'payable' });
    },
  );

  it('[ACCT-3] an account that will be restricted unless something is given stays open, and the desk knows until when', async () => {
    const account = await linked();
    await office.control(`accounts/${account}`, { status: 'active', due: ['external_account'], deadline: 1_799_999_999 });
    expect(await office.told()).toMatchObject({
      status: 'active',
      missing: ['A bank account for payouts'],
      missingBy: '2027-01-15T07:59:59.000Z',
    });
    expect(await office.page('/pay')).toMatchObject({ state: 'ask' });
  });

  it('[ACCT-3] an office that ends the connection at Stripe closes its portal; it can link another account', async () => {
    const account = await linked();
    await office.payOnline(invoice.selfPayId);
    await office.control(`accounts/${account}/deauthorize`);
    expect(await office.told()).toMatchObject({
      account,
      status: 'deauthorised',
      message: expect.stringContaining('ended the connection') as unknown,
    });
    expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' });
    expect((await office.ask('account/unlink', { account })).status).toBe(200);
    const other = await linked();
    expect(other).not.toBe(account);
    expect(await office.page('/pay')).toMatchObject({ state: 'ask' });
  });

  it('[ACCT-4] is paid on its own account; unlinked, what was paid there is still told, of that account', async () => {
    const first = await linked();
    await office.payOnline(invoice.selfPayId);
    const [paid] = await office.facts();
    expect(paid).toMatchObject({ fact: 'payment succeeded', account: first, portal: { invoice: invoice.invoice } });
    const platform = new Stripe('sk_test_scenario', {
      host: '127.0.0.1',
      port: Number(new URL(office.sandbox.url).port),
      protocol: 'http',
    });
    expect((await platform.charges.list()).data).toEqual([]);

    expect((await office.ask('account/unlink', { account: 'acct_another' })).status).toBe(409);
    const unlinked = accountOutput.parse((await office.ask('account/unlink', { account: first })).body).stripe;
    expect(unlinked).toMatchObject({ account: '', status: 'not linked', formerAccounts: [first] });
    expect(await office.page('/pay')).toMatchObject({ state: 'unavailable' });

    const second = await linked();
    expect(second).not.toBe(first);
    const invoices = [{ ...invoice, due: invoice.due, items: invoice.items }];
    await office.publish(invoices, { asOfFact: 1 });
    await office.payOnline(invoice.selfPayId);
    const paymentIntent = paid && 'paymentIntent' in paid ? paid.paymentIntent : '';
    await office.control('refunds', { payment_intent: paymentIntent, amount: 1000 });
    const facts = await office.facts();
    expect(facts.map(({ fact, account }) => [fact, account])).toEqual([
      ['payment succeeded', first],
      ['payment succeeded', second],
      ['refund', first],
    ]);
    // Also from the desk.
    const made = await office.ask('refunds', { key: 'wish0001', paymentIntent, amount: 500, reason: 'duplicate', knownBack: 1000 });
    expect(made).toMatchObject({ status: 200, body: { status: 'succeeded' } });
    expect((await office.facts()).at(-1)).toMatchObject({ fact: 'refund', account: first, amount: 500 });
  });

  it('[ACCT-4] what a former account did while no webhook came is found by walking its lists', async () => {
    const first = await linked();
    await office.payOnline(invoice.selfPayId);
    await office.ask('account/unlink', { account: first });
    await linked();
    await office.stripe.setWebhooks('lost');
    const [paid] = await office.facts();
    await office.control('refunds', { payment_intent: paid && 'paymentIntent' in paid ? paid.paymentIntent : '', amount: 700 });
    await office.admin('POST', 'catch-up');
    expect((await office.facts()).at(-1)).toMatchObject({ fact: 'refund', account: first, amount: 700 });
  });

  it('[ACCT-4] an account of before can be linked again, and only one at a time', async () => {
    const first = await linked();
    expect((await office.ask('account/sign-up', { ...wish, again: 'acct_of_somebody_else' })).status).toBe(400);
    await office.ask('account/unlink', { account: first });
    expect((await office.ask('account/sign-up', { ...wish, again: 'acct_of_somebody_else' })).status).toBe(400);
    const { stripe } = await signUp({ again: first });
    expect(stripe).toMatchObject({ account: first, status: 'active', formerAccounts: [] });
    expect(await office.page('/pay')).toMatchObject({ state: 'ask' });
  });

  it('[ACCT-4] a Checkout that is open when its account is unlinked is closed', async () => {
    const account = await linked();
    const { to } = await office.checkout(invoice.selfPayId);
    await office.ask('account/unlink', { account });
    expect((await fetch(to)).status).toBe(410);
  });

  it('[ACCT-5] an address to sign up by is in no log, nor is Stripe’s link', async () => {
    const { url } = await signUp();
    const { stripesPage } = await trip(url, 'finish');
    const log = office.logged.join('');
    for (const secret of [url.split('/').at(-1) ?? '', stripesPage.split('/').at(-1) ?? '', 'sk_test_', wish.email]) {
      expect(secret.length).toBeGreaterThan(7);
      expect(log).not.toContain(secret);
    }
  });

  it('[ACCT-6] thin events are taken by their own form and signature; of an account that is nobody’s they are not', async () => {
    const account = await linked();
    await office.stripe.setWebhooks('lost');
    await office.control(`accounts/${account}`, { status: 'restricted' });
    expect(await office.told()).toMatchObject({ status: 'active' });
    const event = {
      id: 'evt_thin',
      object: 'v2.core.event',
      type: 'v2.core.account[requirements].updated',
      created: new Date().toISOString(),
      livemode: false,
      related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
    };
    expect(await deliver(event, 'whsec_wrong_secret')).toBe(400);
    expect(await deliver({ ...event, id: 'evt_2', related_object: { ...event.related_object, id: 'acct_unknown' } })).toBe(404);
    expect(await deliver({ ...event, id: 'evt_3', livemode: true })).toBe(403);
    expect(await deliver({ ...event, id: 'evt_4', type: 'v2.core.account_person.created' })).toBe(200);
    expect(await office.told()).toMatchObject({ status: 'active' });
    expect(await deliver(event)).toBe(200);
    await office.settled();
    expect(await office.told()).toMatchObject({ status: 'restricted' });
  });
});

async function deliver(event: unknown, secret = webhookSecret): Promise<number> {
  const payload = JSON.stringify(event);
  const signature = new Stripe('sk_test_unused').webhooks.generateTestHeaderString({ payload, secret });
  const response = await fetch(`${office.url}/stripe/webhook`, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature },
  });
  return response.status;
}
