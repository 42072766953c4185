/** Random days at Stripe through the real parts: the sandbox, its webhooks in every order or never, the companion that stops or loses its memory, and a desk. */
import { copyFile, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import Stripe from 'stripe';
import { expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { cents } from '../../src/shared/money.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { balanceAtStripe, balanceInBooks, payoutsAtStripe, payoutsInBooks } from '../builders/stripe-balance.ts';
import { stripeTotal } from '../builders/stripe-facts.ts';
import { linkDesk } from './linked-desk.ts';
import { startOffice, type TestOffice } from './office.ts';

const invoices = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'];
const price = (index: number) => cents(30_00 + index * 11_37);

const whats = [
  ...(['card', 'card', 'card', 'bank', 'bank', 'settle', 'refund', 'refund', 'refund', 'move refund', 'move refund'] as const),
  ...(['elsewhere', 'pay out', 'pay out', 'payout fails', 'sync', 'take in', 'take in'] as const),
  ...(['dispute', 'close', 'close', 'webhooks', 'webhooks', 'sync', 'back up', 'fall back', 'restart'] as const),
];
type Step = { what: (typeof whats)[number]; a: number; b: number };
const aStep: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...whats), a: fc.nat({ max: 999 }), b: fc.nat({ max: 9_999 }) });
const modes = ['normal', 'duplicated', 'reversed', 'lost'] as const;
const refundStates = ['succeeded', 'succeeded', 'pending', 'failed'] as const;
const pick = <Value>(values: readonly Value[], n: number): Value | undefined => values[n % Math.max(1, values.length)];

async function aDesk(hosted: TestOffice) {
  const start = invoices.reduce(
    (office, _name, index) => office.withDispatch(`d${index}`, { customer: 'maple', price: price(index) }),
    anOffice().withCustomer('maple').withSettings({ passFee: true }),
  );
  const office = await start.open();
  const selfPayIds: string[] = [];
  for (const [index, name] of invoices.entries()) {
    await office.commit(name, { customer: 'maple', items: [`d${index}`] });
    selfPayIds.push((await office.do('invoices.get', { id: office.id(name) })).selfPayId ?? '');
  }
  const sync = await linkDesk(office, hosted);
  return { office, sync, selfPayIds };
}

/** One thing that happens. What Stripe refuses then does not happen. */
async function happen(hosted: TestOffice, stripe: Stripe, selfPayIds: readonly string[], { what, a, b }: Step): Promise<void> {
  const refusable = (deed: Promise<unknown>) => deed.catch(() => undefined);
  const refunds = async () => (await stripe.refunds.list({ limit: 100 })).data;
  const intents = async () => (await stripe.paymentIntents.list({ limit: 100 })).data;
  if (what === 'card' || what === 'bank') {
    const { to } = await hosted.checkout(pick(selfPayIds, a) ?? '');
    if (to.includes('/c/pay/')) await hosted.fillIn(to, what);
  }
  if (what === 'settle') {
    const waiting = pick(
      (await intents()).filter(({ status }) => status === 'processing'),
      a,
    );
    if (waiting) await hosted.stripe.settle(waiting.id, b % 3 === 0 ? 'failed' : 'succeeded');
  }
  const paid = pick(
    (await intents()).filter(({ status }) => status === 'succeeded'),
    a,
  );
  if (what === 'refund' && paid)
    await refusable(hosted.stripe.refund(paid.id, cents(1 + (b % paid.amount)), pick(refundStates, b) ?? 'succeeded'));
  const refund = pick(await refunds(), a);
  if (what === 'move refund' && refund) await refusable(hosted.stripe.setRefundStatus(refund.id, b % 2 === 0 ? 'succeeded' : 'failed'));
  if (what === 'dispute' && paid)
    await refusable(hosted.stripe.dispute(paid.id, cents(1 + (b % paid.amount)), cents(b % 3 === 0 ? 0 : 15_00)));
  const dispute = pick((await stripe.disputes.list({ limit: 100 })).data, a);
  if (what === 'close' && dispute) await refusable(hosted.stripe.closeDispute(dispute.id, b % 3 === 0 ? 'won' : 'lost'));
  if (what === 'elsewhere') await hosted.stripe.chargeElsewhere(cents(100 + b));
  if (what === 'pay out') await refusable(hosted.stripe.payOut());
  const payout = pick((await stripe.payouts.list({ limit: 100 })).data, a);
  if (what === 'payout fails' && payout) await refusable(hosted.stripe.setPayoutStatus(payout.id, 'failed'));
  if (what === 'webhooks') await hosted.stripe.setWebhooks(pick(modes, b) ?? 'normal');
}

