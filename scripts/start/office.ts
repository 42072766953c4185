/** The sandbox office: Stripe's stand-in and the companion, each on a port of its own, and a desk that is enrolled with them. */
import getPort from 'get-port';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { dateIn } from '../../src/shared/dates.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { type Desk, startDesk } from '../../test/scenario/desk.ts';
import { stripeControls } from '../../test/scenario/stripe-controls.ts';
import type { Folder } from './folder.ts';
import { type InvoiceToTry, invoiceToTry, playStripe } from './sample-stripe.ts';
import { type Server, startServer } from './server.ts';

const source = join(import.meta.dirname, '../../src');
export const ledgerScript = join(source, 'ledger/main.ts');

export type Servers = { sandbox: Server; companion: Server };

/** Starts the sandbox and the companion on the ports of last time, or on others where those are taken. */
export async function startServers(folder: Folder, started: (server: Server) => void): Promise<Servers> {
  const { state } = folder;
  const sandboxPort = await getPort({ port: state.ports.sandbox, host: '127.0.0.1' });
  const companionPort = await getPort({ port: state.ports.companion, host: '127.0.0.1', exclude: [sandboxPort] });
  folder.save({ ports: { sandbox: sandboxPort, companion: companionPort } });
  const companionUrl = `http://127.0.0.1:${companionPort}`;

  const sandboxArguments = {
    port: String(sandboxPort),
    webhook: `${companionUrl}/stripe/webhook`,
    'webhook-secret': state.webhookSecret,
    data: folder.path('sandbox.json'),
  };
  const sandbox = await startServer(
    join(source, 'sandbox/main.ts'),
    Object.entries(sandboxArguments).flatMap(([name, value]) => [`--${name}`, value]),
    {},
    folder.path('sandbox.log'),
  );
  started(sandbox);
  const environment = {
    PORT: String(companionPort),
    PUBLIC_URL: companionUrl,
    DATABASE: folder.path('companion.sqlite'),
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: state.secretKey,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: state.webhookSecret,
    STRIPE_API_BASE: sandbox.url,
    STRIPE_DASHBOARD_URL: sandbox.url,
    OFFICE_NAME: 'Lone Star Medical Transport',
    OFFICE_SLUG: 'lone-star',
    OFFICE_PHONE: '(512) 555-0148',
    ADMIN_TOKEN: state.adminToken,
  };
  const companion = await startServer(join(source, 'server/main.ts'), [], environment, folder.path('companion.log'));
  started(companion);
  return { sandbox, companion };
}

/**
 * Prepares the desk before its window opens: makes the sample office at the first start, enrols it with the companion where that is new or has
 * moved, and finds an invoice to try.
 */
export async function prepareDesk(folder: Folder, servers: Servers, say: (sentence: string) => void): Promise<InvoiceToTry | null> {
  const isNew = folder.state.enrolledAt === null;
  const file = folder.path('office.paydesk');
  if (isNew) {
    say('Making the sample office: 14 months of dispatches, invoices and payments…');
    makeSample(file);
  }
  const desk = await startDesk(file, dateIn(Date.now(), defaultSettings.timeZone));
  try {
    const url = servers.companion.url;
    if (folder.state.enrolledAt !== url) {
      await desk.call('sync.enrol', { companionUrl: url, code: await enrolmentCode(folder, servers) });
      if (isNew) {
        say('Customers pay on the portal; Stripe refunds and disputes…');
        const settled = () => waitUntilSettled(folder, servers, desk);
        await playStripe({ desk, stripe: stripeControls(servers.sandbox.url), portal: url, settled });
      }
      folder.save({ enrolledAt: url });
    }
    return await invoiceToTry(desk);
  } finally {
    await desk.stop();
  }
}

function makeSample(file: string): void {
  const { status } = spawnSync(process.execPath, [join(source, 'ledger/cli.ts'), 'sample', file, '--dispatches', '600'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The sample office could not be made; why stands above.');
}

async function enrolmentCode(folder: Folder, { companion }: Servers): Promise<string> {
  const answer = await admin(folder, companion, 'POST', 'enrolment-codes');
  return z.object({ code: z.string() }).parse(answer).code;
}

/** Waits until all that the sandbox had to tell is in the companion, and all that the companion knows in the books. */
async function waitUntilSettled(folder: Folder, { sandbox, companion }: Servers, desk: Desk): Promise<void> {
  const limit = performance.now() + 30_000;
  while (performance.now() < limit) {
    const { pending } = await stripeControls(sandbox.url).idle();
    const { unresolved } = z.object({ unresolved: z.int() }).parse(await admin(folder, companion, 'GET', 'idle'));
    if (pending === 0 && unresolved === 0) {
      const { waitingToBook, waitingToPublish } = await desk.call('sync.now', {});
      if (waitingToBook === 0 && waitingToPublish === 0) return;
    }
    await pause(20);
  }
  throw new Error('The sandbox, the companion and the desk did not come to agree within 30 seconds; see the logs.');
}

async function admin(folder: Folder, companion: Server, method: string, path: string): Promise<unknown> {
  const response = await fetch(`${companion.url}/admin/${path}`, {
    method,
    headers: { authorization: `Bearer ${folder.state.adminToken}` },
  });
  if (!response.ok) throw new Error(`the companion answered ${response.status} to /admin/${path}`);
  return response.json();
}
