/** A sample office that is linked with a companion, which has the sandbox behind it: the real parts, as a whole. */
import { join } from 'node:path';
import getPort from 'get-port';
import * as z from 'zod';
import { makeSampleOffice } from '../src/ledger/sample/office.ts';
import { assert } from '../src/shared/assert.ts';
import { dateIn } from '../src/shared/dates.ts';
import { defaultSettings } from '../src/shared/settings.ts';
import { type Desk, startDesk } from '../test/scenario/desk.ts';
import { type Server, startServer } from '../test/scenario/process.ts';
import type { Parts } from './parts.ts';

export const webhookSecret = 'whsec_bench';
const adminToken = 'an-administrator-of-the-bench';
const source = join(import.meta.dirname, '../src');

type Invoice = { number: string; selfPayId: string };
export type LinkedOffice = {
  companion: Server;
  database: string;
  sandbox: Server;
  /** The file of the books. */
  file: string;
  /** Without a window; to be stopped by whoever asked for it, or to be used. */
  desk: Desk;
  /** Open ones with something to pay, which the portal knows. */
  invoices: Invoice[];
  askAdmin: (path: string) => Promise<unknown>;
};

/** `door`: what stands between Stripe and the companion's webhook; answers where Stripe is to deliver. */
export async function startLinkedOffice(
  parts: Parts,
  { invoices, door }: { invoices: number; door?: (webhook: string) => Promise<string> },
): Promise<LinkedOffice> {
  const { folder, atEnd } = parts;
  const file = join(folder, 'office.paydesk');
  const made = await makeSampleOffice(file, { dispatches: Math.max(100, invoices * 24), seed: 1, until: Date.now() });
  assert(made.ok, 'a sample office is made');
  const portal = `http://127.0.0.1:${await getPort({ host: '127.0.0.1' })}`;
  const webhook = `${portal}/stripe/webhook`;
  const options = ['--webhook', door ? await door(webhook) : webhook, '--webhook-secret', webhookSecret];
  const sandbox = await startServer(join(source, 'sandbox/main.ts'), options, {});
  atEnd(() => sandbox.stop());
  const database = join(folder, 'companion.sqlite');
  const companion = await startServer(join(source, 'server/main.ts'), [], {
    PORT: new URL(portal).port,
    PUBLIC_URL: portal,
    DATABASE: database,
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: sandbox.url,
    CATCH_UP_SECONDS: '86400', // it is the webhooks that are measured
    OFFICE_NAME: 'Bench',
    ADMIN_TOKEN: adminToken,
    LOG_LEVEL: 'silent',
    NODE_OPTIONS: '--max-semi-space-size=8', // as docs/companion.md starts it
  });
  atEnd(() => companion.stop());
  const askAdmin = async (path: string, method = 'GET'): Promise<unknown> => {
    const response = await fetch(`${portal}/admin/${path}`, { method, headers: { authorization: `Bearer ${adminToken}` } });
    assert(response.ok, `${path}: ${response.status}`);
    return response.json();
  };

  const started = await startDesk(file, dateIn(Date.now(), defaultSettings.timeZone));
  let stopped: Promise<void> | undefined;
  const desk: Desk = { ...started, pid: started.pid, stop: () => (stopped ??= started.stop()) };
  atEnd(() => desk.stop());
  const { code } = z.object({ code: z.string() }).parse(await askAdmin('enrolment-codes', 'POST'));
  await desk.call('sync.enrol', { companionUrl: portal, code });
  await desk.call('sync.now', {});
  const { rows } = await desk.call('invoices.list', { filter: { states: ['Open'] }, limit: 500 });
  const payable = rows.flatMap(({ number, selfPayId, dueNow }) =>
    number !== null && selfPayId !== null && dueNow > 0 ? [{ number, selfPayId }] : [],
  );
  assert(payable.length >= invoices, `${payable.length} invoices can be paid, not ${invoices}`);
  return { companion, database, sandbox, file, desk, invoices: payable.slice(0, invoices), askAdmin };
}
