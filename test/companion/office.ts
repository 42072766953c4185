/** A companion and the sandbox in this process, an enrolled desk that publishes by hand, and a customer without a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { pino } from 'pino';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Companion, startCompanion } from '../../src/server/companion.ts';
import { readConfig } from '../../src/server/config.ts';
import { enrolOutput } from '../../src/shared/companion-api/enrolment.ts';
import { type Fact, pullFactsOutput, type StripeState } from '../../src/shared/companion-api/facts.ts';
import type { Payable, PortalTerms } from '../../src/shared/companion-api/payables.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { selfPayIdFrom } from '../../src/shared/self-pay-id.ts';
import { stripeControls } from '../scenario/stripe-controls.ts';
import { type Way, wayTo } from './way-to-stripe.ts';

const adminToken = 'an-administrator-of-the-test';
export const webhookSecret = 'whsec_of_the_test';

export const terms: PortalTerms = {
  officeName: 'Lone Star Medical Transport',
  officePhone: '(512) 555-0148',
  timeZone: 'America/Chicago',
  portalEnabled: true,
  passFee: false,
  ratePpm: 29_000,
  fixed: cents(30),
  allowUnpaid: false,
  partialLeast: null,
};

/** The payable of an Open invoice with one trip; `n` tells it from others. */
export function aPayable(n: number, owed: number, change: Partial<Payable> = {}): Payable {
  const number = String(n).padStart(8, '0');
  return {
    invoice: `invoice${number}`,
    selfPayId: selfPayIdFrom(482_193_000 + n),
    number: `A-${1000 + n}`,
    date: isoDate('2026-11-03'),
    state: 'Open',
    due: cents(owed),
    items: [{ key: `00000000${number}`, owed: cents(owed), finished: false }],
    ledger: { key: `ffffffff${number}`, balance: cents(0), counted: true },
    ...change,
  };
}

export type Page = { status: number; state: string; html: string; figures: Record<string, number>; url: string };

type Place = { port: number; databaseFile: string; apiBase: string };

function configOf({ port, databaseFile, apiBase }: Place, environment: Record<string, string>) {
  return readConfig({
    PORT: String(port),
    DATABASE: databaseFile,
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: 'sk_test_scenario',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: apiBase,
    OFFICE_NAME: 'Before publication',
    ADMIN_TOKEN: adminToken,
    ...environment,
  });
}

