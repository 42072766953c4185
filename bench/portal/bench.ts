/**
 * The portal: how many bytes its two pages are, how many look-ups of a self-pay ID a second the companion answers, and how many customers a second it
 * sends to Checkout, each against bare Express.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { assert } from '../../src/shared/assert.ts';
import { selfPayIdFrom } from '../../src/shared/self-pay-id.ts';
import { startServer } from '../../test/scenario/process.ts';
import { answeredPerSecond, requestOf } from '../load.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { withParts } from '../parts.ts';
import { publish, secretKey, startPortal } from './companion.ts';

/** Look-ups and sessions are those of all rounds together, of each server. */
export type PortalSize = { invoices: number; rounds: number; lookUps: number; sessions: number };

/** Fewer than the wrong tries that one address has: each look-up counts as one until it is answered. */
const connections = 8;

export function benchPortal({ invoices, rounds, lookUps, sessions }: PortalSize): Promise<Findings> {
  return withParts(async (parts) => {
    const { companion, sandbox } = await startPortal(parts);
    const perRound = Math.ceil(sessions / rounds);
    const ids = Array.from({ length: Math.max(invoices, (rounds + 1) * perRound) }, (_, n) => selfPayIdFrom(482_193_000 + n));
    await publish(companion, ids);
    const [id = ''] = ids;
    const pages = { first: await pageAt(`${companion}/pay`), second: await pageAt(`${companion}/pay/${id}`) };

    const file = join(parts.folder, 'page.html');
    await writeFile(file, pages.second);
    const floor = await startServer(join(import.meta.dirname, 'floor.ts'), ['--page', file, '--stripe', sandbox, '--key', secretKey], {});
    parts.atEnd(() => floor.stop());
    const look = (server: string) => {
      const requests = Array.from({ length: Math.ceil(lookUps / rounds) }, (_, n) =>
        requestOf('GET', `${server}/pay/${ids[n % ids.length]}`),
      );
      return () => answeredPerSecond(server, requests, connections);
    };
    const looking = { companion: look(companion), bare: look(floor.url) };
    await inTurns(1, looking);
    const looked = await inTurns(rounds, looking);

    const begin = (server: string) => {
      let begun = 0; // each customer another invoice
      return () => {
        const requests = ids.slice(begun, (begun += perRound)).map((each) => requestOf('POST', `${server}/pay/${each}/checkout`));
        return answeredPerSecond(server, requests, connections, 303);
      };
    };
    const beginning = { companion: begin(companion), bare: begin(floor.url) };
    await inTurns(1, beginning);
    const begun = await inTurns(rounds, beginning);
    return {
      figures: [
        { what: 'the page that asks for the self-pay ID', ...bytes(pages.first) },
        { what: 'the same, gzipped', ...gzipped(pages.first) },
        { what: 'the page of an invoice', ...bytes(pages.second) },
        { what: 'the same, gzipped', ...gzipped(pages.second) },
        { what: 'the companion, looking an invoice up and drawing its page', value: median(looked.companion), unit: 'pages/s' },
        { what: 'bare Express, sending the same page', value: median(looked.bare), unit: 'pages/s' },
        { what: "of the companion's time for one page", value: 1000 / median(looked.companion), unit: 'ms' },
        { what: 'the companion, beginning Checkout Sessions at the sandbox', value: median(begun.companion), unit: 'sessions/s' },
        { what: 'bare Express, beginning the same', value: median(begun.bare), unit: 'sessions/s' },
      ],
      ratios: [
        { what: 'of bare Express that sends a ready-made page', ratio: medianRatio(looked.companion, looked.bare), goal: null },
        { what: 'of bare Express that begins a Checkout Session', ratio: medianRatio(begun.companion, begun.bare), goal: null },
      ],
    };
  });
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
