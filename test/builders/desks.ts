/** Several desks of one office, each with books of its own, doing what desks do at random: for the properties of the journal. */
import fc from 'fast-check';
import { balanceRows } from '../../src/ledger/billing/balance-rows.ts';
import { reverseRecord } from '../../src/ledger/billing/reverse-record.ts';
import type { Books } from '../../src/ledger/books/open.ts';
import { wasSuperseded } from '../../src/ledger/books/takings.ts';
import { loadRecord } from '../../src/ledger/commands/load-records.ts';
import { hasOperation, inForce, operationOf } from '../../src/ledger/journal/journal.ts';
import { takingId } from '../../src/ledger/journal/undo-ids.ts';
import type { Decision, Write } from '../../src/ledger/journal/operation.ts';
import { assert } from '../../src/shared/assert.ts';
import { instant, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { workflowStates } from '../../src/shared/words.ts';
import { checkAdd, customerPut, dispatchPut, ledgerAdd, paymentAdd, stripeAdd } from './books.ts';

/** One thing that one desk does; its numbers choose among what the desk's books hold by then. */
export type Deed = { desk: number; what: number; a: number; b: number; amount: number };

export const someDeeds = (desks: number): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({
      desk: fc.nat({ max: desks - 1 }),
      what: fc.nat({ max: kinds.length }),
      a: fc.nat({ max: 50 }),
      b: fc.nat({ max: 50 }),
      amount: fc.integer({ min: -300_00, max: 300_00 }),
    }),
    { minLength: 5, maxLength: 60, size: 'max' },
  );

/** Does all deeds, each on the desk's own books; the desks of a deed beyond the kinds exchange what they have. */
export function play(desks: readonly Books[], deeds: readonly Deed[]): void {
  for (const deed of deeds) {
    const books = desks[deed.desk];
    assert(books, 'the desk is there');
    const kind = kinds[deed.what];
    const decision = kind ? kind(books, deed) : null;
    if (decision) books.append('Ann', decision);
    const other = desks[deed.a % desks.length];
    if (!kind && other) bring(other, books);
  }
}

/** Takes over what `to` lacks of what `from` has. */
export function bring(from: Books, to: Books): void {
  const received = to.receiveOperations(from.readOperations(to.seenUpTo(), 1_000));
  assert(received.ok, received.ok ? '' : received.refusal.message);
}

type Kind = (books: Books, deed: Deed) => Decision | null;

const decision = (kind: Decision['kind'], writes: (Write | null)[]): Decision | null => {
  const there = writes.filter((write) => write !== null);
  return there.length === 0 ? null : { kind, summary: kind, writes: there };
};

const kinds: readonly Kind[] = [
  (books) => decision('customer changed', [customerPut(books.newId())]),
  (books, { a }) => decision('customer changed', [renamed(choose(books, 'customers', a), `Customer ${a}`)]),
  addTrip,
  addTrip,
  changeTrip,
  moveTrip,
  draftInvoice,
  commitInvoice,
  (books, { a, b }) => decision('invoice closed', [invoiceState(choose(books, 'invoices', a), b)]),
  removeItem,
  pay,
  takeBack,
  turnRound,
  turnRound,
  bounce,
  (books, { a, amount }) => decision('ledger entry added', [entry(books, choose(books, 'customers', a), amount)]),
  (books, { a, b }) => decision('record reviewed', [review(choose(books, 'register_records', a), b)]),
  bookStripePayment,
  changePrices,
  merge,
  merge,
  (books, { a }) => decision('customers separated', [merged(choose(books, 'customers', a), null)]),
  makeDeposit,
  matchLine,
  (_books, { a }) => decision('settings changed', [{ put: 'setting', id: 'dueDays', set: { value: a } }]),
];

function choose(books: Books, table: string, n: number): string | null {
  const ids = books.reader.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
  return ids[n % Math.max(1, ids.length)]?.id ?? null;
}

function renamed(id: string | null, name: string): Write | null {
  return id === null ? null : { put: 'customer', id, set: { name } };
}

/** Into any other, also in circles. */
function merge(books: Books, { a, b }: Deed): Decision | null {
  const [id, into] = [choose(books, 'customers', a), choose(books, 'customers', b)];
  return id === into ? null : decision('customers merged', [merged(id, into)]);
}

function merged(id: string | null, mergedInto: string | null): Write | null {
  return id === null ? null : { put: 'customer', id, set: { mergedInto } };
}

function addTrip(books: Books, { a, b }: Deed): Decision | null {
  const customer = choose(books, 'customers', a);
  return customer === null ? null : decision('dispatch changed', [dispatchPut(books.newId(), customer, b + 1)]);
}

