import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { aListener, aPayment, aSandbox, aSession, card } from '../../test/stripe-cli/a-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'paydesk-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a sandbox with a file', () => {
  it('finds all again after a restart, and open Checkout pages at its new address', async () => {
    const data = join(folder, 'kept.db');
    const before = await aSandbox({ data });
    const { intent } = await aPayment(before);
    const { id } = await aSession(before);
    await before.stop();

    const after = await aSandbox({ data });
    expect(await after.stripe.paymentIntents.retrieve(intent)).toMatchObject({ status: 'succeeded' });
    const session = await after.stripe.checkout.sessions.retrieve(id);
    expect(session.url).toBe(`${after.url}/c/pay/${id}`);
    expect((await after.submit(session.url ?? '', card)).status).toBe(303);
    await after.stop();
  });

  it('delivers after a restart what could not be delivered before, wherever the listener is now', async () => {
    const data = join(folder, 'undelivered.db');
    const before = await aSandbox({ data, webhook: 'http://127.0.0.1:9/' });
    await aPayment(before);
    await before.stop();

    const listener = await aListener();
    const after = await aSandbox({ data, webhook: listener.url });
    after.pass(3600);
    await after.control('/redeliver');
    await vi.waitFor(() => expect(listener.types()).toContain('checkout.session.completed'));
    await after.stop();
    listener.close();
  });

  it('refuses a file that another one has open', async () => {
    const data = join(folder, 'shared.db');
    const first = await aSandbox({ data });
    await expect(aSandbox({ data })).rejects.toThrow('in use by another sandbox');
    await first.stop();
  });

  it('refuses a file that is not one', async () => {
    const data = join(folder, 'letter.txt');
    writeFileSync(data, 'Dear Sir or Madam, this is a letter and no database at all.'.repeat(20));
    await expect(aSandbox({ data })).rejects.toThrow('not a database');
  });
});

describe('connected accounts', () => {
  it('are onboarded by a link that is good once, and then take payments of their own', async () => {
    const listener = await aListener();
    const sandbox = await aSandbox({ webhook: listener.url });
    const { stripe } = sandbox;
    const include = ['configuration.merchant' as const, 'requirements' as const];
    const requested = { requested: true };
    const account = await stripe.v2.core.accounts.create({
      dashboard: 'full',
      display_name: 'Maple Ambulance',
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
      configuration: { merchant: { capabilities: { card_payments: requested, ach_debit_payments: requested } } },
      include,
    });
    const status = async () =>
      (await stripe.v2.core.accounts.retrieve(account.id, { include })).configuration?.merchant?.capabilities?.card_payments?.status;
    expect(await status()).toBe('pending');

    const link = await stripe.v2.core.accountLinks.create({
      account: account.id,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: 'http://companion.test/again', return_url: 'http://companion.test/back' },
      },
    });
    expect((await sandbox.page(link.url)).page).toContain('Let your office take payments');
    expect(await sandbox.submit(link.url, { answer: 'finish' })).toMatchObject({ status: 303, location: 'http://companion.test/back' });
    expect((await sandbox.page(link.url)).status).toBe(404);
    expect(await status()).toBe('active');

    const options = { stripeAccount: account.id };
    await stripe.paymentIntents.create({ amount: 5000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa' }, options);
    expect((await stripe.charges.list({}, options)).data).toHaveLength(1);
    expect((await stripe.charges.list()).data).toHaveLength(0);
    await vi.waitFor(() => expect(listener.types()).toContain('payment_intent.succeeded'));
    const events = listener.taken.map(({ body }) => JSON.parse(body)).filter(({ object }) => object === 'event');
    expect(events.map((event) => event.account)).toEqual(events.map(() => account.id));
    const thin = listener.taken.map(({ body }) => JSON.parse(body)).filter(({ object }) => object === 'v2.core.event');
    expect(thin.map((event) => event.related_object.id)).toEqual(thin.map(() => account.id));
    expect(thin.length).toBeGreaterThan(0);
    await sandbox.stop();
    listener.close();
  });
});
