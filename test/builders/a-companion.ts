/** A companion that a test writes the part of: it tells the facts it is given, keeps what desks send it, and can answer with trouble. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Fact } from '../../src/shared/companion-api/facts.ts';
import { publishPayablesInput } from '../../src/shared/companion-api/payables.ts';
import { assert } from '../../src/shared/assert.ts';
import type * as z from 'zod';

type Push = z.infer<typeof publishPayablesInput>;

export type ACompanion = {
  url: string;
  facts: Fact[];
  /** The pushes it took over, in order. */
  pushes: Push[];
  /** Every byte that desks sent: addresses, headers, bodies. */
  heard: string[];
  /** The statuses of the next answers to a push; after them, 200. */
  troubles: number[];
  /** Which start of the companion this is. */
  run: string;
};

export async function aCompanion(): Promise<ACompanion> {
  const companion: ACompanion = { url: '', facts: [], pushes: [], heard: [], troubles: [], run: 'first' };
  const server = createServer((request, response) => void answer(companion, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  companion.url = `http://127.0.0.1:${addressOf(server.address()).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return companion;
}

async function answer(companion: ACompanion, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  companion.heard.push(`${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)} ${body}`);
  const send = (status: number, json: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  const { facts } = companion;
  const stripe = {
    mode: 'sandbox',
    accounts: 'own',
    since: null,
    missing: [],
    missingBy: null,
    formerAccounts: [],
    account: 'acct_1',
    accountName: 'Office',
    status: 'active',
    message: '',
    lastHeardAt: null,
    dashboardUrl: 'https://dashboard.stripe.com/test',
    portalUrl: `${companion.url}/pay`,
  };

  const url = new URL(request.url ?? '/', companion.url);
  switch (url.pathname) {
    case '/desk/enrol':
      return void send(200, { token: 'token-'.padEnd(40, 'x'), office: 'office', slot: 0, stripe });
    case '/desk/facts': {
      const after = Number(url.searchParams.get('after'));
      return void send(200, { facts: facts.filter(({ number }) => number > after), latest: facts.length, run: companion.run });
    }
    case '/desk/journal/pull':
      return void send(200, { pages: [], heads: {} });
    case '/desk/journal':
      return void send(200, { heads: {} });
    case '/desk/payables': {
      const trouble = companion.troubles.shift();
      if (trouble !== undefined)
        return void send(trouble, { error: { code: trouble === 409 ? 'conflict' : 'internal', message: 'Not now.' } });
      const push = publishPayablesInput.parse(JSON.parse(body));
      companion.pushes.push(push);
      return void send(200, { accepted: push.payables.length });
    }
    case '/desk/stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return void response.write(`event: news\ndata: ${JSON.stringify({ latestFact: facts.length, stripe })}\n\n`);
    default:
      return void send(404, { error: { code: 'not found', message: 'No such address.' } });
  }
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  assert(typeof address === 'object' && address !== null, 'it listens on a port');
  return address;
}
