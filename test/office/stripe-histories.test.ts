/**
 * Lives of Stripe payments as they happen to an office: refunds and disputes that move on while nobody looks, a companion that looks at objects in any
 * order, hears of things twice or days later and falls back to an older memory, a desk that asks now and then, billers who go on working. In
 * the end the books come to what Stripe has, payment by payment, to the cent. What Stripe has is counted here by sums alone.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import type { UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import { cents } from '../../src/shared/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';
import { aDispute, aRefund, paidOn, tell } from '../builders/stripe-facts.ts';

const lives = 12;
const price = (life: number) => 40_00 + life * 7_31;
const fee = (life: number) => (life % 3 === 0 ? 3_17 : 0);
const paid = (life: number) => 2 * price(life) + fee(life);

type Refund = { life: number; amount: number; status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled' };
type Dispute = { life: number; amount: number; fee: number; status: 'open' | 'lost' | 'won'; withdrawn: number; moves: number };
/** Stripe's account: which payments were made, and how each refund and dispute stands. */
type Stripe = { paid: Set<number>; refunds: Refund[]; disputes: Dispute[] };

/** What happens; its numbers choose among what there is by then. */
type Step = { what: (typeof whats)[number]; a: number; b: number };
const whats = [
  ...(['pay', 'pay', 'pay', 'pay', 'refund', 'refund', 'move refund', 'move refund', 'dispute', 'move dispute', 'move dispute'] as const),
  ...(['look', 'look', 'look', 'look', 'look', 'ask', 'ask', 'back up', 'fall back'] as const),
  ...(['check', 'cancel', 'reopen', 'review', 'reverse'] as const),
];
const aStep: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...whats), a: fc.nat({ max: 999 }), b: fc.nat({ max: 9_999 }) });

const pick = <Value>(values: readonly Value[], n: number): Value | undefined => values[n % Math.max(1, values.length)];

/** What Stripe, customers and banks do. */
function happen(stripe: Stripe, { what, a, b }: Step): void {
  const life = pick([...stripe.paid], a);
  if (what === 'pay') stripe.paid.add(a % lives);
  if (what === 'refund' && life !== undefined) {
    const gone = sumOf(stripe.refunds.filter((refund) => refund.life === life && !isOver(refund)));
    const amount = Math.min(1 + (b % paid(life)), paid(life) - gone);
    const disputed = stripe.disputes.some((dispute) => dispute.life === life);
    if (amount > 0 && !disputed) stripe.refunds.push({ life, amount, status: b % 2 === 0 ? 'succeeded' : 'pending' });
  }
  if (what === 'move refund') moveRefund(pick(stripe.refunds, a), b);
  if (what === 'dispute' && life !== undefined && !stripe.disputes.some((dispute) => dispute.life === life)) {
    const amount = b % 3 === 0 ? 1 + (b % paid(life)) : paid(life);
    stripe.disputes.push({ life, amount, fee: b % 4 === 0 ? 0 : 15_00, status: 'open', withdrawn: amount, moves: 1 });
  }
  if (what === 'move dispute') moveDispute(pick(stripe.disputes, a), b);
}

function moveRefund(refund: Refund | undefined, b: number): void {
  if (!refund) return;
  if (refund.status === 'succeeded') refund.status = b % 3 === 0 ? 'failed' : 'succeeded';
  else if (!isOver(refund)) refund.status = pick(['succeeded', 'failed', 'canceled', 'requires_action', 'pending'] as const, b) ?? 'failed';
}

/** Open, then lost or won; lost may give back a part or its fee, or be won after all. */
function moveDispute(dispute: Dispute | undefined, b: number): void {
  if (!dispute || dispute.status === 'won') return;
  if (dispute.status === 'open' && b % 2 === 0) dispute.status = 'lost';
  else {
    const givenBack = b % 5 === 0 ? Math.floor(dispute.withdrawn / 2) : dispute.withdrawn;
    dispute.status = b % 3 === 0 ? 'lost' : 'won';
    dispute.withdrawn -= givenBack;
    dispute.moves += 1;
  }
}

