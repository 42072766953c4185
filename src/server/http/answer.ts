/** What a route answers, as a value; and the one place where it becomes an HTTP response. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { companionErrorSchema } from '../../shared/companion-api/enrolment.ts';

export type Answer =
  /** `policy`: a Content-Security-Policy of its own. */
  | { page: string; status: number; retryAfter?: number; policy?: string }
  | { redirect: string }
  | { json: unknown; status?: number }
  /** A picture whose address changes with it. */
  | { image: Buffer; type: string }
  | { stream: OpenStream };

/** Begins to feed a stream of server-sent events; returns what ends it. */
export type OpenStream = (send: (event: string, data: unknown) => void) => () => void;

export type CompanionErrorCode = z.infer<typeof companionErrorSchema>['error']['code'];

const statusOf: Readonly<Record<CompanionErrorCode, number>> = {
  invalid: 400,
  unauthorised: 401,
  'not found': 404,
  conflict: 409,
  'too many': 429,
  internal: 500,
  unavailable: 503,
};

/** An error answer to a desk or an administrator. */
export function problem(code: CompanionErrorCode, message: string): Answer {
  const body: z.infer<typeof companionErrorSchema> = { error: { code, message } };
  return { json: body, status: statusOf[code] };
}

const heartbeatMs = 15_000;

/** A drawing that is opened by itself is a document: it may have colors, and does nothing. */
const imagePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Sends the answer. Streams go on after it has returned, until the client leaves or `stopping`. */
export async function send(answer: Answer, request: Request, response: Response, stopping: AbortSignal): Promise<void> {
  if ('image' in answer) {
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Security-Policy': imagePolicy });
    response.type(answer.type).send(answer.image);
    return;
  }
  // What an invoice stands at, and what a desk may know, is never kept by a browser or a proxy.
  response.set('Cache-Control', 'no-store');
  if ('page' in answer) {
    response.status(answer.status).set('X-Robots-Tag', 'noindex').type('html');
    if (answer.policy !== undefined) response.set('Content-Security-Policy', answer.policy);
    if (answer.retryAfter !== undefined) response.set('Retry-After', String(answer.retryAfter));
    await sendCompressed(answer.page, request, response);
  } else if ('redirect' in answer) {
    response.redirect(303, answer.redirect);
  } else if ('json' in answer) {
    response.status(answer.status ?? 200).json(answer.json);
  } else {
    stream(answer.stream, response, stopping);
  }
}

async function sendCompressed(page: string, request: Request, response: Response): Promise<void> {
  response.vary('Accept-Encoding');
  const encoding = request.acceptsEncodings('br', 'gzip');
  if (encoding === 'br') {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    response.set('Content-Encoding', 'br').send(await promisify(brotliCompress)(page, options));
  } else if (encoding === 'gzip') {
    response.set('Content-Encoding', 'gzip').send(await promisify(gzip)(page));
  } else {
    response.send(page);
  }
}

function stream(open: OpenStream, response: Response, stopping: AbortSignal): void {
  // X-Accel-Buffering: a proxy such as nginx must pass each message on at once.
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }).flushHeaders();
  const close = open((event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  const end = () => response.end();
  stopping.addEventListener('abort', end);
  response.on('close', () => {
    stopping.removeEventListener('abort', end);
    clearInterval(heartbeat);
    close();
  });
}
