/** Money that a register record has not handed out yet: recorded without a purpose, and allocated later. */
import { assert, never } from '../../shared/assert.ts';
import { instant } from '../../shared/dates.ts';
import { cents, formatMoney } from '../../shared/money.ts';
import type { Allocation, AllocationPreview } from '../../shared/office-api/allocation.ts';
import { plbCodes } from '../../shared/plb-codes.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { recordTypeSchema } from '../../shared/words.ts';
import { allocateRecord, type AllocationMade, type Destination, ledgerAfter, type MoneyRecord } from '../billing/allocate-record.ts';
import { defaultPayment, payInvoice } from '../billing/pay-invoice.ts';
import { standingAfter } from '../billing/standing.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { closingOf, withClosings } from './closings.ts';
import { loadAccount, loadDispatches, loadInvoice, loadNewerInvoices } from './load.ts';
import { command, query, type QueryContext } from './registry.ts';
import { findTwin, refuseTwin } from './twins.ts';

type Decided = AllocationMade & { record: MoneyRecord; destination: Destination };

export const allocationHandlers = [
  /** What an allocation comes to, by the code that books it [ALLOC-8]. */
  query('register.previewAllocation', (context, { record, allocation }) => {
    const decided = decide(context, record, allocation, () => 'preview');
    return decided.ok ? done(previewOf(context.reader, decided.value)) : decided;
  }),

  command('register.allocate', (context, { record, allocation }) => {
    const { books } = context;
    const decided = decide(context, record, allocation, () => books.newId());
    if (!decided.ok) return decided;
    const { writes, made } = decided.value;
    return done({ ...append(context, { kind: 'money allocated', summary: summaryOf(decided.value), writes }), made });
  }),

  /** Money whose purpose is not known yet: a record, all of it unallocated [ALLOC-9]. */
  command('register.receive', (context, { amount, customer, type, number, comment, twinSeen, ...given }) => {
    const { books, clock, reader, user } = context;
    if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
    if (customer !== null && !loadAccount(reader, customer)) return refuse('not-found', 'This customer does not exist.', 'customer');
    const twin = findTwin(reader, { number, customer, amount });
    if (twin && !twinSeen) return refuseTwin(twin, type, { number, amount }); // PAY-17
    const record = books.newId();
    const when = { date: given.date ?? clock.today(), recordedAt: instant(clock.now()), creator: user.name };
    const row = { type, number, amount, comment, customer, ...when, invoice: null, needsReview: false, stripe: null, comesFrom: null };
    const writes: Write[] = [{ add: 'registerRecord', id: record, row }];
    const summary = `Recorded ${recordName(type, number)} of ${formatMoney(amount)}, to be allocated`;
    return done({ ...append(context, { kind: 'money received', summary, writes }), record });
  }),
];

function decide(context: QueryContext, id: string, allocation: Allocation, newId: () => string): Outcome<Decided> {
  const { reader, clock, user } = context;
  const record = loadMoneyRecord(reader, id);
  if (!record) return refuse('not-found', 'This record is not in the check register.', 'record');
  const destination = findDestination(context, allocation);
  if (!destination.ok) return destination;
  const deciding = { date: clock.today(), recordedAt: instant(clock.now()), creator: user.name };
  const allocated = allocateRecord(record, destination.value, deciding, newId);
  if (!allocated.ok) return allocated;
  const { writes } = allocated.value;
  const booked = allocation.to === 'invoice' ? writes : withClosings(reader, writes); // an invoice is paid by PAY-14
  return done({ ...allocated.value, writes: booked, record, destination: destination.value });
}

function loadMoneyRecord(reader: Reader, id: string): MoneyRecord | null {
  type Row = { id: string; type: string; number: string; amount: number; unallocated: number; customer: string | null };
  const row = reader.first<Row>('SELECT id, type, number, amount, unallocated, customer FROM register_records WHERE id = :id', { id });
  if (!row) return null;
  return { ...row, type: recordTypeSchema.parse(row.type), amount: cents(row.amount), unallocated: cents(row.unallocated) };
}

