/** Stripe's API over HTTP: who asks, for which account, which endpoint, and the answer once more when it was asked before. */
import { createHash } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { type Clock, apiVersion, everyAccount, openAccount, ownAccountId } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { Store } from '../state/store.ts';
import { accountEndpoints, accountV2Endpoints, noAccess } from './accounts.ts';
import { balanceEndpoints } from './balance.ts';
import { catalogEndpoints } from './catalog.ts';
import { chargeEndpoints } from './charges.ts';
import { checkoutSessionEndpoints } from './checkout-sessions.ts';
import { customerEndpoints } from './customers.ts';
import { disputeEndpoints } from './disputes.ts';
import { Answer, type Endpoint, check } from './endpoint.ts';
import { eventDestinationEndpoints } from './event-destinations.ts';
import { eventEndpoints } from './events.ts';
import { expand } from './expand.ts';
import { paymentIntentEndpoints } from './payment-intents.ts';
import { paymentMethodEndpoints } from './payment-methods.ts';
import { StripeProblem, asProblem } from './problem.ts';
import { refundEndpoints } from './refunds.ts';
import { searchEndpoints } from './search.ts';
import { webhookEndpointEndpoints } from './webhook-endpoints.ts';

const endpointsOfV1: Endpoint[] = [
  ...searchEndpoints,
  ...accountEndpoints,
  ...balanceEndpoints,
  ...catalogEndpoints,
  ...chargeEndpoints,
  ...checkoutSessionEndpoints,
  ...customerEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...webhookEndpointEndpoints,
];

const oneDay = 86_400;
const formSchema = z.record(z.string(), z.unknown());
const expandSchema = z.array(z.string()).max(20).default([]);

export type ApiOptions = { store: Store; clock: Clock; site: () => string };

/** The routes under `/v1` (form-encoded) and `/v2` (JSON). */
export function apiRouter(options: ApiOptions): Router {
  const router = express.Router();
  router.use(['/v1', '/v2'], introduce);
  router.use('/v1', express.urlencoded({ extended: true, limit: '1mb' }));
  router.use('/v2', express.json({ limit: '1mb' }));
  for (const endpoint of [...endpointsOfV1, ...accountV2Endpoints, ...eventDestinationEndpoints]) {
    router[endpoint.method](endpoint.path, (request, response) => serve(options, endpoint, request, response));
  }
  router.use(['/v1', '/v2'], (request) => {
    throw new StripeProblem(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${request.method}: ${request.originalUrl.split('?')[0] ?? ''}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    });
  });
  router.use(['/v1', '/v2'], answerProblem);
  return router;
}

/** Names the request and refuses it without a secret test key. */
function introduce(request: Request, response: Response, next: NextFunction): void {
  response.set('Request-Id', newId('req', 14));
  response.set('Stripe-Version', request.get('Stripe-Version') ?? apiVersion);
  const account = request.get('Stripe-Account');
  if (account !== undefined) response.set('Stripe-Account', account);

  const key = secretKey(request.get('Authorization'));
  if (key === null) {
    throw new StripeProblem(401, {
      type: 'invalid_request_error',
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw new StripeProblem(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${key.slice(0, 8)}****` });
  }
  next();
}

/** The key of a Bearer header, or the user name of a Basic one. */
function secretKey(header: string | undefined): string | null {
  const [scheme = '', credentials = ''] = header?.split(' ') ?? [];
  if (/^bearer$/i.test(scheme)) return credentials || null;
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString().split(':')[0] || null;
  return null;
}

function serve({ store, clock, site }: ApiOptions, endpoint: Endpoint, request: Request, response: Response): void {
  const accountId = request.get('Stripe-Account') ?? ownAccountId;
  const connected = store.find(ownAccountId, 'account', accountId);
  if (accountId !== ownAccountId && (!connected || connected.deauthorized === true)) throw noAccess(accountId);
  const idempotencyKey = request.method === 'POST' ? (request.get('Idempotency-Key') ?? null) : null;
  const account = openAccount(store, clock, accountId, { id: response.get('Request-Id') ?? null, idempotency_key: idempotencyKey });
  const given = formSchema.parse((request.method === 'GET' ? request.query : request.body) ?? {});
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.method, request.path, inOrder(given)]))
    .digest('hex');

  const earlier = account.find('idempotent_answer', idempotencyKey);
  if (idempotencyKey !== null) response.set('Idempotency-Key', idempotencyKey);
  if (earlier && earlier.created > account.now() - oneDay) {
    if (earlier.fingerprint !== fingerprint) throw usedOtherwise(idempotencyKey);
    response.set('Idempotent-Replayed', 'true').status(earlier.status).type('json').send(earlier.body);
    return;
  }

  const { status, body } = store.atomically(() => {
    const { expand: paths, ...params } = given;
    const result = endpoint.run({ account, store, site: site() }, endpoint.path.startsWith('/v2') ? given : params, (name) =>
      pathPart(request, name),
    );
    const answer =
      result instanceof Answer
        ? result
        : new Answer(200, endpoint.path.startsWith('/v2') ? result : expand(account, result, expandPaths(paths)));
    const text = JSON.stringify(answer.body, null, 2);
    if (idempotencyKey !== null) {
      account.put('idempotent_answer', { id: idempotencyKey, fingerprint, status: answer.status, body: text, created: account.now() });
    }
    return { status: answer.status, body: text };
  });
  response.status(status).type('json').send(body);
}

/** Answers to repetitions are kept for a day. */
export function forgetOldAnswers(store: Store, clock: Clock): void {
  for (const account of everyAccount(store, clock)) {
    for (const answer of account.all('idempotent_answer')) {
      if (answer.created <= account.now() - oneDay) account.remove('idempotent_answer', answer.id);
    }
  }
}

function pathPart(request: Request, name: string): string {
  const part = request.params[name];
  return typeof part === 'string' ? part : '';
}

function expandPaths(given: unknown): string[] {
  return check(z.strictObject({ expand: expandSchema }), { expand: given }).expand;
}

function usedOtherwise(key: string | null) {
  return new StripeProblem(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key ?? ''}' if you meant to execute a different request.`,
  });
}

/** Error-handling middleware: answers what the request did wrong as JSON, and leaves our own mistakes to the next one. */
export function answerProblem(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const problem = asProblem(error);
  if (!problem) return next(error);
  response.status(problem.status).json({ error: problem.body });
}

/** The same parameters are the same request, in whatever order they come. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [name, inOrder(part)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
