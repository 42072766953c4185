/**
 * From a webhook of Stripe to the row on the screen, through the real parts: the sandbox delivers, the companion stores and resolves, the ledger
 * pulls and books, the open Check Register shows the record. Counted from the moment the first event of a payment reaches the companion's door.
 */
import { connect, createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { build } from '../../scripts/build.ts';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';
import { payOnPortal, testCards } from '../../scripts/start/customer.ts';
import { ensureSystem, needsOfWindow } from '../../scripts/system.ts';
import { assert } from '../../src/shared/assert.ts';
import { display } from '../display.ts';
import { startLinkedOffice } from '../linked-office.ts';
import { type Findings, median, quantile } from '../measure.ts';
import { type Parts, withParts } from '../parts.ts';
import { createDoor } from './door.ts';

/** `rebuild`: false takes the desk as it is built, where it is. */
export type ArrivalSize = { payments: number; rebuild: boolean };

const root = join(import.meta.dirname, '../..');
const patience = 60_000;

export function benchArrival({ payments, rebuild }: ArrivalSize): Promise<Findings> {
  return withParts(async (parts) => {
    ensureSystem(needsOfWindow(), console.error);
    if (rebuild || !existsSync(join(root, 'build/main/main.cjs'))) await build(['main', 'renderer', 'ledger']);
    const door = createDoor();
    parts.atEnd(() => door.stop());
    const { companion, desk, file, invoices } = await startLinkedOffice(parts, {
      invoices: payments,
      door: (webhook) => door.open(webhook),
    });
    await desk.stop();
    const window = await openWindow(parts, file);
    const took: number[] = [];
    for (const { number, selfPayId } of invoices) {
      const shown = rowShown(window, number);
      const arrived = door.nextArrival();
      await payOnPortal(companion.url, selfPayId, { method: 'card', card_number: testCards.visa });
      const [from, to] = await Promise.all([arrived, shown]);
      took.push(to - from);
    }
    const floor = await socketRoundTrips(parts, Math.max(100, payments));
    return {
      figures: [
        { what: `from the webhook to the row on the screen, median of ${took.length} payments`, value: median(took), unit: 'ms' },
        { what: 'the same, 99th percentile', value: quantile(took, 0.99), unit: 'ms' },
        { what: 'a bare round trip over a socket, median', value: median(floor), unit: 'ms' },
        { what: 'the same, 99th percentile', value: quantile(floor, 0.99), unit: 'ms' },
      ],
      ratios: [{ what: 'of a bare round trip over a socket', ratio: median(took) / median(floor), goal: null }],
    };
  });
}

/** The desk as a biller has it, on its Check Register. */
async function openWindow(parts: Parts, file: string): Promise<Page> {
  const { executable } = await findElectron(console.error);
  const app = await _electron.launch({
    executablePath: executable,
    args: [...chromiumSwitches(), `--user-data-dir=${join(parts.folder, 'user')}`, root],
    env: {
      ...process.env,
      ...(await display(parts)),
      PAYDESK_FILE: file,
      PAYDESK_LEDGER: join(root, 'build/ledger/main.mjs'),
      PAYDESK_NODE: process.execPath,
      PAYDESK_LEDGER_ARGUMENTS: JSON.stringify(['--user', 'Dana Ruiz']),
    },
  });
  parts.atEnd(() => app.close());
  const window = await app.firstWindow();
  await window.setViewportSize({ width: 1440, height: 900 });
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Check Register/ })
    .click();
  await window.getByRole('row').nth(1).waitFor({ timeout: patience });
  return window;
}

/** When the record of that invoice's payment was first painted, in milliseconds since 1970. */
function rowShown(window: Page, invoice: string): Promise<number> {
  return window.evaluate(
    ([number, limit]) =>
      new Promise<number>((resolve, reject) => {
        const isThere = () =>
          [...document.querySelectorAll('tbody tr')].some(
            ({ textContent }) => textContent.includes(number) && textContent.includes('Stripe'),
          );
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        setTimeout(() => reject(new Error(`the payment of ${number} was not shown in ${limit} ms`)), limit);
      }),
    [invoice, patience] as const,
  );
}

async function socketRoundTrips({ atEnd }: Parts, count: number): Promise<number[]> {
  const server = createServer({ noDelay: true }, (socket) => void socket.pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => server.close());
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'it listens on a port');
  const socket = connect({ port: address.port, host: '127.0.0.1', noDelay: true });
  atEnd(() => socket.destroy());
  const took: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const sent = performance.now();
    const back = new Promise((resolve) => socket.once('data', resolve));
    socket.write('there?');
    await back;
    took.push(performance.now() - sent);
  }
  return took;
}