function changeTrip(books: Books, { a, b, amount }: Deed): Decision | null {
  const id = choose(books, 'dispatches', a);
  if (id === null) return null;
  const set = { state: workflowStates[b % 3] ?? 'Finished', cancelled: b % 7 === 0, allowed: b % 2 ? cents(amount) : null };
  return decision('dispatch changed', [{ put: 'dispatch', id, set: b % 5 === 0 ? { quoted: cents(amount) } : set }]);
}

/** A new schedule, a customer's contract perhaps, or other prices of one that there is. */
function changePrices(books: Books, { a, b, amount }: Deed): Decision | null {
  const known = b % 2 ? choose(books, 'schedules', a) : null;
  const id = known ?? books.newId();
  const head = { name: `Prices ${b}`, customer: b % 3 ? choose(books, 'customers', a) : null, from: isoDate('2026-01-01') };
  const [base, nothing] = [cents(Math.abs(amount)), cents(0)];
  const line = {
    level: 'BLS',
    base,
    perMile: nothing,
    includedMiles: a,
    minimum: nothing,
    weekend: nothing,
    removed: b % 5 === 0,
  } as const;
  return decision('price schedule changed', [
    { put: 'schedule', id, set: known === null ? { ...head, to: null, retired: false } : { retired: b % 7 === 0 } },
    { put: 'scheduleLine', id: `${id}:BLS`, set: { schedule: id, ...line } },
  ]);
}

function moveTrip(books: Books, { a, b }: Deed): Decision | null {
  const [id, customer] = [choose(books, 'dispatches', a), choose(books, 'customers', b)];
  return id === null || customer === null ? null : decision('dispatch changed', [{ put: 'dispatch', id, set: { customer } }]);
}

function draftInvoice(books: Books, { a, b }: Deed): Decision | null {
  const [customer, dispatch] = [choose(books, 'customers', a), choose(books, 'dispatches', b)];
  if (customer === null) return null;
  const id = books.newId();
  const set = { customer, kind: 'custom', payor: 'facility', state: 'Draft', createdOn: isoDate('2026-03-02') } as const;
  return decision('invoice drafted', [{ put: 'invoice', id, set }, item(id, dispatch), item(id, choose(books, 'dispatches', b + 1))]);
}

function item(invoice: string, dispatch: string | null): Write | null {
  if (dispatch === null) return null;
  const set = { invoice, dispatch, quoted: cents(100_00), invoiced: cents(100_00), position: 0, removed: false };
  return { put: 'invoiceItem', id: `${invoice}:${dispatch}`, set };
}

function commitInvoice(books: Books, { a, amount }: Deed): Decision | null {
  const [draft] = books.reader.all<{ id: string }>('SELECT id FROM invoices WHERE number IS NULL ORDER BY id');
  const [numbers] = books.nextInvoiceNumbers(1);
  if (!draft || !numbers) return null;
  const set = { state: 'Open', ...numbers, ledgerCharge: a % 2 ? cents(amount) : null } as const;
  const committed = decision('invoice committed', [{ put: 'invoice', id: draft.id, set }]);
  return committed && { ...committed, id: `commit:${draft.id}` }; // as the command does, so that of two desks one is in force
}

function invoiceState(id: string | null, b: number): Write | null {
  return id === null ? null : { put: 'invoice', id, set: { comment: `changed ${b}`, ...(b % 3 === 0 && { state: 'Cancelled' as const }) } };
}

function removeItem(books: Books, { a, b }: Deed): Decision | null {
  const id = choose(books, 'invoice_items', a);
  return id === null ? null : decision('invoice drafted', [{ put: 'invoiceItem', id, set: { removed: b % 2 === 0 } }]);
}

function pay(books: Books, { a, b, amount }: Deed): Decision | null {
  const [dispatch, customer] = [choose(books, 'dispatches', a), choose(books, 'customers', b)];
  const record = books.newId();
  return decision('payment recorded', [
    checkAdd(record, amount),
    dispatch === null ? null : paymentAdd(books.newId(), dispatch, amount - b, record),
    customer === null ? null : ledgerAdd(books.newId(), customer, -b, record),
  ]);
}

/** Takes a whole operation back, or takes that back again, each under one ID: two desks that are apart often turn the same one round. */
function turnRound(books: Books, { a }: Deed): Decision | null {
  const done = books.reader.all<{ op: string }>(
    `SELECT DISTINCT op FROM register_records WHERE stripe_fact IS NULL UNION SELECT op FROM takings ORDER BY op`,
  );
  const op = done[a % Math.max(1, Math.min(done.length, 5))]?.op ?? '';
  const id = `undo:${op}:1`;
  const row = inForce(books.reader, op);
  if (!row || hasOperation(books.reader, id) || wasSuperseded(books.reader, { id: op })) return null;
  const balancing = { date: isoDate('2026-03-03'), recordedAt: instant(1_770_000_000_000), creator: 'Ann', comment: 'Undone' };
  const { writes } = operationOf(row);
  const back = balanceRows(writes, { ...balancing, idOf: (taken) => takingId(id, taken) });
  return back.length === 0 ? null : { id, kind: 'action undone', summary: 'Undone', writes: back };
}

