/** What the portal asks of the database for a page must not grow with the years of payments behind it. */
import Database from 'better-sqlite3';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastSessionOfVisit, runningSession, runningSessions, sessionByStripeId } from './checkout-sessions.ts';
import { laterPayments, paymentByIntent } from './facts.ts';
import { type Db, openStore } from './open.ts';
import { payableBySelfPayId } from './payables.ts';
import type { Schema } from './schema.ts';
import { selfPayIdFrom } from '../../shared/self-pay-id.ts';

const questions: [name: string, ask: (db: Db) => Promise<unknown>, index: RegExp[]][] = [
  ['the payable of an ID', (db) => payableBySelfPayId(db, 1, selfPayIdFrom(482_193_001)), [/payables .*office=\? AND self_pay_id=\?/]],
  [
    'the payments that the books do not hold yet',
    (db) => laterPayments(db, 1, 100),
    [/payments_by_fact \(office=\? AND fact>\?\)/, /payments_unsettled \(office=\?\)/, /refunds_by_payment \(payment_intent=\?\)/],
  ],
  [
    'the running Checkout of an invoice',
    (db) => runningSession(db, 1, 'invoice1'),
    [/checkout_sessions_running \(office=\? AND invoice=\?\)/],
  ],
  ['the running Checkouts of an office', (db) => runningSessions(db, 1), [/checkout_sessions_running \(office=\?\)/]],
  ['the last Checkout of a visit', (db) => lastSessionOfVisit(db, 1, 'invoice1', 'visit'), [/checkout_sessions_by_visit \(visit=\?\)/]],
  ['a Checkout by Stripe’s ID', (db) => sessionByStripeId(db, 1, 'cs_1'), [/\(session=\?\)/]],
  ['a payment', (db) => paymentByIntent(db, 'pi_1'), [/\(payment_intent=\?\)/]],
];

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plans-'));
  file = join(folder, 'companion.sqlite');
  await (await openStore(file)).close();
});
afterAll(() => rm(folder, { recursive: true }));

it.each(questions)('%s is found by an index', async (_name, ask, indexes) => {
  const database = new Database(file);
  const asked: CompiledQuery[] = [];
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }), log: ({ query }) => void asked.push(query) });
  await ask(db);
  const steps = asked.flatMap(({ sql, parameters }) =>
    database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters),
  );
  await db.destroy();
  const plan = steps.map(({ detail }) => detail);
  expect(plan.filter((step) => /^SCAN (?!later)/.test(step))).toEqual([]);
  for (const index of indexes) expect(plan).toContainEqual(expect.stringMatching(index));
});
