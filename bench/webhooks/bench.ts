/** Webhook ingest: the real companion against a bare server that stores the same rows as durably, one by one or with group commit. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { assert } from '../../src/shared/assert.ts';
import { ensureOffice } from '../../src/server/store/offices.ts';
import { openStore } from '../../src/server/store/open.ts';
import { type Server, startServer } from '../../test/scenario/process.ts';
import { answeredPerSecond } from '../load.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { type Parts, withParts } from '../parts.ts';
import { deliveries } from './events.ts';

export type WebhooksSize = { rounds: number; perRound: number; connections: number };

const secret = 'whsec_bench';
const companionScript = join(import.meta.dirname, '../../src/server/main.ts');
const floorScript = join(import.meta.dirname, 'floor.ts');

type Target = { server: Server; database: string; sent: number };

export function benchWebhooks({ rounds, perRound, connections }: WebhooksSize): Promise<Findings> {
  return withParts(async (parts) => {
    const targets = {
      companion: await startCompanion(parts),
      group: await startFloor(parts, 'group'),
      one: await startFloor(parts, 'one'),
    };
    const measure = (target: Target) => () => deliver(target, perRound, connections);
    const all = { companion: measure(targets.companion), group: measure(targets.group), one: measure(targets.one) };
    await inTurns(1, all); // the engines compile what they will run
    const { companion, group, one } = await inTurns(rounds, all);
    for (const target of Object.values(targets)) await checkStored(target);
    return {
      figures: [
        { what: 'companion', value: median(companion), unit: 'events/s' },
        { what: 'floor with group commit', value: median(group), unit: 'events/s' },
        { what: 'floor one by one', value: median(one), unit: 'events/s' },
        { what: 'stored by each, all of them, without gaps', value: targets.companion.sent, unit: 'events' },
      ],
      ratios: [
        { what: 'of the floor with group commit', ratio: medianRatio(companion, group), goal: { atLeast: 0.8 } },
        { what: 'of the floor one by one', ratio: medianRatio(companion, one), goal: { atLeast: 5 } },
      ],
    };
  });
}

async function deliver(target: Target, count: number, connections: number): Promise<number> {
  const url = `${target.server.url}/stripe/webhook`;
  const requests = deliveries(url, secret, target.sent, count);
  target.sent += count;
  return answeredPerSecond(url, requests, connections);
}

async function startCompanion({ folder, atEnd }: Parts): Promise<Target> {
  const database = join(folder, 'companion.sqlite');
  const server = await startServer(companionScript, [], {
    PORT: '0',
    DATABASE: database,
    STRIPE_MODE: 'sandbox',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_BASE: await startFarStripe(atEnd),
    OFFICE_NAME: 'Bench',
    LOG_LEVEL: 'silent',
  });
  atEnd(() => server.stop());
  return { server, database, sent: 0 };
}

/** Stripe's API as far away as it really is, so that the companion resolves events beside the ingest at the pace it would. It knows no object. */
async function startFarStripe(atEnd: Parts['atEnd']): Promise<string> {
  const error = { type: 'invalid_request_error', code: 'resource_missing', message: 'No such object' };
  const server = createServer((_request, response) => {
    void pause(100).then(() => response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'it listens on a port');
  return `http://127.0.0.1:${address.port}`;
}

async function startFloor({ folder, atEnd }: Parts, commit: 'one' | 'group'): Promise<Target> {
  const database = join(folder, `${commit}.sqlite`);
  const store = await openStore(database); // the companion's own tables
  await ensureOffice(store.db, { slug: 'office', name: 'Bench', phone: '', mode: 'sandbox', connected: false }, Date.now());
  await store.close();
  const server = await startServer(floorScript, ['--database', database, '--secret', secret, '--commit', commit], {});
  atEnd(() => server.stop());
  return { server, database, sent: 0 };
}

/** Every event that was answered with 200 is on disk, once, and their numbers have no gap. */
async function checkStored({ server, database, sent }: Target): Promise<void> {
  await server.stop();
  const db = new Database(database, { readonly: true });
  const [row] = db
    .prepare<[], { count: number; events: number; first: number; last: number }>(
      'SELECT count(*) AS count, count(DISTINCT event) AS events, min(sequence) AS first, max(sequence) AS last FROM inbox',
    )
    .all();
  db.close();
  const found = JSON.stringify(row);
  assert(row?.count === sent && row.events === sent && row.first === 1 && row.last === sent, `${sent} events are stored: ${found}`);
}
