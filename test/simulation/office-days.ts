/**
 * Random days of an office with two desks: every kind of command, Stripe's facts, crashes, and operations that travel from desk to desk late, out of
 * order and more than once. After every step the auditor's sums must be those of the books; at the end both desks must have the same books.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SealedOperation } from '../../src/ledger/books/exchange.ts';
import { projections } from '../../src/ledger/books/projections.ts';
import { stripeOperation } from '../../src/ledger/billing/stripe-operation.ts';
import { firstUser } from '../../src/ledger/commands/first-user.ts';
import type { UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import { assert } from '../../src/shared/assert.ts';
import { aDispute, aRefund, paidOn, tell } from '../builders/stripe-facts.ts';
import { anAuditor, type Auditor } from './auditor.ts';
import { type Chance, chanceOf } from './chance.ts';
import { deeds } from './deeds.ts';
import { type Desk, openDesk } from './desk.ts';
import { compareFigures } from './figures.ts';

export type Days = { seed: number; steps: number; log?: (line: string) => void };

type Office = {
  desks: readonly [Desk, Desk];
  chance: Chance;
  auditor: Auditor;
  /** What each desk did of late, by slot. */
  done: readonly [string[], string[]];
  /** What Stripe has reported until now; payments with what is left to give back. */
  facts: UnnumberedFact[];
  payments: { id: string; customer: string; left: number }[];
  passTime(milliseconds: number): void;
};

