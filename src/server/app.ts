/** What the HTTP server does with a request: the webhook's short way past everything, and an Express app for all other routes. */
import type { RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Gate, Route } from './http/routes.ts';
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
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use(securityHeaders(publicUrl, checkoutOrigin));
  for (const route of routes) route.mount(app, gate);
  app.use((_request: Request, response: Response) => {
    response.status(404).json({ error: { code: 'not found', message: 'There is nothing here.' } });
  });
  // What fails before a route is reached, such as a path that cannot be decoded: Express says which status, we say no more than that.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) gate.log.error({ err: error }, 'a request failed');
    response.status(status).json({ error: { code: status >= 500 ? 'internal' : 'invalid', message: 'The request cannot be answered.' } });
  });
  return (request, response) => {
    if (!webhook.serve(request, response)) app(request, response);
  };
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
