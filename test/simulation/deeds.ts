/** What billers do all day, at random: each deed asks the ledger as a screen would, and tells the auditor what was keyed in. */
import { turnOf } from '../../src/ledger/journal/undo-ids.ts';
import { assert } from '../../src/shared/assert.ts';
import { addDays, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import type { Desk } from './desk.ts';
import { bulk, closeInvoice, draft, generate, payInvoice, reinvoice, workOnDraft } from './invoice-deeds.ts';
import { amount, type Deed, keep, pick } from './scene.ts';

const addCustomer: Deed = async (scene) => {
  const kind = scene.chance.one(['facility', 'affiliate', 'patient'] as const) ?? 'facility';
  keep(scene, await scene.desk.ask('customers.create', { name: `Customer ${scene.chance.number(1, 9999)}`, kind }));
};

const changeCustomer: Deed = async (scene) => {
  const customer = pick(scene, 'customers');
  if (!customer) return;
  const set =
    scene.chance.one([{ city: 'Austin' }, { city: 'Waco' }, { phone: '555-0100' }, { archived: true }, { archived: false }]) ?? {};
  keep(scene, await scene.desk.ask('customers.change', { id: customer.id, set }));
};

const addLedgerEntry: Deed = async (scene) => {
  const customer = pick(scene, 'customers');
  if (!customer) return;
  const entry = cents(amount(scene, 200_00) * (scene.chance.happens(50) ? 1 : -1));
  const answer = await scene.desk.ask('customers.addLedgerEntry', { customer: customer.id, amount: entry });
  if (answer) scene.auditor.note(answer.operation, { ledger: { [customer.id]: entry } });
  keep(scene, answer);
};

const addTrip: Deed = async (scene) => {
  const { desk, chance } = scene;
  const customer = pick(scene, 'customers');
  if (!customer) return;
  const quoted = chance.happens(5) ? cents(0) : amount(scene);
  const date = addDays(isoDate('2026-01-01'), chance.number(0, 50));
  keep(scene, await desk.ask('dispatches.create', { customer: customer.id, date, quoted, patient: 'Ana Reyes' }));
};

const changeTrip: Deed = async (scene) => {
  const trip = pick(scene, 'dispatches');
  if (!trip) return;
  const sets: Input<'dispatches.change'>['set'][] = [
    { payor: 'patient' },
    { payor: 'facility' },
    { quoted: amount(scene) },
    { allowed: amount(scene, 200_00) },
    { allowed: null },
    { parked: true },
    { parked: false },
    { cancelled: true },
    { cancelled: false },
    { nonBillable: true },
    { nonBillable: false },
    { origin: 'Maple Court', quoted: amount(scene) },
  ];
  keep(scene, await scene.desk.ask('dispatches.change', { id: trip.id, set: scene.chance.one(sets) ?? {} }));
};

const chargeTrip: Deed = async (scene) => {
  const trip = pick(scene, 'dispatches');
  if (!trip) return;
  const kind = scene.chance.one(['service charge', 'discount', 'finance charge', 'payment', 'payment', 'reversal'] as const) ?? 'payment';
  const size = amount(scene, 150_00);
  const answer = await scene.desk.ask('dispatches.addEvent', { dispatch: trip.id, kind, amount: size });
  if (answer && (kind === 'payment' || kind === 'reversal'))
    scene.auditor.note(answer.operation, { money: { [trip.customer]: kind === 'payment' ? size : 0 - size } });
  else if (answer && kind !== 'payment' && kind !== 'reversal')
    scene.auditor.note(answer.operation, { charges: [{ dispatch: trip.id, kind, amount: size }] });
  keep(scene, answer);
};

const decideTrip: Deed = async (scene) => {
  const trip = pick(scene, 'dispatches');
  if (!trip) return;
  keep(scene, await scene.desk.ask(scene.chance.happens(50) ? 'dispatches.writeOff' : 'dispatches.reopen', { id: trip.id }));
};

const receive: Deed = async (scene) => {
  const customer = pick(scene, 'customers');
  const input = { amount: amount(scene), type: 'EFT', customer: customer?.id ?? null } as const;
  keep(scene, await scene.desk.ask('register.receive', input));
};

const allocate: Deed = async (scene) => {
  const { desk, chance, auditor } = scene;
  const record = pick(scene, 'register_records', 'unallocated > 0');
  const trip = pick(scene, 'dispatches');
  const invoice = pick(scene, 'invoices', "state IN ('Open', 'Paid')");
  const customer = pick(scene, 'customers');
  if (!record || !trip || !invoice || !customer) return;
  const { left } = desk.books.reader.one<{ left: number }>('SELECT unallocated AS left FROM register_records WHERE id = :id', {
    id: record.id,
  });
  const size = cents(chance.happens(50) ? left : chance.number(1, left + 5));
  const [whose, allocation] = chance.one<[string | null, Input<'register.allocate'>['allocation']]>([
    [trip.customer, { to: 'dispatches', shares: [{ dispatch: trip.id, amount: size }] }],
    [invoice.customer, { to: 'invoice', invoice: invoice.id, amount: size }],
    [customer.id, { to: 'ledger', customer: customer.id, amount: size }],
    [null, { to: 'return', amount: size, type: 'Check' }],
  ]) ?? [null, { to: 'return', amount: size, type: 'Check' }];
  const answer = await desk.ask('register.allocate', { record: record.id, allocation });
  if (answer && whose !== null) auditor.note(answer.operation, { money: { [whose]: size } });
  keep(scene, answer);
};

const reverse: Deed = async (scene) => {
  const { desk, auditor } = scene;
  const record = pick(scene, 'register_records', "type <> 'Stripe'");
  if (!record) return;
  const money = moneyOf(desk, record.id);
  const answer = await desk.ask('register.reverse', { id: record.id, bounced: false, reason: 'Recorded twice' });
  if (answer) auditor.note(answer.operation, { money });
  keep(scene, answer);
};

/** What a record gave each customer, taken back. */
function moneyOf({ books }: Desk, record: string): Record<string, number> {
  const rows = books.reader.all<{ customer: string; amount: number }>(
    `SELECT d.customer, e.amount FROM payment_events e JOIN dispatches d ON d.id = e.dispatch WHERE e.record = :record
     UNION ALL
     SELECT customer, -amount FROM ledger_entries WHERE record = :record`,
    { record },
  );
  const money: Record<string, number> = {};
  for (const row of rows) money[row.customer] = (money[row.customer] ?? 0) - row.amount;
  return money;
}

/** None of Stripe's money: what lies unallocated of it a refund takes first, of which the auditor knows nothing. */
const reverseEvent: Deed = async (scene) => {
  const { desk, chance, auditor } = scene;
  const event = chance.one(
    desk.books.reader.all<{ id: string; customer: string; amount: number; kind: string; dispatch: string }>(
      `SELECT e.id, d.customer, e.amount, e.kind, e.dispatch
       FROM payment_events e
       JOIN dispatches d ON d.id = e.dispatch
       WHERE e.kind <> 'sale to collections'
         AND NOT EXISTS (SELECT 1 FROM register_records r WHERE r.id = e.record AND r.type = 'Stripe')
       ORDER BY e.id`,
    ),
  );
  if (!event) return;
  const answer = await desk.ask('events.reverse', { id: event.id, reason: 'Of another trip' });
  const { kind, dispatch } = event;
  const isCharge = kind === 'service charge' || kind === 'discount' || kind === 'finance charge';
  if (answer && isCharge) auditor.note(answer.operation, { charges: [{ dispatch, kind, amount: 0 - event.amount }] });
  else if (answer) auditor.note(answer.operation, { money: { [event.customer]: 0 - event.amount } });
  keep(scene, answer);
};

/** Not undone here: how the money of merged customers parts again is more than adding. */
const merge: Deed = async (scene) => {
  const [one, other] = [pick(scene, 'customers'), pick(scene, 'customers')];
  if (one && other) await scene.desk.ask('customers.merge', { id: one.id, into: other.id });
};

/** Takes back a run of several things at once, newest first. */
const undoSeveral: Deed = async ({ desk, auditor, chance, done }) => {
  const operations = done.slice(-chance.number(2, 6));
  if (operations.length < 2) return;
  const answer = await desk.ask('undo.undo', { operations });
  const made = new Set(answer?.operations);
  for (const operation of new Set(operations)) {
    const undone = turnOf(operation).id;
    if (made.has(undone)) auditor.noteUndone(operation, undone);
  }
  done.push(...made);
};

const review: Deed = async (scene) => {
  const { desk, chance } = scene;
  const record = pick(scene, 'register_records', 'needs_review = 1');
  if (!record) return;
  const trips = desk.books.reader.all<{ id: string }>(
    'SELECT DISTINCT dispatch AS id FROM payment_events WHERE record = :id ORDER BY dispatch',
    { id: record.id },
  );
  keep(scene, await desk.ask('register.review', { id: record.id, reopen: chance.some(trips).map(({ id }) => id) }));
};

const changeSettings: Deed = async (scene) => {
  const set = scene.chance.one([{ dueDays: 10 }, { dueDays: 30 }, { passFee: true }, { passFee: false }, { allowUnpaid: true }]) ?? {};
  keep(scene, await scene.desk.ask('settings.change', set));
};

/** Takes something back that was done of late, on this desk or, by the same user, on another; or does it again. */
const undo: Deed = async (scene) => {
  const { desk, chance, auditor, done } = scene;
  const operation = chance.one(done.slice(-12));
  if (operation === undefined) return;
  const foreseen = await desk.ask('undo.preview', { operation });
  const answer = await desk.ask('undo.undo', { operations: [operation] });
  if (foreseen) assert((answer === null) === (foreseen.refused !== ''), 'what is undone is what the preview said could be');
  const [undone] = answer?.operations ?? [];
  if (undone === undefined) return;
  auditor.noteUndone(operation, undone);
  done.push(undone);
};

/** How often each is done, out of the sum. */
export const deeds: readonly [often: number, name: string, deed: Deed][] = [
  [3, 'add a customer', addCustomer],
  [3, 'change a customer', changeCustomer],
  [4, 'add a ledger entry', addLedgerEntry],
  [14, 'add a trip', addTrip],
  [10, 'change a trip', changeTrip],
  [8, 'charge or pay a trip', chargeTrip],
  [6, 'write off or reopen a trip', decideTrip],
  [9, 'draft an invoice', draft],
  [4, 'work on a draft', workOnDraft],
  [6, 'close an invoice', closeInvoice],
  [14, 'record a payment', payInvoice],
  [2, 'generate invoices', generate],
  [2, 'reinvoice', reinvoice],
  [3, 'receive money', receive],
  [4, 'allocate money', allocate],
  [3, 'reverse a record', reverse],
  [2, 'reverse a payment event', reverseEvent],
  [2, 'do something with many invoices', bulk],
  [1, 'merge two customers', merge],
  [3, 'undo several things', undoSeveral],
  [4, 'review a record', review],
  [2, 'change settings', changeSettings],
  [14, 'undo or do again', undo],
];
