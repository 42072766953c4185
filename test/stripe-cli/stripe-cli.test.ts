/** The official Stripe CLI, a real binary, is the judge of the sandbox: every trigger that Paydesk cares for, and the commands that look at the results. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestSandbox, aListener, aSandbox, eventTypes, testKey } from './a-sandbox.ts';

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), 'paydesk-stripe-cli-'));
const binary = join(dirname(createRequire(import.meta.url).resolve('@stripe/cli-linux-x64/package.json')), 'bin', 'stripe');

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await aSandbox()));
afterEach(() => sandbox.stop());
afterAll(() => rmSync(home, { recursive: true }));

/** Runs the CLI in a home of its own. It looks for new versions of itself through a proxy that is not there, so it reaches nothing but the sandbox. */
async function stripe(...args: string[]): Promise<string> {
  const base = ['--config', join(home, 'config.toml'), '--color', 'off', '--api-key', testKey];
  const nowhere = 'http://127.0.0.1:9';
  const env = {
    HOME: home,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    STRIPE_NO_AUTO_UPDATE: '1',
    HTTPS_PROXY: nowhere,
    HTTP_PROXY: nowhere,
    NO_PROXY: '127.0.0.1',
  };
  const { stdout } = await run(binary, [...base, ...args, '--api-base', sandbox.url], { env });
  return stdout;
}

const paid = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'charge.updated'];
const inquiry = [...paid, 'charge.dispute.created', 'charge.updated'];

