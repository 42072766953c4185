/** A way to Stripe on which the event list is empty, as it is at Stripe for what happened more than 30 days ago. */
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';

export async function forgetfulWayTo(target: string) {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/events')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', url: '/v1/events', data: [], has_more: false }));
      return;
    }
    const onward = forward(`${target}${request.url ?? ''}`, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
