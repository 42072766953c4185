/** A biller at the card window, without a browser: opens it as the desk does, types a card at Stripe's stand-in, and presses the button. */
import { z } from 'zod';
import { assert } from '../../src/shared/assert.ts';

const pageSchema = z.object({ key: z.string(), account: z.string(), clientSecret: z.string(), charge: z.string() });
const madeSchema = z.object({ paymentMethod: z.object({ id: z.string() }) });
const answerSchema = z.object({
  paid: z.boolean(),
  why: z.string().optional(),
  mayTryAgain: z.boolean().optional(),
  text: z.string().optional(),
});

export type CardWindow = z.infer<typeof pageSchema> & { origin: string; html: string; policy: string };

/** The window as it opens; null: the companion does not open it (any more). */
export async function openCardWindow(address: string): Promise<CardWindow | null> {
  const response = await fetch(address);
  const html = await response.text();
  const data = /data-page="([^"]*)"/.exec(html)?.[1];
  if (response.status !== 200 || data === undefined) return null;
  const page = pageSchema.parse(JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
  return { ...page, origin: new URL(address).origin, html, policy: response.headers.get('content-security-policy') ?? '' };
}

/** Types a card into the frame of Stripe's stand-in: its `pm_…`. */
export async function typeCard({ key, account, html }: CardWindow, number: string): Promise<string> {
  const script = /<script src="([^"]*)"/.exec(html)?.[1];
  assert(script !== undefined, 'the card window loads Stripe’s script');
  const made = await post(new URL('/js/payment_methods', script), { key, account, number, expiry: '12/34', cvc: '123' });
  return madeSchema.parse(made).paymentMethod.id;
}

/** Presses the button with a card typed. */
export async function chargeCard(window: CardWindow, number: string): Promise<z.infer<typeof answerSchema>> {
  const card = await typeCard(window, number);
  return answerSchema.parse(await post(new URL(window.charge, window.origin), { clientSecret: window.clientSecret, card }));
}

async function post(url: URL, body: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
}
