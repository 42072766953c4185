/**
 * The floor of webhook ingest: `node:http`, the HMAC of Stripe's signature, and the same durable insert into the same table, by hand. Nothing else
 * that the companion does: no office, no mode, no age of the signature, no limit of length, nothing to wake.
 *
 *   node bench/webhooks/floor.ts --database FILE --secret S --commit one|group
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import * as z from 'zod';

const text = { type: 'string' } as const;
const { database, secret, commit } = z
  .object({ database: z.string(), secret: z.string(), commit: z.enum(['one', 'group']) })
  .parse(parseArgs({ options: { database: text, secret: text, commit: text } }).values);

type Event = { id: string; type: string; created: number; api_version: string; data: { object: { id: string; object: string } } };
type Delivery = { event: Event; response: ServerResponse };

const db = new Database(database);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const insert = db.prepare(`
  INSERT INTO inbox (office, sequence, event, type, created, account, livemode, api_version, object_type, object, received_at, status, due_at)
  VALUES (1, ?, ?, ?, ?, NULL, 0, ?, ?, ?, ?, 'waiting', ?)
  ON CONFLICT (event) DO NOTHING`);
let sequence = 0;

const storeAll = db.transaction((group: readonly Delivery[]) => {
  for (const { event } of group) {
    const { id, type, created, api_version, data } = event;
    const now = Date.now();
    if (insert.run(sequence + 1, id, type, created, api_version, data.object.object, data.object.id, now, now).changes === 1) sequence += 1;
  }
});

let group: Delivery[] = [];

const take = {
  one: (delivery: Delivery) => finish([delivery]),
  group: (delivery: Delivery) => {
    if (group.push(delivery) > 1) return;
    setImmediate(() => {
      const whole = group;
      group = [];
      finish(whole);
    });
  },
}[commit];

function finish(deliveries: readonly Delivery[]): void {
  storeAll(deliveries);
  for (const { response } of deliveries) response.end();
}

function isSigned(body: Buffer, header: string): boolean {
  const [, time = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  return timingSafeEqual(createHmac('sha256', secret).update(`${time}.`).update(body).digest(), Buffer.from(given, 'hex'));
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    if (isSigned(body, String(request.headers['stripe-signature']))) take({ event: JSON.parse(body.toString()) as Event, response }); // signed, so it is what the bench made
    else response.writeHead(400).end();
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`listening on http://127.0.0.1:${address.port}`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  db.close();
});
