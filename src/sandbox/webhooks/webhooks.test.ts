import { afterEach, describe, expect, it, vi } from 'vitest';
import { type TestSandbox, aListener, aPayment, aSandbox, webhookSecret } from '../../../test/stripe-cli/a-sandbox.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function aHeardSandbox(answer?: () => number) {
  const listener = await aListener(answer);
  const sandbox = await aSandbox({ webhook: listener.url });
  ends.push(listener.close, () => sandbox.stop());
  return { listener, sandbox };
}

const allDelivered = (sandbox: TestSandbox) => vi.waitFor(async () => expect(await sandbox.idle()).toEqual({ pending: 0, held: 0 }));

const moved = (types: readonly string[]) => types.filter((type) => !/^(product|price)\./.test(type));
const cardPayment = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'charge.updated',
  'checkout.session.completed',
];

describe('webhooks', () => {
  it('are signed as the client checks it', async () => {
    const { listener, sandbox } = await aHeardSandbox();
    await aPayment(sandbox);
    await allDelivered(sandbox);
    const last = listener.taken.at(-1);
    const event = sandbox.stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', webhookSecret, Number.MAX_SAFE_INTEGER);
    expect(event).toMatchObject({ type: 'checkout.session.completed', api_version: '2026-10-28.endive', livemode: false });
    const wrong = () =>
      sandbox.stripe.webhooks.constructEvent(`${last?.body} `, last?.signature ?? '', webhookSecret, Number.MAX_SAFE_INTEGER);
    expect(wrong).toThrow('signature');
  });

  it('come again until they are taken', async () => {
    let tries = 0;
    const { listener, sandbox } = await aHeardSandbox(() => ((tries += 1) <= 4 ? 500 : 200));
    await aPayment(sandbox);
    await vi.waitFor(() => expect(tries).toBeGreaterThanOrEqual(4));
    expect((await sandbox.stripe.events.list({ delivery_success: false })).data.length).toBeGreaterThan(0);
    sandbox.pass(60);
    await sandbox.control('/redeliver');
    await allDelivered(sandbox);
    expect(moved(listener.types()).toSorted()).toEqual(cardPayment.toSorted());
    expect((await sandbox.stripe.events.list({ delivery_success: false })).data).toEqual([]);
  });

  it('come twice when they are to be duplicated', async () => {
    const { listener, sandbox } = await aHeardSandbox();
    await sandbox.control('/webhooks', { mode: 'duplicated' });
    await aPayment(sandbox);
    await allDelivered(sandbox);
    expect(moved(listener.types())).toEqual(cardPayment.flatMap((type) => [type, type]));
  });

  it('are held when they are to be reversed, then come newest first', async () => {
    const { listener, sandbox } = await aHeardSandbox();
    await sandbox.control('/webhooks', { mode: 'reversed' });
    await aPayment(sandbox);
    expect(await sandbox.idle()).toEqual({ pending: 0, held: 7 });
    expect(listener.taken).toEqual([]);
    await sandbox.control('/webhooks', { mode: 'normal' });
    await allDelivered(sandbox);
    expect(moved(listener.types())).toEqual(cardPayment.toReversed());
  });

  it('never come when they are to be lost, but the API knows', async () => {
    const { listener, sandbox } = await aHeardSandbox();
    await sandbox.control('/webhooks', { mode: 'lost' });
    await aPayment(sandbox);
    await sandbox.control('/webhooks', { mode: 'normal' });
    await allDelivered(sandbox);
    expect(listener.taken).toEqual([]);
    expect((await sandbox.stripe.events.list()).data).toHaveLength(7);
  });

  it('reach the endpoints that the API made, with the types they asked for', async () => {
    const { listener, sandbox } = await aHeardSandbox();
    const own = await aListener();
    ends.push(own.close);
    const endpoint = await sandbox.stripe.webhookEndpoints.create({ url: own.url, enabled_events: ['payment_intent.succeeded'] });
    await aPayment(sandbox);
    await allDelivered(sandbox);
    expect(own.types()).toEqual(['payment_intent.succeeded']);
    const [first] = own.taken;
    expect(
      sandbox.stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', endpoint.secret ?? '', Number.MAX_SAFE_INTEGER),
    ).toBeTruthy();
    expect(listener.taken).toHaveLength(7);
    await sandbox.stripe.webhookEndpoints.del(endpoint.id);
    await aPayment(sandbox);
    await allDelivered(sandbox);
    expect(own.taken).toHaveLength(1);
  });
});
