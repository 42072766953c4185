/** The portal: how many bytes its two pages are, and how many look-ups of a self-pay ID a second the companion answers, against bare Express. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { enrolOutput } from '../../src/shared/companion-api/enrolment.ts';
import type { publishPayablesInput } from '../../src/shared/companion-api/payables.ts';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { selfPayIdFrom } from '../../src/shared/self-pay-id.ts';
import { z } from 'zod';
import { startServer } from '../../test/scenario/process.ts';
import { answeredPerSecond, requestOf } from '../load.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { type Parts, withParts } from '../parts.ts';

export type PortalSize = { invoices: number; rounds: number; perRound: number };

const adminToken = 'an-administrator-of-the-bench';
/** Fewer than the wrong tries that one address has: each look-up counts as one until it is answered. */
const connections = 8;

export function benchPortal({ invoices, rounds, perRound }: PortalSize): Promise<Findings> {
  return withParts(async (parts) => {
    const url = await startCompanion(parts);
    const ids = Array.from({ length: invoices }, (_, n) => selfPayIdFrom(482_193_000 + n));
    await publish(url, ids);
    const [id = ''] = ids;
    const pages = { first: await pageAt(`${url}/pay`), second: await pageAt(`${url}/pay/${id}`) };

    const file = join(parts.folder, 'page.html');
    await writeFile(file, pages.second);
    const floor = await startServer(join(import.meta.dirname, 'floor.ts'), ['--page', file], {});
    parts.atEnd(() => floor.stop());
    const lookUps = (server: string) => {
      const requests = Array.from({ length: perRound }, (_, n) => requestOf('GET', `${server}/pay/${ids[n % ids.length]}`));
      return () => answeredPerSecond(server, requests, connections);
    };
    const measures = { companion: lookUps(url), bare: lookUps(floor.url) };
    await inTurns(1, measures);
    const { companion, bare } = await inTurns(rounds, measures);
    return {
      figures: [
        { what: 'the page that asks for the self-pay ID', ...bytes(pages.first) },
        { what: 'the same, gzipped', ...gzipped(pages.first) },
        { what: 'the page of an invoice', ...bytes(pages.second) },
        { what: 'the same, gzipped', ...gzipped(pages.second) },
        { what: 'the companion, looking an invoice up and drawing its page', value: median(companion), unit: 'pages/s' },
        { what: 'bare Express, sending the same page', value: median(bare), unit: 'pages/s' },
        { what: "of the companion's time for one page", value: 1000 / median(companion), unit: 'ms' },
      ],
      ratios: [{ what: 'of bare Express that sends a ready-made page', ratio: medianRatio(companion, bare), goal: null }],
    };
  });
}

async function startCompanion({ folder, atEnd }: Parts): Promise<string> {
  const server = await startServer(join(import.meta.dirname, '../../src/server/main.ts'), [], {
    PORT: '0',
    DATABASE: join(folder, 'companion.sqlite'),
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    STRIPE_API_BASE: 'http://127.0.0.1:9', // nobody there: a look-up does not ask Stripe
    OFFICE_NAME: 'Bench',
    ADMIN_TOKEN: adminToken,
    LOG_LEVEL: 'silent',
  });
  atEnd(() => server.stop());
  return server.url;
}

/** As a desk does: enrols, and tells of invoices with three trips each. */
async function publish(url: string, ids: readonly ReturnType<typeof selfPayIdFrom>[]): Promise<void> {
  const { code } = z.object({ code: z.string() }).parse(await send('POST', `${url}/admin/enrolment-codes`, {}, adminToken));
  const { token } = enrolOutput.parse(await send('POST', `${url}/desk/enrol`, { code, deviceName: 'Bench' }));
  const push: z.input<typeof publishPayablesInput> = {
    asOfFact: 0,
    last: true,
    terms: {
      officeName: 'Lone Star Medical Transport',
      officePhone: '(512) 555-0148',
      timeZone: 'America/Chicago',
      portalEnabled: true,
      passFee: true,
      ratePpm: 29_000,
      fixed: cents(30),
      allowUnpaid: false,
      partialLeast: null,
    },
    payables: ids.map((selfPayId, n) => ({
      invoice: `invoice${String(n).padStart(8, '0')}`,
      selfPayId,
      number: `A-${1000 + n}`,
      date: isoDate('2026-11-03'),
      state: 'Open',
      due: cents(482_10),
      items: [1, 2, 3].map((trip) => ({ key: (n * 3 + trip).toString(16).padStart(16, '0'), owed: cents(160_70), finished: false })),
      ledger: { key: 'ffffffffffffffff', balance: cents(0), counted: true },
    })),
  };
  await send('PUT', `${url}/desk/payables`, push, token);
}

async function send(method: string, url: string, body: unknown, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  assert(response.ok, `${method} ${url}: ${response.status}`);
  return response.json();
}

async function pageAt(url: string): Promise<string> {
  const response = await fetch(url);
  assert(response.ok, `${url}: ${response.status}`);
  return response.text();
}

function bytes(page: string) {
  return { value: Buffer.byteLength(page), unit: 'bytes' };
}

/** As the proxy in front of it sends it. */
function gzipped(page: string) {
  return { value: gzipSync(page).length, unit: 'bytes' };
}
