import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enrolOutput } from '../../src/shared/companion-api/enrolment.ts';
import { startServer } from '../scenario/process.ts';

const main = join(import.meta.dirname, '../../src/server/main.ts');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'companion-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const environment = () => ({
  PORT: '0',
  DATABASE: join(folder, 'companion.sqlite'),
  STRIPE_MODE: 'sandbox',
  STRIPE_SECRET_KEY: 'sk_test_commandline',
  STRIPE_WEBHOOK_SECRET: 'whsec_commandline',
  STRIPE_API_BASE: 'http://127.0.0.1:9', // nobody is there
  OFFICE_NAME: 'Acme Ambulance',
  OFFICE_SLUG: 'acme',
});

const run = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...env } });

it('serves without Stripe, prints a code that enrols a desk, shuts the desk out again, and stops when asked', async () => {
  const first = await startServer(main, [], environment());
  expect(await (await fetch(`${first.url}/healthz`)).json()).toMatchObject({ ok: true });
  const { stdout } = await run(['code'], environment());
  expect(stdout).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}\n$/);
  const body = JSON.stringify({ code: stdout, deviceName: 'Front desk' });
  const enrolled = await fetch(`${first.url}/desk/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const enrolment = enrolOutput.parse(await enrolled.json());
  expect(enrolment).toMatchObject({ office: 'acme', slot: 0, stripe: { status: 'unreachable' } });

  const facts = () => fetch(`${first.url}/desk/facts?after=0`, { headers: { authorization: `Bearer ${enrolment.token}` } });
  expect((await facts()).status).toBe(200);
  expect((await run(['desks'], environment())).stdout).toMatch(/^0\tFront desk\t\S+\t\S+\t-\n$/);
  await run(['revoke', '0'], environment());
  expect((await facts()).status).toBe(401);
  await expect(run(['revoke', '0'], environment())).rejects.toMatchObject({ stderr: 'There is no desk in slot 0\n' });
  await first.stop();
});

it('says what is wrong with its configuration, and ends', async () => {
  await expect(run([], { ...environment(), STRIPE_MODE: 'live' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('STRIPE_SECRET_KEY is a test key') as unknown,
  });
});

it('takes neither another office nor real money into a database', async () => {
  const first = await startServer(main, [], environment());
  await first.stop();
  await expect(run([], { ...environment(), OFFICE_SLUG: 'other' })).rejects.toMatchObject({
    stderr: expect.stringContaining('belongs to the office acme') as unknown,
  });
  const live = { STRIPE_MODE: 'live', STRIPE_SECRET_KEY: 'sk_live_commandline', PUBLIC_URL: 'https://pay.acme.example' };
  await expect(run([], { ...environment(), ...live })).rejects.toMatchObject({
    stderr: expect.stringContaining('holds sandbox payments') as unknown,
  });
});
