/** The sandbox as a whole: state, API, pages, controls, webhooks and timers, behind one address. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { ownAccount } from './api/accounts.ts';
import { asProblem } from './api/problem.ts';
import { apiRouter, forgetOldAnswers } from './api/router.ts';
import { controlRouter } from './controls.ts';
import { startExpiry } from './expiry.ts';
import { checkoutRouter } from './pages/checkout.ts';
import { dashboardRouter } from './pages/dashboard.ts';
import { dashboardStyle } from './pages/dashboard/style.ts';
import { elementsRouter, elementsStyle } from './pages/elements.ts';
import { onboardingRouter } from './pages/onboarding.ts';
import { style } from './pages/style.ts';
import { type Clock, apiVersion, everyAccount, ownAccountId } from './state/account.ts';
import { openStateFile } from './state/state-file.ts';
import { Store } from './state/store.ts';
import { startCourier } from './webhooks/courier.ts';
import { findEndpoint, putEndpoint } from './webhooks/queue.ts';

export type SandboxOptions = {
  /** 0: any free one. */
  port: number;
  /** Where events go from the start, besides the endpoints that the API makes. */
  webhook: { url: string; secret: string } | null;
  /** Where the state is kept; null: in memory only. */
  data: string | null;
  log: Logger;
  clock?: Clock;
};

export type Sandbox = { url: string; stop: () => Promise<void> };

/** Starts the sandbox on 127.0.0.1. Throws when the port is taken or the file is not a sandbox's. */
export async function startSandbox({ port, webhook, data, log, clock = Date.now }: SandboxOptions): Promise<Sandbox> {
  const store = new Store(data === null ? null : openStateFile(data));
  store.atomically(() => {
    if (!store.find(ownAccountId, 'account', ownAccountId)) store.put(ownAccountId, 'account', ownAccount(Math.floor(clock() / 1000)));
    forgetOldAnswers(store, clock);
    if (webhook) configureWebhook(store, webhook, Math.floor(clock() / 1000));
  });

  let url = '';
  const server = createServer(application({ store, clock, log, site: () => url }));
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    store.close();
    throw error;
  }
  // listening on TCP, so the address is an object
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  moveOpenSessions(store, clock, url);

  const courier = startCourier(store, clock, log);
  const expiry = startExpiry(store, clock);
  for (const worker of [courier, expiry]) {
    store.onChange(worker.wake);
    worker.wake();
  }

  return {
    url,
    stop: async () => {
      expiry.stop();
      await courier.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

function application({ store, clock, log, site }: { store: Store; clock: Clock; log: Logger; site: () => string }) {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'extended');
  app.use(apiRouter({ store, clock, site }));

  // a form may lead back to any office's portal, on any address
  app.use(
    helmet({ contentSecurityPolicy: { directives: { formAction: null, upgradeInsecureRequests: null } }, strictTransportSecurity: false }),
  );
  app.use(refuseOtherSites);
  app.get('/_sandbox/style.css', (_request, response) => response.type('css').send(style + dashboardStyle));
  app.get('/_sandbox/elements.css', (_request, response) => response.type('css').send(elementsStyle));
  app.use('/js', elementsRouter({ store, clock }));
  app.use('/_sandbox', controlRouter({ store, clock }));
  app.use('/c/pay', checkoutRouter({ store, clock }));
  app.use('/onboarding', onboardingRouter({ store, clock }));
  app.use('/test', dashboardRouter({ store, clock }));
  app.get('/', (_request, response) => response.redirect('/test/payments'));
  app.use((_request, response) => void response.status(404).type('text').send('There is no such page in the sandbox.'));
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const problem = asProblem(error);
    if (problem) return void response.status(problem.status).type('text').send(problem.message);
    log.error({ error, path: request.path }, 'request failed');
    response.status(500).json({ error: { type: 'api_error', message: 'An error occurred in the sandbox; its log says more.' } });
  });
  return app;
}

/** A page of another site must not press the buttons here. Programs do not send this header. */
function refuseOtherSites(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST' && request.get('Sec-Fetch-Site') === 'cross-site')
    return void response.status(403).type('text').send('Not from another site.');
  next();
}

function configureWebhook(store: Store, { url, secret }: { url: string; secret: string }, now: number): void {
  const id = 'we_1SandboxConfigured0000';
  putEndpoint(store, {
    id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: findEndpoint(store, id)?.created ?? now,
    description: 'Given at the start of the sandbox',
    enabled_events: ['*'],
    livemode: false,
    metadata: {},
    secret,
    status: 'enabled',
    url,
    hears: 'both',
  });
}

/** The sandbox may listen elsewhere than last time; the pages of open sessions are where it is now. */
function moveOpenSessions(store: Store, clock: Clock, site: string): void {
  store.atomically(() => {
    for (const account of everyAccount(store, clock)) {
      for (const session of account.all('checkout.session')) {
        if (session.status === 'open') account.change('checkout.session', session.id, { url: `${site}/c/pay/${session.id}` });
      }
    }
  });
}