/** `environment`: more of the companion's variables. `through`: the companion reaches the sandbox by a way that can be cut. */
export async function startOffice(environment: Record<string, string> = {}, through?: 'a way') {
  const folder = await mkdtemp(join(tmpdir(), 'companion-'));
  const databaseFile = join(folder, 'companion.sqlite');
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    port: 0,
    webhook: { url: `${url}/stripe/webhook`, secret: webhookSecret },
    data: null,
    log: pino({ level: 'silent' }),
  });
  const way: Way | null = through ? await wayTo(sandbox.url) : null;
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const config = configOf({ port, databaseFile, apiBase: way?.url ?? sandbox.url }, environment);
  let companion: Companion | null = await startCompanion(config, log);
  const stripe = stripeControls(sandbox.url);

  const admin = async (method: string, path: string): Promise<unknown> => {
    const response = await fetch(`${url}/admin/${path}`, { method, headers: { authorization: `Bearer ${adminToken}` } });
    if (!response.ok) throw new Error(`/admin/${path}: ${response.status}`);
    return response.json();
  };
  const enrolmentCode = async () => ((await admin('POST', 'enrolment-codes')) as { code: string }).code; // as the route says
  const enrol = async (deviceName: string) => {
    const code = await enrolmentCode();
    const response = await post(`${url}/desk/enrol`, { code, deviceName });
    return enrolOutput.parse(await response.json());
  };
  const { token } = await enrol('Front desk');
  const desk = { authorization: `Bearer ${token}` };

  const told = async (after: number, as: string): Promise<Fact[]> => {
    const response = await fetch(`${url}/desk/facts?after=${after}`, { headers: { authorization: `Bearer ${as}` } });
    return pullFactsOutput.parse(await response.json()).facts;
  };

  return {
    url,
    token,
    databaseFile,
    logged,
    /** Calls the companion as the desk does. */
    async ask(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
      const response = await fetch(`${url}/desk/${path}`, {
        method: 'POST',
        headers: { ...desk, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    },
    sandbox,
    way,
    stripe,
    admin,
    enrol,
    enrolmentCode,
    /** How the account stands, as a desk is told that asks nothing of Stripe. */
    told: async (): Promise<StripeState> => (await enrol('Another desk')).stripe,
    /** One of the sandbox's controls, such as `accounts/acct_1`, and what follows from it. */
    async control(path: string, input: object = {}): Promise<void> {
      const response = await post(`${sandbox.url}/_sandbox/${path}`, input);
      if (!response.ok) throw new Error(`the sandbox refused ${path}: ${response.status}`);
      await this.settled();
    },
    /** Pays an invoice online, all of it. */
    async payOnline(id: string, by: 'card' | 'bank' = 'card'): Promise<void> {
      await this.fillIn((await this.checkout(id)).to, by);
      await this.settled();
    },
    async publish(
      payables: Payable[],
      { asOfFact = 0, last = true, logo, ...change }: Partial<PortalTerms> & { asOfFact?: number; last?: boolean; logo?: string } = {},
      as = token,
    ) {
      const body = JSON.stringify({ asOfFact, last, terms: { ...terms, ...change }, logo, payables });
      const response = await fetch(`${url}/desk/payables`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
        body,
      });
      return response.status;
    },
    /** What was told of payments, refunds, disputes and sessions. */
    facts: async (after = 0, as = token): Promise<Fact[]> => (await told(after, as)).filter((fact) => !isOfTheBalance(fact)),
    /** What was told of Stripe's balance and its payouts. */
    balanceFacts: async (): Promise<Fact[]> => (await told(0, token)).filter(isOfTheBalance),
    /** Waits until Stripe has delivered and the companion has understood all that can be. */
    async settled() {
      for (;;) {
        const { pending } = await stripe.idle();
        const { unresolved } = (await admin('GET', 'idle')) as { unresolved: number }; // as the route says
        if (pending === 0 && unresolved === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Loads a page of the portal, following redirects within it. */
    page: (path: string, init: RequestInit = {}) => loadPage(`${url}${path}`, init),
    /** Presses the button of page 2; answers where it leads. */
    async checkout(id: string, fields: Record<string, string> = {}) {
      const response = await fetch(`${url}/pay/${id}/checkout`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      return { status: response.status, to: response.headers.get('location') ?? '' };
    },
    /** Fills in Checkout's form; answers where Stripe sends the customer, or the status when it does not. */
    async fillIn(checkoutPage: string, by: 'card' | 'declined card' | 'bank' | 'cancel') {
      const email = 'jane.roe@example.com';
      const card = { method: 'card', card_number: '4242424242424242', expiry: '12/34', cvc: '123', email, action: 'pay' };
      const form = {
        card,
        'declined card': { ...card, card_number: '4000000000000002' },
        bank: { method: 'us_bank_account', account_number: '000123456789', email, action: 'pay' },
        cancel: { action: 'cancel' },
      }[by];
      const response = await fetch(checkoutPage, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
      return response.headers.get('location') ?? String(response.status);
    },
    async stopCompanion() {
      await companion?.stop();
      companion = null;
    },
    async startCompanion(now?: () => number) {
      companion = await startCompanion(config, log, now);
      // Node's fetch may still hold connections to the one that was stopped, and finds out by failing.
      await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}/healthz`).catch(() => undefined)));
    },
    async stop() {
      await companion?.stop();
      await way?.close();
      await sandbox.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export type TestOffice = Awaited<ReturnType<typeof startOffice>>;

function isOfTheBalance({ fact }: Fact): boolean {
  return fact === 'movements' || fact === 'payout';
}

export async function loadPage(address: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(address, init);
  const html = await response.text();
  const figures = [...html.matchAll(/data-paydesk="([\w-]+)" data-cents="(-?\d+)"/g)].map(([, name, amount]) => [name, Number(amount)]);
  return {
    status: response.status,
    state: /<main[^>]* data-state="([\w-]+)"/.exec(html)?.[1] ?? '',
    html,
    figures: Object.fromEntries(figures),
    url: response.url,
  };
}

function post(address: string, body: unknown): Promise<Response> {
  return fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