/** What the office has of Stripe by Stripe's own list of money moves: an open dispute is not decided, a won one costs no fee in the books. */
async function wantedOf(stripe: Stripe, taken: readonly string[]): Promise<number> {
  const { data } = await stripe.balanceTransactions.list({ limit: 100, expand: ['data.source'] });
  const disputes = new Map((await stripe.disputes.list({ limit: 100 })).data.map((dispute) => [dispute.id, dispute.status]));
  const elsewhere = new Set((await stripe.paymentIntents.list({ limit: 100 })).data.filter(isFromElsewhere).map(({ id }) => id));
  for (const id of taken) elsewhere.delete(id);
  const worth = data.map(({ source, amount, fee }) => {
    if (typeof source !== 'object' || source === null || source.object === 'payout') return 0;
    const intent = 'payment_intent' in source ? source.payment_intent : null;
    if (typeof intent === 'string' && elsewhere.has(intent)) return 0;
    const status = disputes.get(source.id);
    if (status === undefined) return amount;
    return status === 'lost' ? amount - fee : status === 'won' ? amount : 0;
  });
  const { available, pending } = await stripe.balance.retrieve();
  const balance = [...available, ...pending].reduce((sum, part) => sum + part.amount, 0);
  expect(
    data.reduce((sum, { net }) => sum + net, 0),
    'the moves are all there are',
  ).toBe(balance);
  return worth.reduce((sum, part) => sum + part, 0);
}

function isFromElsewhere({ metadata }: Stripe.PaymentIntent): boolean {
  return Object.keys(metadata).length === 0;
}

/** A biller takes a payment into the books that came past Paydesk. */
async function takeIn(office: Office, taken: string[], a: number): Promise<void> {
  const { payments } = await office.do('payouts.elsewhere', {});
  const payment = pick(payments, a);
  if (!payment) return;
  await office.do('payouts.takeIn', { movement: payment.id, customer: office.id('maple'), toward: { to: 'ledger' } });
  taken.push(payment.paymentIntent ?? '');
}

/** Stripe against the books comes to Stripe's balance, and each difference is named and accounts for all of it. */
async function expectReportOf(office: Office, balance: number): Promise<void> {
  const report = await office.do('payouts.report', { from: isoDate('2020-01-01'), to: isoDate('2099-01-01') });
  const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  expect(report.balance.after).toBe(balance);
  expect(total(report.lines.map(({ stripe }) => stripe))).toBe(report.balance.moved);
  const named = report.differences.map(({ stripe, stripeFee, books, booksFee }) => stripe - stripeFee - books + booksFee);
  expect(total(named)).toBe(total(report.lines.map(({ difference }) => difference)));
  expect(report.agrees).toBe(named.length === 0);
  for (const { why } of report.differences) expect(['elsewhere', 'undecided', 'won']).toContain(why);
}

async function backUp(hosted: TestOffice): Promise<void> {
  const database = new Database(hosted.databaseFile);
  await database.backup(`${hosted.databaseFile}.backup`);
  database.close();
}

async function fallBack(hosted: TestOffice): Promise<void> {
  await hosted.stopCompanion();
  for (const end of ['', '-wal', '-shm']) await rm(hosted.databaseFile + end, { force: true });
  await copyFile(`${hosted.databaseFile}.backup`, hosted.databaseFile);
  await hosted.startCompanion();
}

async function live(steps: readonly Step[]): Promise<void> {
  const hosted = await startOffice();
  const { hostname, port } = new URL(hosted.sandbox.url);
  const stripe = new Stripe('sk_test_scenario', { host: hostname, port, protocol: 'http' });
  const { office, sync, selfPayIds } = await aDesk(hosted);
  const taken: string[] = [];
  await backUp(hosted);
  for (const step of steps) {
    await happen(hosted, stripe, selfPayIds, step);
    if (step.what === 'sync') await sync.now();
    if (step.what === 'take in') await takeIn(office, taken, step.a);
    if (step.what === 'back up') await backUp(hosted);
    if (step.what === 'fall back') await fallBack(hosted);
    if (step.what === 'restart') await hosted.stopCompanion().then(() => hosted.startCompanion());
  }
  await hosted.stripe.setWebhooks('normal');
  await hosted.stripe.redeliver();
  await hosted.admin('POST', 'catch-up');
  await hosted.settled();
  expect(await sync.now()).toMatchObject({ ok: true, value: { state: 'up to date', waitingToBook: 0 } });
  expect(stripeTotal(office)).toBe(await wantedOf(stripe, taken));
  await expectReportOf(office, await balanceAtStripe(stripe));
  expect(balanceInBooks(office)).toBe(await balanceAtStripe(stripe));
  expect(payoutsInBooks(office)).toEqual(await payoutsAtStripe(stripe));
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  await sync.stop();
  office.close();
  await hosted.stop();
}

it('[SYNC-5] [SYNC-4] [SYNC-7] [PO-1] [PO-6] [PO-8] whatever Stripe, its webhooks and the companion do, the register comes to Stripe’s own balance, to the cent', async () => {
  const numRuns = Number(process.env.STRIPE_HISTORIES ?? 2);
  await fc.assert(fc.asyncProperty(fc.array(aStep, { minLength: 20, maxLength: 50, size: 'max' }), live), {
    numRuns,
    seed: 20_261_125,
    endOnFailure: true,
  });
}, 3_600_000);
