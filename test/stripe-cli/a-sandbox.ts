/** Builders for tests: a sandbox with the real Stripe client at it, and a listener that records the webhooks it is sent. */
import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import Stripe from 'stripe';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

export const webhookSecret = 'whsec_sandboxtest';
export const testKey = 'sk_test_123456789012345678';

type Options = { webhook?: string; data?: string };

/** A running sandbox. Its clock stands still until it is told to go on. */
export async function aSandbox({ webhook, data }: Options = {}) {
  let now = Date.UTC(2026, 10, 25, 12);
  const sandbox = await startSandbox({
    port: 0,
    webhook: webhook === undefined ? null : { url: webhook, secret: webhookSecret },
    data: data ?? null,
    log: pino({ level: 'silent' }),
    clock: () => now,
  });
  const { hostname, port } = new URL(sandbox.url);
  const stripe = new Stripe(testKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });

  const send = async (path: string, init: RequestInit) => fetch(`${sandbox.url}${path}`, { redirect: 'manual', ...init });
  return {
    ...sandbox,
    stripe,
    pass: (seconds: number) => void (now += seconds * 1000),
    seconds: () => Math.floor(now / 1000),
    /** One of the JSON controls. */
    control: async (path: string, body: object = {}): Promise<{ id: string; status: string }> => {
      const response = await send(`/_sandbox${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    idle: async (): Promise<{ pending: number; held: number }> => (await send('/_sandbox/idle', {})).json(),
    /** The customer's click on a page's button. */
    submit: async (path: string, form: Record<string, string>) => {
      const response = await send(path.replace(sandbox.url, ''), { method: 'POST', body: new URLSearchParams(form) });
      return { status: response.status, location: response.headers.get('location'), page: await response.text() };
    },
    page: async (path: string) => {
      const response = await send(path.replace(sandbox.url, ''), {});
      return { status: response.status, page: await response.text() };
    },
  };
}

export type TestSandbox = Awaited<ReturnType<typeof aSandbox>>;

export const card = {
  method: 'card',
  card_number: '4242 4242 4242 4242',
  expiry: '12/34',
  cvc: '123',
  email: 'pat@example.com',
  action: 'pay',
};
export const bankAccount = { method: 'us_bank_account', account_number: '000123456789', email: 'pat@example.com', action: 'pay' };

/** An open session as Paydesk asks for it: an invoice, and the fee as a shipping line. */
export function aSession({ stripe }: Pick<TestSandbox, 'stripe'>, cents = 10_000, fee = 330) {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: cents, product_data: { name: 'Invoice A-10234' } } }],
    ...(fee > 0
      ? {
          shipping_options: [
            {
              shipping_rate_data: {
                type: 'fixed_amount',
                display_name: 'Online processing fee',
                fixed_amount: { amount: fee, currency: 'usd' },
              },
            },
          ],
        }
      : {}),
    client_reference_id: '4821930571',
    metadata: { invoice: 'i1' },
    payment_intent_data: { metadata: { invoice: 'i1' } },
    submit_type: 'pay',
    success_url: 'http://portal.test/thanks?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://portal.test/pay/4821930571',
  });
}

/** A session that was paid, and what Stripe then knows of it. */
export async function aPayment(sandbox: TestSandbox, form: Record<string, string> = card, cents = 10_000) {
  const session = await aSession(sandbox, cents, 0);
  await sandbox.submit(session.url ?? '', form);
  const { payment_intent: intent } = await sandbox.stripe.checkout.sessions.retrieve(session.id);
  if (typeof intent !== 'string') throw new Error(`session ${session.id} was not paid`);
  return { session: session.id, intent };
}

/** The types of all events, oldest first, without those of the catalog. */
export async function eventTypes({ stripe }: Pick<TestSandbox, 'stripe'>): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 });
  return events.data
    .map(({ type }) => type)
    .filter((type) => !/^(product|price)\./.test(type))
    .toReversed();
}

/** Takes webhooks, answers `answer()` to each, and keeps their signatures and bodies. */
export async function aListener(answer: () => number = () => 200) {
  const taken: { body: string; signature: string; type: string }[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const status = answer();
      if (status < 300) taken.push({ body, signature: String(request.headers['stripe-signature']), type: JSON.parse(body).type });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // listening on TCP, so the address is an object
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, taken, types: () => taken.map(({ type }) => type), close: () => void server.close() };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
