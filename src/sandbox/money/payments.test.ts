import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestSandbox, aPayment, aSandbox, aSession, bankAccount, card, eventTypes } from '../../../test/stripe-cli/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await aSandbox()));
afterEach(() => sandbox.stop());

describe('a customer pays by card', () => {
  it('shows what is paid, with the fee as a line of its own', async () => {
    const { url } = await aSession(sandbox);
    const { page } = await sandbox.page(url ?? '');
    for (const words of [
      'Sandbox: no real money',
      'Invoice A-10234',
      '$100.00',
      'Online processing fee',
      '$3.30',
      'Pay $103.30',
      'US bank account',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('completes the session, charges, and goes to the success page', async () => {
    const session = await aSession(sandbox);
    const { status, location } = await sandbox.submit(session.url ?? '', card);
    expect([status, location]).toEqual([303, `http://portal.test/thanks?session_id=${session.id}`]);
    const paid = await sandbox.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    });
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      amount_total: 10_330,
      shipping_cost: { amount_total: 330 },
      customer_details: { email: 'pat@example.com' },
      payment_intent: {
        amount_received: 10_330,
        metadata: { invoice: 'i1' },
        status: 'succeeded',
        latest_charge: {
          payment_method_details: { card: { brand: 'visa', last4: '4242' } },
          balance_transaction: { fee: 330, net: 10_000 },
        },
      },
    });
    expect(await eventTypes(sandbox)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
      'checkout.session.completed',
    ]);
  });

  it('keeps the session open when the card is declined, and takes another one', async () => {
    const session = await aSession(sandbox);
    const declined = await sandbox.submit(session.url ?? '', { ...card, card_number: '4000000000000002' });
    expect([declined.status, declined.page]).toEqual([402, expect.stringContaining('Your card was declined.')]);
    expect(await sandbox.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect((await sandbox.submit(session.url ?? '', { ...card, card_number: '5555555555554444' })).status).toBe(303);
    expect(await eventTypes(sandbox)).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
      'checkout.session.completed',
    ]);
  });

  it.each([
    [{ ...card, email: 'nobody' }, 'Enter your email address'],
    [{ ...card, expiry: '13/34' }, 'expiration date'],
    [{ ...card, expiry: '01/20' }, 'in the past'],
    [{ ...card, cvc: '1' }, 'security code'],
    [{ ...card, card_number: '4111111111111111' }, 'only test cards'],
    [{ ...bankAccount, account_number: '123' }, 'only test accounts'],
    [{ email: 'pat@example.com' }, 'Choose how to pay'],
  ])('says what is wrong with %o', async (form, words) => {
    const { url } = await aSession(sandbox);
    const { status, page } = await sandbox.submit(url ?? '', form);
    expect([status, page]).toEqual([402, expect.stringContaining(words)]);
  });

  it('goes back without paying, and cannot pay twice', async () => {
    const { url } = await aSession(sandbox);
    expect(await sandbox.submit(url ?? '', { action: 'cancel' })).toMatchObject({
      status: 303,
      location: 'http://portal.test/pay/4821930571',
    });
    await sandbox.submit(url ?? '', card);
    expect((await sandbox.submit(url ?? '', card)).status).toBe(410);
    expect((await sandbox.page(url ?? '')).page).toContain('Paid already');
  });

  it('pays an amount authorized before, in part', async () => {
    const { stripe } = sandbox;
    const held = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000 });
    const paid = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1500 });
  });
});

describe('a customer pays from a bank account', () => {
  it('is processing until the bank pays', async () => {
    const { session, intent } = await aPayment(sandbox, bankAccount);
    expect(await sandbox.stripe.checkout.sessions.retrieve(session)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await sandbox.control('/settle', { payment_intent: intent, result: 'succeeded' });
    expect(await sandbox.stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge.balance_transaction'] })).toMatchObject({
      status: 'succeeded',
      latest_charge: { id: expect.stringMatching(/^py_/), balance_transaction: { type: 'payment', fee: 80, net: 9920 } },
    });
    expect(await eventTypes(sandbox)).toEqual([
      'payment_intent.created',
      'payment_intent.processing',
      'charge.pending',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ]);
  });

  it('costs 0.8 %, at most $5.00', async () => {
    const { intent } = await aPayment(sandbox, bankAccount, 100_000);
    await sandbox.control('/settle', { payment_intent: intent, result: 'succeeded' });
    expect((await sandbox.stripe.balanceTransactions.list()).data[0]).toMatchObject({ fee: 500, net: 99_500 });
  });

  it('moves no money when the bank refuses', async () => {
    const { session, intent } = await aPayment(sandbox, { ...bankAccount, account_number: '000222222227' });
    await sandbox.control('/settle', { payment_intent: intent });
    expect(await sandbox.stripe.paymentIntents.retrieve(intent)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'insufficient_funds' },
    });
    expect(await sandbox.stripe.checkout.sessions.retrieve(session)).toMatchObject({ payment_status: 'unpaid' });
    expect((await sandbox.stripe.balanceTransactions.list()).data).toEqual([]);
    expect((await eventTypes(sandbox)).slice(-3)).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ]);
    await expect(sandbox.control('/settle', { payment_intent: intent })).rejects.toThrow('status of requires_payment_method');
  });
});

describe('a session ends', () => {
  it('when it is expired by the API', async () => {
    const { id, url } = await aSession(sandbox);
    expect(await sandbox.stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    expect(await eventTypes(sandbox)).toEqual(['checkout.session.expired']);
    expect((await sandbox.submit(url ?? '', card)).status).toBe(410);
    await expect(sandbox.stripe.checkout.sessions.expire(id)).rejects.toThrow('`expired`');
  });

  it('by itself when its time has come', async () => {
    const { id, url } = await aSession(sandbox);
    sandbox.pass(86_401);
    expect((await sandbox.page(url ?? '')).page).toContain('expired');
    await aSession(sandbox); // any change looks at the time again
    await vi.waitFor(async () => expect(await sandbox.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired' }));
    expect(await eventTypes(sandbox)).toEqual(['checkout.session.expired']);
  });
});
