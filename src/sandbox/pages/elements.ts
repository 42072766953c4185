/** The stand-in for Stripe Elements: a script for other sites' pages, and the frame into which a card is typed. */
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { type Clock, openAccount, ownAccountId } from '../state/account.ts';
import type { Store } from '../state/store.ts';
import { cardScript, stripeScript } from './elements-scripts.ts';
import { html } from './html.ts';
import { readTypedCard } from './typed-card.ts';
import { renderToString } from 'preact-render-to-string';

const typedCard = z.strictObject({
  key: z.string().regex(/^pk_test_\w+$/),
  account: z.string().max(100),
  number: z.string().max(30),
  expiry: z.string().max(9),
  cvc: z.string().max(4),
});

/** The routes under `/js`: what another site may load and embed. */
export function elementsRouter({ store, clock }: { store: Store; clock: Clock }): Router {
  const router = express.Router();
  router.use(forOtherSites);
  router.get('/stripe.js', (_request: Request, response: Response) => void response.type('text/javascript').send(stripeScript));
  router.get('/card.js', (_request: Request, response: Response) => void response.type('text/javascript').send(cardScript));
  router.get('/card', (_request: Request, response: Response) => void response.send(cardFrame()));
  router.post('/payment_methods', express.json({ limit: '4kb' }), (request: Request, response: Response) => {
    const typed = typedCard.safeParse(request.body);
    if (!typed.success) return void response.status(400).json({ error: problem('Your card number is incomplete.') });
    response.json(store.atomically(() => methodOf(store, clock, typed.data)));
  });
  return router;
}

function methodOf(store: Store, clock: Clock, { account: id, key: _key, ...typed }: z.infer<typeof typedCard>): object {
  const method = readTypedCard(openAccount(store, clock, id === '' ? ownAccountId : id), typed);
  if (typeof method === 'string') return { error: problem(method) };
  const { brand, last4 } = method.card ?? {};
  return { paymentMethod: { id: method.id, object: 'payment_method', type: 'card', card: { brand, last4 } } };
}

function problem(message: string) {
  return { type: 'validation_error', message };
}

function cardFrame(): string {
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Card</title>
      <link rel="stylesheet" href="/_sandbox/elements.css" />
    </head>
    <body>
      <form>
        <input name="number" aria-label="Card number" placeholder="Card number" inputmode="numeric" autocomplete="off" maxlength="23" />
        <input name="expiry" aria-label="Expiration date" placeholder="MM/YY" inputmode="numeric" autocomplete="off" maxlength="7" />
        <input name="cvc" aria-label="Security code" placeholder="CVC" inputmode="numeric" autocomplete="off" maxlength="4" />
      </form>
      <script src="/js/card.js"></script>
    </body>
  </html>`;
  return `<!doctype html>${[page]
    .flat()
    .map((node) => renderToString(node))
    .join('')}`;
}

/** Elsewhere in the sandbox no other site may embed or load anything. */
function forOtherSites(_request: Request, response: Response, next: NextFunction): void {
  response.removeHeader('X-Frame-Options');
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  response.set('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
  next();
}

/** The look of the frame. */
export const elementsStyle = `
body { margin: 0; overflow: hidden; font: 16px system-ui, sans-serif; background: transparent; color-scheme: light; }
form { display: grid; grid-template-columns: 1fr 5.5em 4em; gap: 8px; }
input { box-sizing: border-box; min-width: 0; height: 28px; padding: 0; border: 0; outline: none; background: none; font: inherit; color: #1b2330; }
input::placeholder { color: #5b6676; }
`;
