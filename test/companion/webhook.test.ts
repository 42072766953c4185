import { readFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsSchema } from '../../src/shared/companion-api/facts.ts';
import { aPayable, startOffice, type TestOffice, webhookSecret } from './office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.stop());

const stripe = new Stripe('sk_test_unused');

function anEvent(id: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const object = {
    id: 'pi_of_another_office',
    object: 'payment_intent',
    billing_details: { name: 'Jane Q Roe', email: 'jane.roe@example.com', address: { line1: '12 Sycamore Lane' } },
  };
  const now = Math.floor(Date.now() / 1000);
  const head = { id, object: 'event', type: 'customer.created', created: now, livemode: false, api_version: '2026-10-28.endive' };
  return { ...head, data: { object }, ...change };
}

async function deliver(event: unknown, { secret = webhookSecret, at = Date.now() } = {}): Promise<number> {
  const payload = JSON.stringify(event);
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(at / 1000) });
  const response = await fetch(`${office.url}/stripe/webhook`, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature },
  });
  return response.status;
}

function inbox(): { sequence: number; event: string; status: string }[] {
  const database = new Database(office.databaseFile, { readonly: true });
  const rows = database.prepare<[], { sequence: number; event: string; status: string }>('SELECT * FROM inbox ORDER BY sequence').all();
  database.close();
  return rows.map(({ sequence, event, status }) => ({ sequence, event, status }));
}

describe('the webhook', () => {
  it('[SYNC-3] answers 200 once the event is stored, and stores it once, numbered without gaps', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `evt_${index}`);
    const answers = await Promise.all([...ids, ...ids].map((id) => deliver(anEvent(id))));
    expect(new Set(answers)).toEqual(new Set([200]));
    const rows = inbox();
    expect(rows.map((row) => row.sequence)).toEqual(ids.map((_, index) => index + 1));
    expect(new Set(rows.map((row) => row.event))).toEqual(new Set(ids));
  });

  it('stores an event of a type that does not concern us as ignored', async () => {
    expect(await deliver(anEvent('evt_1'))).toBe(200);
    expect(inbox()).toEqual([{ sequence: 1, event: 'evt_1', status: 'ignored' }]);
  });

  it('refuses what is not signed with the secret, or was signed more than five minutes ago', async () => {
    expect(await deliver(anEvent('evt_1'), { secret: 'whsec_of_somebody_else' })).toBe(400);
    expect(await deliver(anEvent('evt_1'), { at: Date.now() - 6 * 60_000 })).toBe(400);
    const unsigned = await fetch(`${office.url}/stripe/webhook`, { method: 'POST', body: JSON.stringify(anEvent('evt_1')) });
    expect(unsigned.status).toBe(400);
    expect(inbox()).toEqual([]);
  });

  it('refuses a live event in sandbox mode, and the desk is shown why', async () => {
    expect(await deliver(anEvent('evt_1', { livemode: true }))).toBe(403);
    expect(inbox()).toEqual([]);
    const news = await firstNews();
    expect(news.stripe).toMatchObject({ status: 'active', message: expect.stringContaining('live event') as unknown });
  });

  it('[SYNC-3] takes an event of more than a megabyte and of an old version, leaves one that names no object, and refuses what is no event', async () => {
    const big = { id: 'cus_1', object: 'customer', description: 'x'.repeat(1_500_000) };
    expect(await deliver(anEvent('evt_big', { api_version: '2014-01-31', data: { object: big } }))).toBe(200);
    const { api_version: _version, ...unversioned } = anEvent('evt_old');
    expect(await deliver(unversioned)).toBe(200);
    expect(await deliver(anEvent('evt_nameless', { type: 'refund.updated', data: { object: { object: 'refund' } } }))).toBe(200);
    expect(await deliver(anEvent('evt_empty', { data: {} }))).toBe(400);
    expect(await deliver({ object: 'event', type: 'refund.updated' })).toBe(400);
    expect(inbox().map(({ event, status }) => `${event} ${status}`)).toEqual([
      'evt_big ignored',
      'evt_old ignored',
      'evt_nameless ignored',
    ]);
  });

  it('closes an event whose object Stripe does not know, instead of asking for ever', async () => {
    expect(await deliver(anEvent('evt_1', { type: 'payment_intent.succeeded' }))).toBe(200);
    await office.settled();
    expect(inbox()).toEqual([{ sequence: 1, event: 'evt_1', status: 'unresolvable' }]);
  });

  it('[SP-6] writes down nothing personal: no payer is in the database, whatever the events and objects of Stripe hold', async () => {
    const invoice = aPayable(1, 26_000);
    await office.publish([invoice]);
    await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'card'); // as jane.roe@example.com
    for (const type of ['payment_intent.succeeded', 'charge.refunded', 'customer.created']) await deliver(anEvent(`evt_${type}`, { type }));
    await office.settled();
    await office.stopCompanion();
    const written = [office.databaseFile, `${office.databaseFile}-wal`].map((file) => readFile(file, 'latin1').catch(() => ''));
    const everything = (await Promise.all(written)).join('') + office.logged.join('');
    expect(everything).toContain(invoice.invoice);
    for (const personal of ['Jane', 'Roe', 'example.com', 'Sycamore', 'billing_details', 'customer_details'])
      expect(everything).not.toContain(personal);
    for (const secret of ['whsec_', 'sk_test_', invoice.selfPayId, '/c/pay/', '127.0.0.1'])
      expect(office.logged.join('')).not.toContain(secret);
  });
});

async function firstNews() {
  const response = await fetch(`${office.url}/desk/stream`, { headers: { authorization: `Bearer ${office.token}` } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const { value = '' } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return newsSchema.parse(JSON.parse(/^data: (.*)$/m.exec(value)?.[1] ?? ''));
}