/** Plays the days of `seed`; throws, saying at which step, when anything is not as it must be. */
export async function playDays({ seed, steps, log = () => undefined }: Days): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-days-'));
  const office = await openOffice(folder, seed);
  let now = 'at the start';
  try {
    for (let step = 1; step <= steps; step += 1) {
      now = `seed ${seed}, step ${step}`;
      const what = await takeStep(office);
      now += `: ${what}`;
      log(now);
      for (const desk of office.desks) office.auditor.audit(desk.books);
      if (step % 60 === 0) checkAll(office);
    }
    now = `seed ${seed}, at the end`;
    await closeDay(office);
    log(tallyOf(office.desks[0]));
  } catch (error) {
    throw new Error(`${now}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    for (const desk of office.desks) desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openOffice(folder: string, seed: number): Promise<Office> {
  let time = Date.UTC(2026, 2, 2, 15);
  const now = () => (time += 7);
  const first = openDesk({ folder, slot: 0, seed, now, joining: false });
  firstUser(first.books);
  const second = openDesk({ folder, slot: 1, seed, now, joining: true });
  const office: Office = {
    desks: [first, second],
    chance: chanceOf(seed),
    auditor: anAuditor(),
    done: [[], []],
    facts: [],
    payments: [],
    passTime: (milliseconds) => void (time += milliseconds),
  };
  bring(first, second);
  for (const kind of ['facility', 'affiliate', 'patient'] as const) await first.ask('customers.create', { name: `The ${kind}`, kind });
  return office;
}

/** Does one thing, and says what. */
async function takeStep(office: Office): Promise<string> {
  const { desks, chance, auditor } = office;
  const slot = chance.happens(50) ? 0 : 1;
  const desk = desks[slot];
  const dice = chance.number(1, 100);
  if (dice <= 4) {
    desk.crash();
    return `desk ${slot} crashes`;
  }
  if (dice <= 18) {
    exchange(office, desks[1 - slot] ?? desk, desk);
    return `desk ${slot} hears of the other`;
  }
  if (dice <= 26) return `Stripe: ${report(office)}`;
  if (dice <= 34) {
    await tell(desk, office.facts);
    return `desk ${slot} pulls from Stripe`;
  }
  if (dice <= 37) {
    office.passTime(24 * 3600_000);
    return 'a day passes';
  }
  const [name, deed] = chooseDeed(chance);
  // Whoever works on both desks can undo on one what was done on the other.
  const done = chance.happens(80) ? office.done[slot] : office.done[1 - slot === 0 ? 0 : 1];
  await deed({ desk, chance, auditor, done });
  return `desk ${slot}: ${name}`;
}

function chooseDeed(chance: Chance) {
  let left = chance.number(
    1,
    deeds.reduce((sum, [often]) => sum + often, 0),
  );
  for (const [often, name, deed] of deeds) {
    left -= often;
    if (left <= 0) return [name, deed] as const;
  }
  throw new Error('a deed is chosen');
}

/** What `to` lacks of `from`, all or the first of it, shuffled and some of it twice. A journal never arrives with a gap that stays: the mailbox keeps the order. */
function exchange({ chance }: Office, from: Desk, to: Desk): void {
  const lacking = from.books.readOperations(to.books.seenUpTo(), 1_000);
  const some: SealedOperation[] = chance.happens(40) ? lacking.slice(0, chance.number(0, lacking.length)) : lacking;
  receive(to, chance.shuffled([...some, ...chance.some(some).slice(0, 5)]));
}

/** All of what `to` lacks. */
function bring(from: Desk, to: Desk): void {
  for (;;) {
    const operations = from.books.readOperations(to.books.seenUpTo(), 500);
    if (operations.length === 0) return;
    receive(to, operations);
  }
}

function receive(to: Desk, operations: readonly SealedOperation[]): void {
  const received = to.books.receiveOperations(operations);
  assert(received.ok, received.ok ? '' : received.refusal.message);
}

/** Stripe reports something: a payment on an invoice that a desk knows, a refund or a lost dispute of one. */
function report(office: Office): string {
  const { chance, desks, facts, payments, auditor } = office;
  const payment = chance.one(payments.filter(({ left }) => left > 0));
  const number = facts.length + 1;
  if (payment && chance.happens(50)) {
    const amount = chance.happens(40) ? payment.left : chance.number(1, payment.left);
    payment.left -= amount;
    const isRefund = chance.happens(60);
    const id = isRefund ? `re_${number}` : `du_${number}`;
    facts.push(isRefund ? aRefund({ id, of: payment.id, amount }) : aDispute({ id, of: payment.id, amount }));
    auditor.note(stripeOperation(id, isRefund ? 'refund' : 'lost dispute').id, { money: { [payment.customer]: 0 - amount } });
    return `${isRefund ? 'a refund' : 'a lost dispute'} of ${amount}`;
  }
  const desk = desks[chance.number(0, 1) === 0 ? 0 : 1];
  const invoice = chance.one(
    desk.books.reader.all<{ id: string; customer: string; due: number }>(
      'SELECT id, customer, due_now AS due FROM invoices WHERE number IS NOT NULL ORDER BY id',
    ),
  );
  if (!invoice) return 'nothing';
  const balance = invoice.due > 0 ? invoice.due : chance.number(1, 100_00);
  const id = `pi_${number}`;
  facts.push(paidOn(invoice.id, { id, balance, fee: chance.happens(50) ? chance.number(1, 900) : 0 }));
  payments.push({ id, customer: invoice.customer, left: balance });
  auditor.note(stripeOperation(id, 'payment').id, { money: { [invoice.customer]: balance } });
  return `a payment of ${balance}`;
}

/** Every desk hears everything; then the books hold, and are the same on both, and after a rebuild. */
async function closeDay(office: Office): Promise<void> {
  const [first, second] = office.desks;
  for (let round = 0; round < 3; round += 1) {
    bring(first, second);
    bring(second, first);
    await tell(first, office.facts);
    await tell(second, office.facts);
  }
  bring(first, second);
  bring(second, first);
  for (const desk of office.desks) {
    office.auditor.audit(desk.books);
    checkBooks(desk);
    assert((await compareFigures(desk)) > 10, 'there are figures to compare');
    assert(desk.books.local.waitingFacts().length === 0, `desk ${desk.slot} has booked all that Stripe reported`);
  }
  const [before, other] = [fingerprints(first), fingerprints(second)];
  for (const table of projections) assert(before[table] === other[table], `both desks have the same ${table}`);
  first.books.rebuild();
  const rebuilt = fingerprints(first);
  for (const table of projections) assert(before[table] === rebuilt[table], `a rebuild gives the same ${table}`);
}

/** All invariants of one desk, once it has heard all of the other: a journal with gaps is not whole. */
function checkAll({ desks, chance }: Office): void {
  const [first, second] = chance.happens(50) ? desks : [desks[1], desks[0]];
  bring(second, first);
  checkBooks(first);
}

/** How often each kind of operation is in the journal: that the days were not idle. */
function tallyOf({ books }: Desk): string {
  const kinds = books.reader.all<{ kind: string; times: number }>(
    'SELECT kind, COUNT(*) AS times FROM journal GROUP BY kind ORDER BY times DESC',
  );
  return kinds.map(({ kind, times }) => `${times} × ${kind}`).join(', ');
}

function checkBooks(desk: Desk): void {
  const [finding] = desk.books.check();
  assert(!finding, `desk ${desk.slot}: ${finding?.message}`);
}

function fingerprints({ books }: Desk): Record<string, string> {
  return Object.fromEntries(
    projections.map((table) => {
      const rows = books.reader.all(`SELECT * FROM ${table}`).map((row) => JSON.stringify(row));
      return [table, createHash('sha256').update(rows.toSorted().join('\n')).digest('hex')];
    }),
  );
}