/** Takes a record back with all that it was handed out to, as it stands here. */
function bounce(books: Books, { a }: Deed): Decision | null {
  const records = books.reader.all<{ id: string }>('SELECT id FROM register_records WHERE stripe_fact IS NULL ORDER BY id');
  const record = loadRecord(books.reader, records[a % Math.max(1, Math.min(records.length, 4))]?.id ?? '');
  const id = `reversal:${record?.id}`;
  if (!record || hasOperation(books.reader, id)) return null;
  const how = { bounced: true, reason: 'NSF', fee: cents(0), reopened: [], creator: 'Ann' };
  const when = { date: isoDate('2026-03-03'), recordedAt: instant(1_770_000_000_000) };
  return {
    id,
    kind: 'record reversed',
    summary: 'Bounced',
    writes: reverseRecord(record, { ...how, ...when }, (row) => takingId(id, row)).writes,
  };
}

/** Takes an event back, by itself or with its record: two desks that are apart often take the same one. */
function takeBack(books: Books, { a, b }: Deed): Decision | null {
  type Event = { id: string; dispatch: string; amount: number; record: string | null };
  const events = books.reader.all<Event>(
    `SELECT id, dispatch, amount, record FROM payment_events AS event
     WHERE reverses IS NULL AND NOT EXISTS (SELECT 1 FROM payment_events AS later WHERE later.reverses = event.id)
     ORDER BY id`,
  );
  const event = events[a % Math.max(1, Math.min(events.length, 3))];
  if (!event) return null;
  const whole = b % 2 === 0 && event.record !== null ? books.newId() : null;
  const back = paymentAdd(books.newId(), event.dispatch, 0 - event.amount, whole ?? event.record);
  const taking: Write = 'add' in back && back.add === 'paymentEvent' ? { ...back, row: { ...back.row, reverses: event.id } } : back;
  return decision('payment event reversed', [whole === null ? null : checkAdd(whole, 0 - event.amount), taking]);
}

function entry(books: Books, customer: string | null, amount: number): Write | null {
  return customer === null ? null : ledgerAdd(books.newId(), customer, amount);
}

function review(id: string | null, b: number): Write | null {
  return id === null ? null : { put: 'review', id, set: { needsReview: b % 2 === 0, reviewNote: `note ${b}` } };
}

/** Few payment intents for many desks, so that two of them often book the same one, each in its own way. */
function bookStripePayment(books: Books, { a, b, amount }: Deed): Decision | null {
  const object = `pi_${a % 4}`;
  const id = `stripe:${object}:payment`;
  if (books.reader.first('SELECT 1 FROM journal WHERE op = :id', { id })) return null;
  const [dispatch, customer] = [choose(books, 'dispatches', b), choose(books, 'customers', b)];
  const booked = decision('Stripe payment booked', [
    stripeAdd(`${id}/1`, object, amount),
    dispatch === null ? null : paymentAdd(`${id}/2`, dispatch, amount + 5, `${id}/1`),
    dispatch === null ? null : { put: 'dispatch', id: dispatch, set: { state: 'Finished' } },
    customer === null ? null : ledgerAdd(`${id}/3`, customer, 5, `${id}/1`),
    renamed(customer, `Paid ${b}`),
  ]);
  return booked && { ...booked, id };
}

function makeDeposit(books: Books, { a, b }: Deed): Decision | null {
  const record = choose(books, 'register_records', a);
  const old = choose(books, 'deposits', b);
  if (record === null) return null;
  const id = b % 3 === 0 || old === null ? books.newId() : old;
  const set = {
    kind: 'deposit',
    date: isoDate('2026-03-02'),
    number: String(b),
    comment: '',
    fees: cents(0),
    removed: b % 5 === 0,
  } as const;
  return decision('deposit changed', [
    { put: 'deposit', id, set },
    { put: 'depositItem', id: record, set: { deposit: a % 4 === 0 ? null : id } },
  ]);
}

/** Few lines for many desks, as when two of them import the same statement. */
function matchLine(books: Books, { a, b, amount }: Deed): Decision | null {
  const set = { account: 'Bank', date: isoDate('2026-03-04'), amount: cents(amount), description: `line ${a % 3}`, number: '' };
  const match = { deposit: choose(books, 'deposits', b), record: null, aside: false, reconciled: b % 2 === 0 };
  return decision('statement matched', [{ put: 'statementLine', id: `line-${a % 3}`, set: a % 2 === 0 ? set : { ...set, ...match } }]);
}
