/**
 * A burst of webhooks through the real parts: many events of payments that customers made on the portal while no webhook came through. Each event must
 * be stored once, each payment booked once, and the companion's memory must not grow with the events.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { payOnPortal, testCards } from '../../scripts/start/customer.ts';
import { assert } from '../../src/shared/assert.ts';
import { stripeControls } from '../../test/scenario/stripe-controls.ts';
import { startLinkedOffice, webhookSecret } from '../linked-office.ts';
import { answeredPerSecond } from '../load.ts';
import type { Findings } from '../measure.ts';
import { withParts } from '../parts.ts';
import { deliveries } from './events.ts';

export type BurstSize = { events: number; payments: number; connections: number };

const idle = z.object({ unresolved: z.int() });
const patience = 600_000;

export function benchBurst({ events, payments, connections }: BurstSize): Promise<Findings> {
  return withParts(async (parts) => {
    const { companion, database, sandbox, desk, invoices, askAdmin } = await startLinkedOffice(parts, { invoices: payments });
    const stripe = stripeControls(sandbox.url);
    await stripe.setWebhooks('lost');
    const intents: string[] = [];
    for (const { selfPayId } of invoices) {
      const session = await payOnPortal(companion.url, selfPayId, { method: 'card', card_number: testCards.visa });
      intents.push((await stripe.paymentIntentOf(session)) ?? '');
    }
    const booked = async () => (await desk.call('register.list', { filter: { types: ['Stripe'] } })).count;
    const before = await booked();

    const url = `${companion.url}/stripe/webhook`;
    const half = Math.ceil(events / 2);
    const settled = async () => {
      const end = performance.now() + patience;
      while (idle.parse(await askAdmin('idle')).unresolved > 0) {
        assert(performance.now() < end, 'every event is resolved in the end');
        await pause(50);
      }
    };
    const deliver = async (from: number) => {
      const rate = await answeredPerSecond(url, deliveries(url, webhookSecret, from, half, intents), connections);
      await settled();
      return { rate, memory: memoryOf(companion.pid) };
    };
    const first = await deliver(0);
    const second = await deliver(half);
    await desk.call('sync.now', {});
    const after = await booked();
    assert(after === before + payments, `every payment is booked, once: ${after - before} of ${payments}`);
    await desk.stop();
    await companion.stop();
    checkInbox(database, 2 * half);

    const growth = second.memory !== null && first.memory !== null ? [{ first: first.memory, second: second.memory }] : [];
    return {
      figures: [
        {
          what: `events of ${payments} payments, each stored once and resolved; every payment booked once`,
          value: 2 * half,
          unit: 'events',
        },
        { what: 'taken while they are resolved and booked beside it', value: second.rate, unit: 'events/s' },
        ...growth.map((memory) => ({ what: 'most memory of the companion, after all of them', value: memory.second, unit: 'MB' })),
      ],
      ratios: growth.map((memory) => ({
        what: 'of the most memory after the first half',
        ratio: memory.second / memory.first,
        goal: { atMost: 1.1 },
      })),
    };
  });
}

/** The most that a process ever took, in megabytes; null where the system does not say. */
function memoryOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

function checkInbox(database: string, events: number): void {
  const db = new Database(database, { readonly: true });
  const row = db
    .prepare<[], { count: number; last: number; open: number }>(
      "SELECT count(DISTINCT event) AS count, max(sequence) AS last, sum(status = 'waiting') AS open FROM inbox",
    )
    .get();
  db.close();
  assert(
    row?.count === events && row.last === events && row.open === 0,
    `${events} events are stored and resolved: ${JSON.stringify(row)}`,
  );
}
