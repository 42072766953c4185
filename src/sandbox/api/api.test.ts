import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, aPayment, aSandbox, testKey } from '../../../test/stripe-cli/a-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => void (sandbox = await aSandbox()));
afterAll(() => sandbox.stop());

const auth = { authorization: `Bearer ${testKey}` };
type Asked = { method?: string; headers?: Record<string, string>; form?: string };

async function ask(path: string, { method = 'GET', headers = auth, form }: Asked = {}) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { ...headers, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
    ...(form === undefined ? {} : { body: form }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('a wrong request is refused in Stripe’s words', () => {
  const session =
    'mode=payment&success_url=http://x.test&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=5000';
  it.each([
    ['an unknown parameter', '/v1/refunds', 'foo=1', 400, 'parameter_unknown', 'foo'],
    [
      'an unknown nested one',
      '/v1/checkout/sessions',
      `${session}&line_items[0][price_data][colour]=red`,
      400,
      'parameter_unknown',
      'line_items[0][price_data][colour]',
    ],
    ['an unknown one beside a missing one', '/v1/payment_intents', 'foo=1', 400, 'parameter_unknown', 'foo'],
    ['a missing parameter', '/v1/payment_intents', 'amount=500', 400, 'parameter_missing', 'currency'],
    [
      'a missing nested one',
      '/v1/checkout/sessions',
      'mode=payment&success_url=http://x.test&line_items[0][price_data][currency]=usd&line_items[0][quantity]=1',
      400,
      'parameter_missing',
      'line_items[0][price_data][unit_amount]',
    ],
    ['no number', '/v1/payment_intents', 'amount=many&currency=usd', 400, 'parameter_invalid_integer', 'amount'],
    ['nothing where something must be', '/v1/customers', 'payment_method=', 400, 'parameter_invalid_empty', 'payment_method'],
    ['no choice of Stripe’s', '/v1/refunds', 'payment_intent=pi_1&reason=whim', 400, undefined, 'reason'],
    ['too little money', '/v1/payment_intents', 'amount=49&currency=usd', 400, 'amount_too_small', 'amount'],
    ['too much money', '/v1/payment_intents', 'amount=100000000&currency=usd', 400, 'amount_too_large', 'amount'],
    ['an object that is not there', '/v1/refunds', 'payment_intent=pi_1', 400, 'resource_missing', 'payment_intent'],
    ['a path that is not there', '/v1/disputes/du_1/close', '', 404, 'resource_missing', 'id'],
    ['an address that is not there', '/v1/unicorns', '', 404, undefined, undefined],
    [
      'a session too short',
      '/v1/checkout/sessions',
      `${session}&line_items[0][price_data][product_data][name]=A&expires_at=1`,
      400,
      undefined,
      'expires_at',
    ],
  ])('%s', async (_, path, form, status, code, param) => {
    const answer = await ask(path, { method: 'POST', form });
    expect([answer.status, answer.body.error.type, answer.body.error.code, answer.body.error.param]).toEqual([
      status,
      'invalid_request_error',
      code,
      param,
    ]);
  });

  it.each([
    ['no key', {}],
    ['a live key', { authorization: 'Bearer sk_live_123' }],
    ['something else', { authorization: 'Bearer hello' }],
  ])('%s is a 401', async (_, headers) => {
    expect((await ask('/v1/charges', { headers })).status).toBe(401);
  });

  it('an account that is not there is a 403', async () => {
    const answer = await ask('/v1/charges', { headers: { ...auth, 'stripe-account': 'acct_nobody' } });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'account_invalid']);
  });

  it('the client makes its own errors of them', async () => {
    await expect(sandbox.stripe.charges.retrieve('ch_nothing')).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    const declined = sandbox.stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_chargeDeclined',
    });
    await expect(declined).rejects.toMatchObject({ type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' });
  });

  it('keeps nothing of a request that it refuses', async () => {
    const before = (await sandbox.stripe.products.list({ limit: 100 })).data.length;
    const form = `${session}&line_items[0][price_data][product_data][name]=A&line_items[1][price]=price_1&line_items[1][quantity]=1`;
    expect((await ask('/v1/checkout/sessions', { method: 'POST', form })).body.error.param).toBe('line_items[1][price]');
    expect((await sandbox.stripe.products.list({ limit: 100 })).data).toHaveLength(before);
  });
});

