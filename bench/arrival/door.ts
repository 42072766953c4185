/** Stands before the companion's webhook and notes when an event comes; passes it on as it is. */
import { createServer } from 'node:http';
import { assert } from '../../src/shared/assert.ts';

export type Door = {
  /** Begins to pass on to `webhook`; answers where Stripe is to deliver. */
  open(webhook: string): Promise<string>;
  /** When the next event comes, in milliseconds since 1970. */
  nextArrival(): Promise<number>;
  stop(): void;
};

export function createDoor(): Door {
  let to = '';
  const waiting: ((at: number) => void)[] = [];
  const server = createServer((request, response) => {
    const at = performance.timeOrigin + performance.now();
    for (const arrived of waiting.splice(0)) arrived(at);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = {
        'content-type': String(request.headers['content-type']),
        'stripe-signature': String(request.headers['stripe-signature']),
      };
      fetch(to, { method: 'POST', headers, body: Buffer.concat(chunks) }).then(
        ({ status }) => response.writeHead(status).end(),
        () => response.writeHead(502).end(),
      );
    });
  });
  return {
    open: async (webhook) => {
      to = webhook;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      assert(typeof address === 'object' && address !== null, 'it listens on a port');
      return `http://127.0.0.1:${address.port}/`;
    },
    nextArrival: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
