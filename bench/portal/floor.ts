/**
 * The floor of the portal: bare Express that answers every look-up with the same ready-made page, and every wish to pay with a Checkout Session that it
 * begins by Stripe's own package. It looks nothing up and remembers nothing. `node bench/portal/floor.ts --page FILE --stripe URL --key KEY`
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import express from 'express';
import * as z from 'zod';
import { createStripe } from '../../src/server/stripe/client.ts';

const text = { type: 'string' } as const;
const { page, stripe, key } = z
  .object({ page: z.string(), stripe: z.url(), key: z.string() })
  .parse(parseArgs({ options: { page: text, stripe: text, key: text } }).values);
const html = readFileSync(page, 'utf8');
const client = createStripe({ secretKey: key, apiBase: stripe });

const app = express();
app.get('/pay/:id', (_request, response) => void response.send(html));
app.post('/pay/:id/checkout', async (request, response) => {
  const price = { currency: 'usd', unit_amount: 48_210, product_data: { name: `Invoice ${request.params.id}` } };
  const { url } = await client.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: price }],
    success_url: 'http://127.0.0.1/thanks',
    cancel_url: 'http://127.0.0.1/pay',
  });
  response.redirect(303, url ?? '/');
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`listening on http://127.0.0.1:${address.port}`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