describe('headers', () => {
  it('names the request and gives version and account back', async () => {
    const { headers } = await ask('/v1/balance', { headers: { ...auth, 'stripe-version': '2026-10-28.endive' } });
    expect(headers.get('request-id')).toMatch(/^req_\w{14}$/);
    expect(headers.get('stripe-version')).toBe('2026-10-28.endive');
  });

  it('takes the key as a user name too', async () => {
    const { status } = await ask('/v1/balance', { headers: { authorization: `Basic ${Buffer.from(`${testKey}:`).toString('base64')}` } });
    expect(status).toBe(200);
  });
});

describe('an idempotency key', () => {
  const post = (key: string, form: string) => ask('/v1/customers', { method: 'POST', headers: { ...auth, 'idempotency-key': key }, form });

  it('gives the same answer to the same request, and does it once', async () => {
    const [first, second] = [await post('key-1', 'name=Ann'), await post('key-1', 'name=Ann')];
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('refuses another request under the same key', async () => {
    await post('key-2', 'name=Ann');
    const other = await post('key-2', 'name=Bob');
    expect([other.status, other.body.error.type]).toEqual([400, 'idempotency_error']);
  });

  it('repeats a declined payment rather than trying again', async () => {
    const form = 'amount=500&currency=usd&confirm=true&payment_method=pm_card_chargeDeclined';
    const pay = () => ask('/v1/payment_intents', { method: 'POST', headers: { ...auth, 'idempotency-key': 'key-3' }, form });
    const [first, second] = [await pay(), await pay()];
    expect([first.status, second.status]).toEqual([402, 402]);
    expect(second.body.error.charge).toBe(first.body.error.charge);
  });

  it('is forgotten after a day', async () => {
    const first = await post('key-4', 'name=Ann');
    sandbox.pass(86_401);
    expect((await post('key-4', 'name=Ann')).body.id).not.toBe(first.body.id);
  });
});

describe('lists', () => {
  it('page newest first, both ways, and bound what was created', async () => {
    const own = await aSandbox();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      ids.unshift((await own.stripe.customers.create({ name })).id);
      own.pass(1);
    }
    const list = own.stripe.customers;
    const of = (page: { data: { id: string }[]; has_more: boolean }) => [page.data.map(({ id }) => ids.indexOf(id)), page.has_more];
    const [, second = '', third = ''] = ids;
    expect(of(await list.list({ limit: 2 }))).toEqual([[0, 1], true]);
    expect(of(await list.list({ limit: 2, starting_after: third }))).toEqual([[3, 4], false]);
    expect(of(await list.list({ limit: 1, ending_before: third }))).toEqual([[1], true]);
    expect(of(await list.list({ limit: 5, ending_before: second }))).toEqual([[0], false]);
    expect(of(await list.list({ created: { gte: own.seconds() - 2 } }))).toEqual([[0, 1], false]);
    expect(await list.list({ limit: 2 }).autoPagingToArray({ limit: 100 })).toHaveLength(5);
    await own.stop();
  });

  it('choose events by their types', async () => {
    await aPayment(sandbox);
    const chosen = await sandbox.stripe.events.list({ types: ['charge.succeeded', 'payment_intent.succeeded'] });
    expect(new Set(chosen.data.map(({ type }) => type))).toEqual(new Set(['charge.succeeded', 'payment_intent.succeeded']));
    const every = await sandbox.stripe.events.list({ type: 'charge.*' });
    expect(every.data.every(({ type }) => type.startsWith('charge.'))).toBe(true);
  });
});

describe('expand', () => {
  it('puts objects in the place of their IDs, all the way down', async () => {
    const { session } = await aPayment(sandbox);
    const found = await sandbox.stripe.checkout.sessions.retrieve(session, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
    });
    expect(found).toMatchObject({
      line_items: { data: [{ description: 'Invoice A-10234', amount_total: 10_000 }] },
      payment_intent: { latest_charge: { balance_transaction: { amount: 10_000, fee: 320, net: 9680 } } },
    });
  });

  it('works in lists, and refuses what cannot be expanded', async () => {
    const list = await sandbox.stripe.charges.list({ limit: 1, expand: ['data.payment_intent'] });
    expect(list.data[0]).toMatchObject({ payment_intent: { object: 'payment_intent' } });
    await expect(sandbox.stripe.charges.list({ expand: ['data.amount'] })).rejects.toThrow('cannot be expanded');
  });
});
