/** The objects against the examples that Stripe publishes with its API (test/stripe-cli/fixtures.json, MIT licence): the same fields, of the same types. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestSandbox, aPayment, aSandbox } from '../../../test/stripe-cli/a-sandbox.ts';

const fixtures: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/stripe-cli/fixtures.json'), 'utf8'),
);

/** Left out by Stripe itself unless asked for, or nothing that a payment needs. */
const leftOut: Record<string, string[]> = {
  account: ['external_accounts', 'future_requirements', 'tos_acceptance'],
  charge: ['refunds'],
};

let sandbox: TestSandbox;
const objects: Record<string, object> = {};
beforeAll(async () => {
  sandbox = await aSandbox();
  const { stripe, control } = sandbox;
  const { intent, session } = await aPayment(sandbox);
  objects.refund = await stripe.refunds.create({ payment_intent: intent, amount: 100 });
  objects.dispute = await stripe.disputes.retrieve((await control('/disputes', { payment_intent: intent, amount: 500 })).id);
  objects.payout = await stripe.payouts.retrieve((await control('/payouts')).id);
  objects.payment_intent = await stripe.paymentIntents.retrieve(intent);
  objects['checkout.session'] = await stripe.checkout.sessions.retrieve(session);
  objects.charge = (await stripe.charges.list()).data[0] ?? {};
  objects.balance_transaction = (await stripe.balanceTransactions.list({ type: 'charge' })).data[0] ?? {};
  objects.event = (await stripe.events.list()).data[0] ?? {};
  objects.account = await stripe.accounts.retrieveCurrent();
  objects.shipping_rate = await stripe.shippingRates.create({
    display_name: 'Fee',
    type: 'fixed_amount',
    fixed_amount: { amount: 330, currency: 'usd' },
  });
});
afterAll(() => sandbox.stop());

it.each(Object.keys(fixtures).filter((name) => name !== 'file_link'))('%s', (name) => {
  const ours: Record<string, unknown> = { ...objects[name] };
  const example = fixtures[name] ?? {};
  const missing = Object.keys(example).filter((field) => !(field in ours) && !leftOut[name]?.includes(field));
  expect(missing).toEqual([]);
  const otherType = Object.entries(example).filter(
    ([field, value]) => value !== null && ours[field] !== null && field in ours && typeof value !== typeof ours[field],
  );
  expect(otherType.map(([field]) => field)).toEqual([]);
});
