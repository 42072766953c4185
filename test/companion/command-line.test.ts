import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

it('serves without Stripe, stops when asked, and prints a code that enrols a desk', async () => {
  const first = await startServer(main, [], environment());
  expect(await (await fetch(`${first.url}/healthz`)).json()).toMatchObject({ ok: true });
  const { stdout } = await run(['code'], environment());
  expect(stdout).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}\n$/);
  const body = JSON.stringify({ code: stdout, deviceName: 'Front desk' });
  const enrolled = await fetch(`${first.url}/desk/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(await enrolled.json()).toMatchObject({ office: 'acme', slot: 0, stripe: { status: 'unreachable' } });
  await first.stop();
});

it('says what is wrong with its configuration, and ends', async () => {
  await expect(run([], { ...environment(), STRIPE_MODE: 'live' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('STRIPE_SECRET_KEY is a test key') as unknown,
  });
});

it('does not begin a second office in the database of the first', async () => {
  const first = await startServer(main, [], environment());
  await first.stop();
  await expect(run([], { ...environment(), OFFICE_SLUG: 'other' })).rejects.toMatchObject({
    stderr: expect.stringContaining('belongs to the office acme') as unknown,
  });
});
