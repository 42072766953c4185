/** The real parts of one scenario, in a folder of its own: sandbox, companion and desk, and the knowledge of when all that can be delivered has been. */
import getPort from 'get-port';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { openToRead } from '../../src/ledger/books/file.ts';
import { type Desk, startDesk } from './desk.ts';
import { type Server, startServer } from './process.ts';
import { secretKey, type StripeControls, stripeControls } from './stripe-controls.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const webhookSecret = 'whsec_scenario';
const adminToken = 'scenario-admin-token';
const patience = 20_000;

const idleSchema = z.object({ unresolved: z.int(), latestFact: z.int() });

export type Parts = {
  desk: Desk;
  stripe: StripeControls;
  /** The companion's address. */
  portal: string;
  /** The file of the books. */
  file: string;
  setDesk: (online: boolean) => Promise<void>;
  setCompanion: (up: boolean) => Promise<void>;
  setWebhooks: (mode: 'normal' | 'duplicated' | 'reversed' | 'lost') => Promise<void>;
  /** Waits until everything that can be delivered has been. */
  settle: () => Promise<void>;
  /** The companion walks Stripe's lists, where it is up. */
  catchUp: () => Promise<void>;
  /** A code that links one more desk with the companion. */
  enrolmentCode: () => Promise<string>;
  /** Ends the desk alone, so that its file can be read. */
  stopDesk: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the parts and enrols the desk; not so when the companion is for the books of another. */
export async function startParts(
  today: string,
  { enrols = true, accounts = 'own' }: { enrols?: boolean; accounts?: 'own' | 'platform' } = {},
): Promise<Parts> {
  const folder = await mkdtemp(join(tmpdir(), 'paydesk-scenario-'));
  const file = join(folder, 'office.paydesk');
  const [sandboxPort, companionPort] = [await getPort({ host: '127.0.0.1' }), await getPort({ host: '127.0.0.1' })];
  const portal = `http://127.0.0.1:${companionPort}`;
  const sandboxArguments = ['--port', String(sandboxPort), '--webhook', `${portal}/stripe/webhook`, '--webhook-secret', webhookSecret];
  const environment = companionEnvironment(folder, { sandboxPort, companionPort, portal, accounts });
  const startCompanion = () => startServer(join(source, 'server/main.ts'), [], environment);

  const running = new Set<{ stop(): Promise<void> }>();
  const keep = async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>): Promise<Part> => {
    const part = await starting;
    running.add(part);
    return part;
  };
  const stop = async () => {
    await Promise.all([...running].map((part) => part.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const starting = [
    keep(startServer(join(source, 'sandbox/main.ts'), sandboxArguments, {})),
    keep(startCompanion()),
    keep(startDesk(file, today)),
  ] as const;
  try {
    await Promise.all(starting);
  } catch (error) {
    await Promise.allSettled(starting);
    await stop();
    throw error;
  }
  const [sandbox, firstCompanion, desk] = await Promise.all(starting);

  const stripe = stripeControls(sandbox.url);
  let companion: Server | null = firstCompanion;
  let deskIsOnline = true;
  /** Webhooks were lost or came to a closed door: only Stripe's lists know of them. */
  let missed = false;

  async function settle(): Promise<void> {
    const end = performance.now() + patience;
    if (!companion) return;
    if (missed) {
      await stripe.redeliver();
      await admin(portal, 'POST', 'catch-up');
    }
    while (performance.now() < end) {
      const before = await idle();
      if (before !== null && (await exchange(before))) {
        const after = await idle();
        if (after === before) return;
      }
      await pause(10);
    }
    throw new Error(`what Stripe reported was not delivered within ${patience / 1000} seconds`);
  }

  /** The number of the latest fact, or null while something is on its way. */
  async function idle(): Promise<number | null> {
    const { pending } = await stripe.idle();
    const { unresolved, latestFact } = idleSchema.parse(await admin(portal, 'GET', 'idle'));
    return pending === 0 && unresolved === 0 ? latestFact : null;
  }

  async function exchange(latestFact: number): Promise<boolean> {
    if (!deskIsOnline) return true;
    const exchanged = await desk.ask('sync.now', {});
    if (exchanged.ok) return true;
    // Nobody is signed in, or somebody who may only look: the desk exchanges by itself all the same.
    const mayNotAsk = exchanged.refusal.code === 'signed-out' || exchanged.refusal.code === 'not-allowed';
    return mayNotAsk && hasExchanged(file, latestFact);
  }

  const enrolmentCode = async () => codeSchema.parse(await admin(portal, 'POST', 'enrolment-codes')).code;
  if (enrols) await desk.call('sync.enrol', { companionUrl: portal, code: await enrolmentCode() });

  return {
    desk,
    stripe,
    portal,
    file,
    settle,
    catchUp: async () => {
      if (companion) await admin(portal, 'POST', 'catch-up');
    },
    enrolmentCode,
    setDesk: async (online) => {
      await desk.ask('sync.setOnline', { online });
      deskIsOnline = online;
    },
    setCompanion: async (up) => {
      if (up === (companion !== null)) return;
      if (companion) {
        await companion.stop();
        running.delete(companion);
      }
      companion = up ? await keep(startCompanion()) : null;
      missed ||= !up;
    },
    setWebhooks: async (mode) => {
      await stripe.setWebhooks(mode);
      missed ||= mode === 'lost';
    },
    stopDesk: async () => {
      await desk.stop();
      running.delete(desk);
    },
    stop,
  };
}

/** Whether the books have everything that the companion knows, and the companion everything of the books, as the file says. */
function hasExchanged(file: string, latestFact: number): boolean {
  const opened = openToRead(file);
  if (!opened.ok) return false;
  const cursor = opened.value.prepare("SELECT value ->> 'number' FROM local WHERE key = 'stripe cursor'").pluck().get() ?? 0;
  const stale = opened.value.prepare('SELECT COUNT(*) FROM stale_payables').pluck().get();
  opened.value.close();
  return Number(cursor) >= latestFact && stale === 0;
}

const codeSchema = z.object({ code: z.string() });

async function admin(companion: string, method: string, path: string): Promise<unknown> {
  const response = await fetch(`${companion}/admin/${path}`, { method, headers: { authorization: `Bearer ${adminToken}` } });
  if (!response.ok) throw new Error(`the companion answered ${response.status} to /admin/${path}`);
  return response.json();
}

type Place = { sandboxPort: number; companionPort: number; portal: string; accounts: 'own' | 'platform' };

function companionEnvironment(folder: string, { sandboxPort, companionPort, portal, accounts }: Place): Record<string, string> {
  return {
    PORT: String(companionPort),
    PUBLIC_URL: portal,
    DATABASE: join(folder, 'companion.sqlite'),
    STRIPE_MODE: 'sandbox',
    STRIPE_ACCOUNTS: accounts,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: `http://127.0.0.1:${sandboxPort}`,
    STRIPE_DASHBOARD_URL: `http://127.0.0.1:${sandboxPort}`,
    OFFICE_NAME: 'Scenario office',
    ADMIN_TOKEN: adminToken,
    LOG_LEVEL: 'warn',
  };
}
