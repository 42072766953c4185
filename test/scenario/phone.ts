/** A biller at the card window, without a browser: opens it as the desk does, types a card at Stripe's stand-in, and presses the button. */
import * as z from 'zod';
import { assert } from '../../src/shared/assert.ts';
import type { PhonePurpose } from '../../src/shared/companion-api/phone-purpose.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import { testCards } from './customer.ts';
import type { Desk } from './desk.ts';
import type { Steps } from './format.ts';

const pageSchema = z.object({ key: z.string(), account: z.string(), clientSecret: z.string(), charge: z.string() });
const madeSchema = z.object({ paymentMethod: z.object({ id: z.string() }) });
const answerSchema = z.object({
  paid: z.boolean(),
  why: z.string().optional(),
  mayTryAgain: z.boolean().optional(),
  text: z.string().optional(),
});

export type CardWindow = z.infer<typeof pageSchema> & { address: string; html: string; policy: string };

/** The window as it opens; null: the companion does not open it (any more). */
export async function openCardWindow(address: string): Promise<CardWindow | null> {
  const response = await fetch(address);
  const html = await response.text();
  const data = /data-page="([^"]*)"/.exec(html)?.[1];
  if (response.status !== 200 || data === undefined) return null;
  const page = pageSchema.parse(JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
  return { ...page, address, html, policy: response.headers.get('content-security-policy') ?? '' };
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
  return answerSchema.parse(await post(new URL(window.charge, window.address), { clientSecret: window.clientSecret, card }));
}

async function post(url: URL, body: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
}

/** Plays a card over the phone at the desk; answers its `pi_…`, or null where nothing was charged. */
export async function takeCard(desk: Desk, step: PhoneStep, idOf: (name: string) => string): Promise<string | null> {
  const { amount, withFee, card, keep } = step;
  const { purpose, name } = targetOf(step);
  const target = { purpose, id: idOf(name) };
  const offer = await desk.call('phone.offer', target);
  const charge = { ...target, amount: amount ?? offer.due, withFee, key: crypto.randomUUID().replaceAll('-', '') };
  const { record } = card === 'kept' ? await chargeKept(desk, charge, offer.customer.id) : await chargeTyped(desk, charge, card, keep);
  return record === null ? null : (/^stripe:(pi_\w+):/.exec(record)?.[1] ?? null);
}

type PhoneStep = Steps['phone'];
type Charge = Omit<Input<'phone.open'>, 'keepCard'>;

async function chargeTyped(desk: Desk, charge: Charge, card: 'good' | 'declined' | 'none', keepCard: boolean) {
  const { address } = await desk.call('phone.open', { ...charge, keepCard });
  const window = await openCardWindow(address);
  assert(window, 'the card window opens');
  if (card !== 'none') await chargeCard(window, card === 'good' ? testCards.visa : testCards.declined);
  return desk.call('phone.finish', { key: charge.key });
}

async function chargeKept(desk: Desk, charge: Charge, customer: string) {
  const { cards } = await desk.call('phone.cards', { customer });
  const [kept] = cards;
  assert(kept, 'Stripe keeps a card of this customer');
  return desk.call('phone.charge', { ...charge, card: kept.id, holder: kept.holder });
}

/** What a step says that the card is for: exactly one of them. */
function targetOf(named: PhoneStep): { purpose: PhonePurpose; name: string } {
  const [only, ...more] = (['invoice', 'dispatch', 'customer'] as const).flatMap((purpose) => {
    const name = named[purpose];
    return name === undefined ? [] : [{ purpose, name }];
  });
  assert(only && more.length === 0, 'a card is for an invoice, a dispatch or a customer');
  return only;
}
