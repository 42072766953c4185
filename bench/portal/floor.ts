/** The floor of the portal: bare Express that answers every look-up with the same ready-made page. `node bench/portal/floor.ts --page FILE` */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import express from 'express';
import { z } from 'zod';

const { page } = z.object({ page: z.string() }).parse(parseArgs({ options: { page: { type: 'string' } } }).values);
const html = readFileSync(page, 'utf8');

const app = express();
app.get('/pay/:id', (_request, response) => void response.send(html));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`listening on http://127.0.0.1:${address.port}`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