/** Everything that the money would touch, read from the books. */
function findDestination({ reader, clock }: QueryContext, allocation: Allocation): Outcome<Destination> {
  switch (allocation.to) {
    case 'dispatches':
      return findDispatches(reader, allocation);
    case 'invoice':
      return findInvoice(reader, allocation);
    case 'ledger': {
      const account = loadAccount(reader, allocation.customer);
      return account ? done({ ...allocation, account }) : refuse('not-found', 'This customer does not exist.', 'customer');
    }
    case 'plb':
      return done({ ...allocation, description: allocation.description || plbCodes[allocation.code] });
    case 'return':
      return done({ ...allocation, date: allocation.date ?? clock.today() });
    default:
      return never(allocation);
  }
}

function findDispatches(reader: Reader, { shares, comment }: Extract<Allocation, { to: 'dispatches' }>): Outcome<Destination> {
  const ids = shares.map((share) => share.dispatch);
  if (new Set(ids).size < ids.length) return refuse('invalid-input', 'Name each dispatch once.', 'shares');
  const dispatches = loadDispatches(reader, ids);
  if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'shares');
  const amountOf = new Map(shares.map((share) => [share.dispatch, share.amount]));
  return done({
    to: 'dispatches',
    comment,
    shares: dispatches.map((dispatch) => {
      const amount = amountOf.get(dispatch.id);
      assert(amount !== undefined, 'the dispatches are those of the shares');
      return { dispatch, amount };
    }),
  });
}

function findInvoice(reader: Reader, { invoice: id, amount }: Extract<Allocation, { to: 'invoice' }>): Outcome<Destination> {
  if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
  const invoice = loadInvoice(reader, id);
  if (!invoice) return refuse('not-found', 'This invoice does not exist.', 'invoice');
  if (invoice.state === 'Draft' || invoice.state === 'Cancelled' || invoice.state === 'Sold') {
    const which = invoice.state === 'Draft' ? 'This invoice' : `Invoice ${invoice.number}`;
    return refuse('wrong-state', `${which} is ${invoice.state}: money cannot go to it.`, 'invoice');
  }
  return done({ to: 'invoice', plan: payInvoice(invoice, defaultPayment(amount), loadNewerInvoices(reader, id)) });
}

/** `Allocated $40.00 of check 1234 to 2 dispatches`. No name: a customer may be a patient. */
function summaryOf({ record, destination, amount }: Decided): string {
  const name = recordName(record.type, record.number);
  if (destination.to === 'plb') return `Added PLB ${destination.code} of ${formatMoney(amount)} to ${name}`;
  if (destination.to === 'return')
    return `Returned ${formatMoney(amount)} of ${name} by ${recordName(destination.type, destination.number)}`;
  return `Allocated ${formatMoney(amount)} of ${name} to ${placeOf(destination)}`;
}

function placeOf(destination: Extract<Destination, { to: 'dispatches' | 'invoice' | 'ledger' }>): string {
  switch (destination.to) {
    case 'dispatches': {
      const [first] = destination.shares;
      return destination.shares.length === 1 && first ? `dispatch ${first.dispatch.number}` : `${destination.shares.length} dispatches`;
    }
    case 'invoice':
      return `invoice ${destination.plan.invoice.number}`;
    case 'ledger':
      return 'the customer’s ledger';
    default:
      return never(destination);
  }
}

function previewOf(reader: Reader, { record, destination, amount, leftAfter, writes }: Decided): AllocationPreview {
  const plan = destination.to === 'invoice' ? destination.plan : null;
  const account = destination.to === 'ledger' ? destination.account : (plan?.invoice.account ?? null);
  const ledger = account && ledgerAfter(account, writes);
  return {
    amount,
    leftBefore: record.unallocated,
    leftAfter,
    dispatches: sharesOf(destination).map(({ dispatch, amount: share }) => {
      const { id, number, date, serviceLevel } = dispatch;
      const [before, after] = [standingAfter(dispatch), standingAfter(dispatch, writes)];
      return { dispatch: { id, number, date, serviceLevel }, amount: share, before, after };
    }),
    ledger: account && ledger && ledger.amount !== 0 ? { customer: { id: account.id, name: account.name }, ...ledger } : null,
    invoice: plan && {
      number: plan.invoice.number,
      stateAfter: plan.stateAfter,
      dueAfter: plan.dueAfter,
    },
    closes: closingOf(reader, writes).filter(({ id }) => id !== plan?.invoice.id),
  };
}

function sharesOf(destination: Destination): Extract<Destination, { to: 'dispatches' }>['shares'] {
  if (destination.to === 'dispatches') return destination.shares;
  return destination.to === 'invoice' ? destination.plan.items : [];
}
