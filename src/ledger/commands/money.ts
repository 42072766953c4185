/** Money for several invoices at once, for dispatches without an invoice, or for a customer's ledger (docs/rules.md, MON). */
import { assert } from '../../shared/assert.ts';
import { instant } from '../../shared/dates.ts';
import { formatMoney, zero } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { recordName } from '../../shared/record-name.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookMoney } from '../billing/book-money.ts';
import type { Account, Dispatch, Invoice } from '../billing/invoice.ts';
import { type MoneyToShare, type Shared, shareOverDispatches, shareOverInvoices } from '../billing/share-money.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { foresee } from './foresee.ts';
import { loadAccount, loadDispatches, loadInvoice, loadNewerInvoices } from './load.ts';
import { loadCarrying, loadOpenInvoices } from './load-records.ts';
import { refusalOfInvoice } from './payable-invoice.ts';
import { command, query, type QueryContext } from './registry.ts';
import { findTwin, refuseTwin } from './twins.ts';

type Input = Parsed<'money.foresee'>;
type Decided = { record: string; writes: Write[]; summary: string };

export const moneyHandlers = [
  query('money.foresee', (context, input) => {
    const decided = decideMoney(context, input, () => 'foreseen');
    if (!decided.ok) return decided;
    return done({ ...foresee(context.reader, decided.value.writes), twin: findTwin(context.reader, input) });
  }),

  command('money.record', (context, { twinSeen, ...input }) => {
    const decided = decideMoney(context, input, () => context.books.newId());
    if (!decided.ok) return decided;
    const twin = findTwin(context.reader, input);
    if (twin && !twinSeen) return refuseTwin(twin, input.type, input); // MON-10
    const { record, writes, summary } = decided.value;
    return done({ ...append(context, { kind: 'money recorded', summary, writes }), record });
  }),
];

/** What is to be written, or why it cannot be. */
export function decideMoney(context: QueryContext, input: Input, newId: () => string): Outcome<Decided> {
  const { reader, clock, user } = context;
  const { customer, amount, type, number, comment } = input;
  if (amount <= 0) return refuse('invalid-input', 'Give an amount of more than $0.00.', 'amount');
  const account = loadAccount(reader, customer);
  if (!account) return refuse('not-found', 'This customer does not exist.', 'customer');
  const target = load(reader, account, input);
  if (!target.ok) return target;
  const shared = share(input, target.value);
  if (!shared.ok) return shared;
  const when = { date: input.date ?? clock.today(), recordedAt: instant(clock.now()), creator: user.name };
  const { invoices, open, words } = target.value;
  const booked = bookMoney(shared.value, { type, number, amount, comment, customer, ...when }, { named: invoices, open }, newId);
  const what = recordName(type, number);
  return done({ ...booked, summary: `Recorded ${what} of ${formatMoney(amount)} ${words}` });
}

type Target = { invoices: Invoice[]; dispatches: Dispatch[]; open: Invoice[]; words: string };

/** What the money is for, as it stands in the books. */
function load(reader: Reader, account: Account, { toward }: Input): Outcome<Target> {
  switch (toward.to) {
    case 'ledger':
      return done({ invoices: [], dispatches: [], open: loadCarrying(reader, [account.id]), words: 'for the ledger' });
    case 'dispatches': {
      const dispatches = loadDispatches(reader, toward.dispatches);
      if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'toward.dispatches');
      const words = dispatches.length === 1 ? `for dispatch ${dispatches[0]?.number}` : `for ${dispatches.length} dispatches`;
      return done({ invoices: [], dispatches, open: loadOpenInvoices(reader, toward.dispatches), words });
    }
    case 'invoices':
      return loadInvoices(reader, account, toward.invoices);
  }
}

/** The invoices in the order of their commit, if each may be paid [PAY-13]. */
function loadInvoices(reader: Reader, account: Account, ids: readonly string[]): Outcome<Target> {
  const invoices: Invoice[] = [];
  for (const id of inOrderOfCommit(reader, ids)) {
    const invoice = loadInvoice(reader, id);
    assert(invoice, `invoice ${id} is in the books`);
    const refused = refusalOfInvoice(invoice, 'toward.invoices');
    if (refused) return refused;
    if (invoice.account.id !== account.id)
      return refuse('invalid-input', `One of these invoices is not ${account.name}’s.`, 'toward.invoices');
    invoices.push(invoice);
  }
  if (invoices.length !== new Set(ids).size) return refuse('not-found', 'One of these invoices does not exist.', 'toward.invoices');
  const newer = new Map(invoices.flatMap(({ id }) => loadNewerInvoices(reader, id)).map((invoice) => [invoice.id, invoice]));
  const words = invoices.length === 1 ? `on invoice ${invoices[0]?.number}` : `on ${invoices.length} invoices`;
  return done({ invoices, dispatches: invoices.flatMap(({ items }) => items), open: [...newer.values()], words });
}

function inOrderOfCommit(reader: Reader, ids: readonly string[]): string[] {
  return reader
    .all<{ id: string }>(
      `SELECT id
       FROM invoices
       WHERE id IN (SELECT value FROM json_each(:ids))
       ORDER BY committed_stamp, id`,
      { ids: JSON.stringify(ids) },
    )
    .map(({ id }) => id);
}

function share({ amount, toward, surplus }: Input, { invoices, dispatches }: Target): Outcome<Shared> {
  if (toward.to === 'ledger') {
    if (surplus.to !== 'ledger') return refuse('invalid-input', 'Money for the ledger has no surplus.', 'surplus');
    return done({ shares: [], toLedger: amount, toReturn: zero, moves: [], closed: [] });
  }
  const known = new Set(dispatches.map(({ id }) => id));
  const only = toward.to === 'invoices' ? (toward.only ?? null) : null;
  if (only?.some((id) => !known.has(id))) return refuse('invalid-input', 'Choose among the dispatches of these invoices.', 'toward.only');
  if (surplus.to === 'overpay' && surplus.dispatches.some((id) => !(only ? only.includes(id) : known.has(id))))
    return refuse('invalid-input', 'Only a dispatch that this money pays can be overpaid.', 'surplus.dispatches');
  const money: MoneyToShare = { amount, rest: toward.rest, surplus, only };
  return done(toward.to === 'invoices' ? shareOverInvoices(invoices, money) : shareOverDispatches(dispatches, money));
}