describe('stripe trigger', () => {
  it.each([
    ['payment_intent.succeeded', paid],
    ['payment_intent.payment_failed', ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']],
    ['checkout.session.completed', [...paid, 'checkout.session.completed']],
    ['checkout.session.expired', ['checkout.session.expired']],
    ['charge.refunded', [...paid, 'refund.created', 'charge.refunded']],
    ['charge.refund.updated', [...paid, 'refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']],
    ['charge.dispute.created', inquiry],
    ['charge.dispute.updated', [...inquiry, 'charge.dispute.updated']],
    ['charge.dispute.closed', [...inquiry, 'charge.dispute.closed']],
    [
      'charge.captured',
      [
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.amount_capturable_updated',
        'charge.captured',
        'payment_intent.succeeded',
      ],
    ],
    [
      'checkout.session.async_payment_succeeded',
      [
        'payment_intent.created',
        'payment_intent.processing',
        'charge.pending',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.completed',
        'checkout.session.async_payment_succeeded',
      ],
    ],
    [
      'checkout.session.async_payment_failed',
      [
        'payment_intent.created',
        'payment_intent.processing',
        'charge.pending',
        'charge.failed',
        'payment_intent.payment_failed',
        'checkout.session.completed',
        'checkout.session.async_payment_failed',
      ],
    ],
    ['payout.created', [...paid, 'payout.created']],
    ['payment_intent.canceled', ['payment_intent.created', 'payment_intent.canceled']],
    ['payment_method.attached', ['customer.created', 'payment_method.attached']],
  ])('%s', async (name, events) => {
    expect(await stripe('trigger', name)).toContain('Trigger succeeded!');
    expect(await eventTypes(sandbox)).toEqual(events);
  });
});

describe('stripe', () => {
  const json = async (...args: string[]) => JSON.parse(await stripe(...args));

  it('creates a payment, refunds it, and finds all of it in the lists', async () => {
    const intent = await json(
      'payment_intents',
      'create',
      '--amount',
      '2500',
      '--currency',
      'usd',
      '--payment-method',
      'pm_card_visa',
      '--confirm=true',
    );
    expect(intent).toMatchObject({ amount_received: 2500, status: 'succeeded' });
    const refund = await json('refunds', 'create', '--payment-intent', intent.id, '--amount', '500');
    expect(refund).toMatchObject({ amount: 500, status: 'succeeded' });

    expect((await json('events', 'list', '--limit', '1')).data).toMatchObject([{ type: 'charge.refunded' }]);
    const charges = await json('charges', 'list');
    expect(charges.data).toMatchObject([{ amount_refunded: 500, payment_intent: intent.id }]);
    expect(await json('charges', 'retrieve', charges.data[0].id)).toMatchObject({ amount: 2500 });
    expect((await json('balance_transactions', 'list')).data).toMatchObject([
      { amount: -500, type: 'refund' },
      { amount: 2500, fee: 103 },
    ]);
    expect(await json('refunds', 'retrieve', refund.id)).toMatchObject({ id: refund.id });
    const query = "amount>=2500 AND status:'succeeded'";
    expect((await json('payment_intents', 'search', '--query', query)).data).toMatchObject([{ id: intent.id }]);
  });

  it('follows a payment to its refunds by the very words that a desk uses', async () => {
    const confirmed = ['--payment-method', 'pm_card_visa', '--confirm=true'];
    const intent = await json('payment_intents', 'create', '--amount', '4200', '--currency', 'usd', ...confirmed);
    const wish = ['-d', 'metadata[wish]=00000001', '--reason', 'duplicate'];
    const first = await json('refunds', 'create', '--payment-intent', intent.id, '--amount', '4000', ...wish, '--idempotency', 'one');
    const again = await json('refunds', 'create', '--payment-intent', intent.id, '--amount', '4000', ...wish, '--idempotency', 'one');
    expect(again).toMatchObject({ id: first.id });
    expect((await json('refunds', 'list', '--payment-intent', intent.id)).data).toMatchObject([
      { amount: 4000, reason: 'duplicate', metadata: { wish: '00000001' } },
    ]);
    const tooMuch = await stripe('refunds', 'create', '--payment-intent', intent.id, '--amount', '201').catch((error: unknown) =>
      String(error),
    );
    expect(tooMuch).toContain('greater than unrefunded amount');
  });

  it('plays a file of fixtures: a payment refunded in two, and one that is disputed', async () => {
    await stripe('fixtures', join(import.meta.dirname, 'refund-and-dispute.fixture.json'));
    expect((await json('refunds', 'list')).data).toMatchObject([{ amount: 13000 }, { amount: 12000 }]);
    const { data } = await json('disputes', 'list');
    expect(data).toMatchObject([{ amount: 9000, reason: 'fraudulent', status: 'needs_response' }]);
    const dispute = await json('disputes', 'retrieve', data[0].id);
    expect(dispute.balance_transactions).toMatchObject([{ amount: -9000, fee: 1500 }]);
    expect(dispute.evidence_details.due_by).toBeGreaterThan(dispute.created);
    await stripe('disputes', 'update', data[0].id, '-d', 'evidence[uncategorized_text]=The ride was made.', '-d', 'submit=true');
    expect(await json('disputes', 'retrieve', data[0].id)).toMatchObject({ status: 'under_review' });
  });

  it('takes a payment step by step: made, confirmed as a telephone order, found again; another one is canceled', async () => {
    const made = await json('payment_intents', 'create', '--amount', '4200', '--currency', 'usd', '-d', 'metadata[office]=acme');
    expect(made).toMatchObject({ status: 'requires_payment_method', client_secret: expect.stringContaining(made.id) });
    const confirming = ['--payment-method', 'pm_card_mastercard', '-d', 'payment_method_options[card][moto]=true'];
    expect(await json('payment_intents', 'confirm', made.id, ...confirming)).toMatchObject({ status: 'succeeded', amount_received: 4200 });
    const other = await json('payment_intents', 'create', '--amount', '900', '--currency', 'usd');
    expect(await json('payment_intents', 'cancel', other.id, '-c')).toMatchObject({ status: 'canceled' });
    expect((await json('payment_intents', 'list')).data).toMatchObject([{ id: other.id }, { id: made.id, metadata: { office: 'acme' } }]);
    expect(await json('payment_intents', 'retrieve', made.id)).toMatchObject({ amount: 4200 });
  });

  it('plays a file of fixtures: a card over the phone that is kept and charged again', async () => {
    await stripe('fixtures', join(import.meta.dirname, 'phone-order.fixture.json'));
    const { data } = await json('payment_intents', 'list');
    expect(data).toMatchObject([
      { amount: 2500, status: 'succeeded', payment_method: data[1].payment_method },
      { amount: 5000, status: 'succeeded' },
    ]);
    expect((await json('payment_methods', 'list', '--customer', data[0].customer)).data).toMatchObject([{ card: { last4: '4242' } }]);
  });

  it('opens an account for an office, leads it to its onboarding, and charges in it', async () => {
    const account = await json('v2', 'core', 'accounts', 'create', '--dashboard', 'full', '--contact-email', 'office@example.com');
    const link = ['-d', JSON.stringify({ account: account.id, use_case: onboardingOf('http://desk.test/again', 'http://desk.test/back') })];
    expect(await json('v2', 'core', 'account_links', 'create', ...link)).toMatchObject({
      account: account.id,
      url: expect.stringContaining('/onboarding/'),
    });
    expect((await json('v2', 'core', 'accounts', 'list')).data).toMatchObject([{ id: account.id, dashboard: 'full' }]);
    expect((await json('accounts', 'list')).data).toMatchObject([{ id: account.id, object: 'account' }]);
    expect(await json('accounts', 'retrieve')).toMatchObject({ id: 'acct_1SandboxPaydesk000' });
    const there = ['--stripe-account', account.id];
    const charge = ['--amount', '700', '--currency', 'usd', '--payment-method', 'pm_card_visa', '--confirm=true'];
    await json('payment_intents', 'create', ...charge, ...there);
    expect((await json('charges', 'list', ...there)).data).toMatchObject([{ amount: 700 }]);
    expect((await json('charges', 'list')).data).toEqual([]);
  });

  it('sends an event once more, and thin events to a destination of their own', async () => {
    const listener = await aListener();
    const secret = 'webhook_endpoint.signing_secret';
    const wanted = {
      name: 'Accounts',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      enabled_events: ['v2.core.account[requirements].updated'],
      include: [secret],
      webhook_endpoint: { url: listener.url },
    };
    const made = await json('v2', 'core', 'event_destinations', 'create', '-d', JSON.stringify(wanted));
    expect(made).toMatchObject({ status: 'enabled', webhook_endpoint: { signing_secret: expect.stringContaining('whsec_') } });
    expect((await json('v2', 'core', 'event_destinations', 'list')).data).toMatchObject([{ id: made.id, name: 'Accounts' }]);
    await json('v2', 'core', 'event_destinations', 'ping', made.id);
    await vi.waitFor(() => expect(listener.types()).toEqual(['v2.core.event_destination.ping']));
    const endpoint = await json('webhook_endpoints', 'create', '--url', listener.url, '-d', 'enabled_events[]=customer.created');
    await json('customers', 'create', '--name', 'Office');
    const [created] = (await json('events', 'list', '--type', 'customer.created')).data;
    await json('events', 'resend', created.id, '--webhook-endpoint', endpoint.id);
    await vi.waitFor(() => expect(listener.types().filter((type) => type === 'customer.created')).toHaveLength(2));
    await json('v2', 'core', 'event_destinations', 'disable', made.id);
    expect(await json('v2', 'core', 'event_destinations', 'retrieve', made.id)).toMatchObject({ status: 'disabled' });
    listener.close();
  });

  it('closes a dispute', async () => {
    const intent = await json(
      'payment_intents',
      'create',
      '--amount',
      '2500',
      '--currency',
      'usd',
      '--payment-method',
      'pm_card_createDispute',
      '--confirm=true',
    );
    const { data } = await json('disputes', 'list', '--payment-intent', intent.id);
    expect(await json('disputes', 'close', data[0].id)).toMatchObject({ status: 'lost' });
  });
});

function onboardingOf(refresh_url: string, return_url: string) {
  return { type: 'account_onboarding', account_onboarding: { configurations: ['merchant'], refresh_url, return_url } };
}
