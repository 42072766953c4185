/** A way from the companion to the sandbox that can be cut, and on which the event list can be empty, as it is at Stripe after 30 days. */
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';

export type Way = Awaited<ReturnType<typeof wayTo>>;

export async function wayTo(target: string) {
  let cut = false;
  let forgetful = false;
  let mute = false;
  const server = createServer((request, response) => {
    if (cut) {
      request.destroy();
      return;
    }
    if (forgetful && request.url?.startsWith('/v1/events')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', url: '/v1/events', data: [], has_more: false }));
      return;
    }
    const onward = forward(`${target}${request.url ?? ''}`, { method: request.method, headers: request.headers }, (answer) => {
      if (mute && request.method === 'POST') {
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy()); // an end that was stopped
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    cut(broken: boolean) {
      cut = broken;
    },
    /** Stripe does what it is asked for, and its answers get lost. */
    loseAnswers(lost: boolean) {
      mute = lost;
    },
    forgetEvents() {
      forgetful = true;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
