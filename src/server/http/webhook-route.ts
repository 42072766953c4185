/** The fourth way to declare a route: for Stripe, by the signature over the raw body. It is served straight from `node:http`, for speed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';

export type WebhookRoute = {
  /** Answers the request if it is this route's. False: it is another's. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

/** Stripe's events are some tens of kilobytes; those of other software on the same account may be far larger, and are to be answered all the same. */
const longestBody = 8 * 1024 * 1024;

/** `handle` gets the body as it was sent, unparsed, and answers with an HTTP status. */
export function webhookRoute(path: string, log: Logger, handle: (body: string, signature: string) => Promise<number>): WebhookRoute {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const body = await readBody(request);
      const signature = request.headers['stripe-signature'];
      response.statusCode = body === null ? 413 : await handle(body, typeof signature === 'string' ? signature : '');
    } catch (error) {
      log.error({ err: error, route: path }, 'a webhook could not be stored');
      response.statusCode = 500;
    }
    response.end();
  };
  return {
    serve(request, response) {
      if (request.url !== path || request.method !== 'POST') return false;
      void answer(request, response); // reports its own failures
      return true;
    },
  };
}

/** Null: longer than anything Stripe sends. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestBody) chunks.push(chunk);
    });
    request.on('end', () => resolve(length > longestBody ? null : Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}
