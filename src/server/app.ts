/** What the HTTP server does with a request: the webhook's short way past everything, and an Express app for all other routes. */
import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { type Answer, problem, send } from './http/answer.ts';
import { type Gate, type Route, visitorOf } from './http/routes.ts';
import { inlineHashes } from './portal/layout.ts';
import type { WebhookRoute } from './http/webhook-route.ts';

type Parts = {
  routes: readonly Route[];
  webhook: WebhookRoute;
  gate: Gate;
  /** Of the portal, as customers see it. */
  publicUrl: string;
  /** Where Checkout's pages are: a form of ours may lead there. */
  checkoutOrigin: string;
  trustProxy: number;
};

export function createApp({ routes, webhook, gate, publicUrl, checkoutOrigin, trustProxy }: Parts): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // no page may be kept, and a picture's address changes with it
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use(securityHeaders(publicUrl, checkoutOrigin));
  for (const route of routes) route.mount(app, gate);
  app.use(async (request: Request, response: Response) => {
    await send(
      isBrowser(request) ? await gate.nothingHere(request.path, visitorOf(request)) : nothingHere,
      request,
      response,
      gate.stopping,
    );
  });
  // What fails before a route is reached, such as a path that cannot be decoded: Express says which status, we say no more than that.
  app.use(async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) gate.log.error({ err: error }, 'a request failed');
    await send(await whatIsSaid(status >= 500, request), request, response, gate.stopping);
  });
  async function whatIsSaid(broke: boolean, request: Request): Promise<Answer> {
    if (!isBrowser(request)) return problem(broke ? 'internal' : 'invalid', 'The request cannot be answered.');
    const visitor = visitorOf(request);
    return broke ? gate.brokenPage('/', visitor) : gate.nothingHere('/', visitor).catch(() => gate.brokenPage('/', visitor));
  }

  return (request, response) => {
    if (!webhook.serve(request, response)) app(request, response);
  };
}

const nothingHere = problem('not found', 'There is nothing here.');

/** Programs ask for anything, or for JSON; browsers would rather have a page. */
function isBrowser(request: Request): boolean {
  return request.accepts('json', 'html') === 'html';
}

function securityHeaders(publicUrl: string, checkoutOrigin: string) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [inlineHashes.style],
        scriptSrc: [inlineHashes.script],
        imgSrc: ["'self'", 'data:'],
        // Browsers also check where a form's answer redirects to: Stripe's Checkout.
        formAction: ["'self'", checkoutOrigin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The address of a page holds the self-pay ID: it is told to nobody.
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: publicUrl.startsWith('https://') && { maxAge: 63_072_000 },
  });
}