const isOver = ({ status }: Refund) => status === 'failed' || status === 'canceled';
const sumOf = (parts: readonly { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0);

/** What a payment has brought the office, by Stripe's account: lost is what was withdrawn and the fee, won what was not given back. */
function worth({ paid: payments, refunds, disputes }: Stripe, life: number): number {
  if (!payments.has(life)) return 0;
  const back = sumOf(refunds.filter((refund) => refund.life === life && refund.status === 'succeeded'));
  const dispute = disputes.find((each) => each.life === life && each.status !== 'open');
  const partOnly = dispute !== undefined && dispute.withdrawn > 0 && dispute.withdrawn < dispute.amount;
  const lost = dispute !== undefined && (dispute.status === 'lost' || partOnly) ? dispute.withdrawn + dispute.fee : 0;
  return paid(life) - back - lost;
}

/** Looks at one object as it stands, its payment first, and tells what was not told yet. */
function look(stripe: Stripe, office: Office, told: UnnumberedFact[], n: number): void {
  const object = pick([...stripe.paid, ...stripe.refunds, ...stripe.disputes], n);
  if (object === undefined) return;
  const life = typeof object === 'number' ? object : object.life;
  const found: UnnumberedFact[] = [paymentOf(office, life)];
  if (typeof object !== 'number') found.push(factOf(stripe, object));
  const known = new Set(told.map((fact) => JSON.stringify(fact)));
  told.push(...found.filter((fact) => !known.has(JSON.stringify(fact))));
}

/** Some were taken over the phone, for a trip that owes less or for the ledger. */
function paymentOf(office: Office, life: number): UnnumberedFact {
  const fact = paidOn(office.id(`i${life}`), { id: `pi_${life}`, balance: 2 * price(life), fee: fee(life) });
  if (life % 2 === 0) return fact;
  const purpose = life % 4 === 1 ? 'dispatch' : 'customer';
  const id = office.id(purpose === 'dispatch' ? `d${life}a` : `c${life}`);
  return { ...fact, portal: null, phone: { purpose, id, balance: cents(2 * price(life)), fee: cents(fee(life)) } };
}

function factOf(stripe: Stripe, object: Refund | Dispute): UnnumberedFact {
  const of = `pi_${object.life}`;
  if (!('moves' in object)) return aRefund({ ...object, of, id: `re_${stripe.refunds.indexOf(object)}` });
  return aDispute({ ...object, of, id: `du_${object.life}` });
}

/** What billers do meanwhile; what is refused is refused. */
async function work(office: Office, { what, a, b }: Step): Promise<void> {
  const life = a % lives;
  if (what === 'check')
    await office.ask('payments.record', { invoice: office.id(`i${life}`), amount: cents(1 + (b % 60_00)), type: 'Check', twinSeen: true });
  if (what === 'cancel') await office.ask('invoices.cancel', { id: office.id(`i${life}`) });
  if (what === 'reopen') await office.ask('dispatches.reopen', { id: office.id(`d${life}${b % 2 === 0 ? 'a' : 'b'}`) });
  if (what === 'review') {
    const record = pick(office.books.reader.all<{ id: string }>('SELECT id FROM register_records WHERE needs_review = 1'), a);
    if (record) await office.ask('register.review', { id: record.id });
  }
  if (what === 'reverse') {
    const event = pick(office.books.reader.all<{ id: string }>('SELECT id FROM payment_events ORDER BY stamp, part'), a);
    if (event) await office.ask('events.reverse', { id: event.id, reason: 'a mistake' });
  }
}

async function anOfficeOfInvoices(): Promise<Office> {
  let start = anOffice();
  for (let life = 0; life < lives; life++) {
    start = start
      .withCustomer(`c${life}`)
      .withDispatch(`d${life}a`, { customer: `c${life}`, date: '2026-01-05', price: price(life) })
      .withDispatch(`d${life}b`, { customer: `c${life}`, date: '2026-01-06', price: price(life) });
  }
  const office = await start.open();
  for (let life = 0; life < lives; life++) await office.commit(`i${life}`, { customer: `c${life}` });
  return office;
}

function booked(office: Office, life: number): number {
  const { total } = office.books.reader.one<{ total: number | null }>(
    'SELECT sum(amount) AS total FROM register_records WHERE payment_intent = :paymentIntent',
    { paymentIntent: `pi_${life}` },
  );
  return total ?? 0;
}

async function live(steps: readonly Step[], lastLooks: readonly number[]): Promise<void> {
  const office = await anOfficeOfInvoices();
  const stripe: Stripe = { paid: new Set(), refunds: [], disputes: [] };
  let told: UnnumberedFact[] = [];
  let backup: UnnumberedFact[] = [];
  for (const step of steps) {
    happen(stripe, step);
    if (step.what === 'look') look(stripe, office, told, step.a);
    if (step.what === 'ask') await tell(office, told);
    if (step.what === 'back up') backup = [...told];
    if (step.what === 'fall back') told = [...backup];
    await work(office, step);
  }
  // In the end everything is looked at, in an order of its own.
  const objects = stripe.paid.size + stripe.refunds.length + stripe.disputes.length;
  const order = Array.from({ length: objects }, (_, index) => index).toSorted(
    (a, b) => (lastLooks[a % 50] ?? 0) - (lastLooks[b % 50] ?? 0),
  );
  for (const index of order) look(stripe, office, told, index);
  await tell(office, told);
  for (let life = 0; life < lives; life++) expect(booked(office, life), `pi_${life}`).toBe(worth(stripe, life));
  expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  office.close();
}

it('[SYNC-5] [STR-13] whatever happens at Stripe, in whatever order it is heard of, the books come to what Stripe has', async () => {
  const history = fc.tuple(
    fc.array(aStep, { minLength: 40, maxLength: 140, size: 'max' }),
    fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
  );
  const numRuns = Number(process.env.STRIPE_HISTORIES ?? 8);
  await fc.assert(
    fc.asyncProperty(history, ([steps, lastLooks]) => live(steps, lastLooks)),
    { numRuns, seed: Number(process.env.STRIPE_SEED ?? 20_261_125), endOnFailure: true },
  );
}, 3_600_000);
