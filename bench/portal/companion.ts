/** A companion with the sandbox behind it and an office that has published its invoices. */
import { join } from 'node:path';
import * as z from 'zod';
import { enrolOutput } from '../../src/shared/companion-api/enrolment.ts';
import type { publishPayablesInput } from '../../src/shared/companion-api/payables.ts';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import type { SelfPayId } from '../../src/shared/self-pay-id.ts';
import { startServer } from '../../test/scenario/process.ts';
import type { Parts } from '../parts.ts';

const adminToken = 'an-administrator-of-the-bench';
export const secretKey = 'sk_test_bench';
/** As many as a desk sends in one page. */
const aPage = 200;

/** Starts both; the addresses. */
export async function startPortal({ folder, atEnd }: Parts): Promise<{ companion: string; sandbox: string }> {
  const source = join(import.meta.dirname, '../../src');
  const sandbox = await startServer(join(source, 'sandbox/main.ts'), [], {});
  atEnd(() => sandbox.stop());
  const companion = await startServer(join(source, 'server/main.ts'), [], {
    PORT: '0',
    DATABASE: join(folder, 'companion.sqlite'),
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    STRIPE_API_BASE: sandbox.url,
    OFFICE_NAME: 'Bench',
    ADMIN_TOKEN: adminToken,
    LOG_LEVEL: 'silent',
  });
  atEnd(() => companion.stop());
  return { companion: companion.url, sandbox: sandbox.url };
}

/** As a desk does: enrols, and tells of invoices with three trips each. */
export async function publish(url: string, ids: readonly SelfPayId[]): Promise<void> {
  const { code } = z.object({ code: z.string() }).parse(await send('POST', `${url}/admin/enrolment-codes`, {}, adminToken));
  const { token } = enrolOutput.parse(await send('POST', `${url}/desk/enrol`, { code, deviceName: 'Bench' }));
  const payables = ids.map(payable);
  for (let from = 0; from < payables.length; from += aPage) {
    const push: z.input<typeof publishPayablesInput> = {
      asOfFact: 0,
      last: from + aPage >= payables.length,
      terms,
      payables: payables.slice(from, from + aPage),
    };
    await send('PUT', `${url}/desk/payables`, push, token);
  }
}

const terms: z.input<typeof publishPayablesInput>['terms'] = {
  officeName: 'Lone Star Medical Transport',
  officePhone: '(512) 555-0148',
  timeZone: 'America/Chicago',
  portalEnabled: true,
  passFee: true,
  ratePpm: 29_000,
  fixed: cents(30),
  allowUnpaid: false,
  partialLeast: null,
};

function payable(selfPayId: SelfPayId, n: number): z.input<typeof publishPayablesInput>['payables'][number] {
  return {
    invoice: `invoice${String(n).padStart(8, '0')}`,
    selfPayId,
    number: `A-${1000 + n}`,
    date: isoDate('2026-11-03'),
    state: 'Open',
    due: cents(482_10),
    items: [1, 2, 3].map((trip) => ({ key: (n * 3 + trip).toString(16).padStart(16, '0'), owed: cents(160_70), finished: false })),
    ledger: { key: 'ffffffffffffffff', balance: cents(0), counted: true },
  };
}

async function send(method: string, url: string, body: unknown, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  assert(response.ok, `${method} ${url}: ${response.status}`);
  return response.json();
}
