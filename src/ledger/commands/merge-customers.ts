/** Merging a duplicate into the customer that is kept, and separating the two again. Whom rows count for then is `books/derive/merged.ts`. */
import { cents } from '../../shared/money.ts';
import type { MovePlan } from '../../shared/office-api/merging.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { invoiceStateSchema } from '../../shared/words.ts';
import { keptCustomers, type Merge } from '../billing/merged-customers.ts';
import { changedInvoices, type Holdings, together } from '../billing/move-customer.ts';
import type { Reader } from '../books/connection.ts';
import { keptOf, namedFor } from '../books/merged.ts';
import { append } from './append.ts';
import { command, query } from './registry.ts';

export const mergeHandlers = [
  query('customers.planMerge', ({ reader }, pair) => {
    const checked = checkMerge(reader, pair);
    return checked.ok ? done(planMerge(reader, checked.value)) : checked;
  }),

  command('customers.merge', (context, pair) => {
    const checked = checkMerge(context.reader, pair);
    if (!checked.ok) return checked;
    const { id, into } = pair;
    const summary = `Merged a duplicate customer: ${describe(planMerge(context.reader, checked.value))}`;
    // Nothing is set on the kept one: it is named so that its history tells of the merge too.
    const writes = [
      { put: 'customer' as const, id, set: { mergedInto: into } },
      { put: 'customer' as const, id: into, set: {} },
    ];
    return done(append(context, { kind: 'customers merged', summary, writes }));
  }),

  query('customers.planSeparation', ({ reader }, { id }) => {
    const checked = checkSeparation(reader, id);
    return checked.ok ? done(planSeparation(reader, checked.value)) : checked;
  }),

  command('customers.separate', (context, { id }) => {
    const checked = checkSeparation(context.reader, id);
    if (!checked.ok) return checked;
    const summary = `Separated a merged customer again: ${describe(planSeparation(context.reader, checked.value))}`;
    const kept = checked.value.from.id;
    const writes = [
      { put: 'customer' as const, id, set: { mergedInto: null } },
      { put: 'customer' as const, id: kept, set: {} },
    ];
    return done(append(context, { kind: 'customers separated', summary, writes }));
  }),
];

type Party = { id: string; name: string; kind: string; archived: number };
type Parties = { from: Party; to: Party };

/** The duplicate and the customer that is kept, or why they cannot be merged [MERGE-7]. */
function checkMerge(reader: Reader, { id, into }: { id: string; into: string }): Outcome<Parties> {
  const [from, to] = [findParty(reader, id), findParty(reader, into)];
  if (!from) return refuse('not-found', 'This customer does not exist.', 'id');
  if (!to) return refuse('not-found', 'This customer does not exist.', 'into');
  if (id === into) return refuse('invalid-input', 'Choose another customer: this is the same one.', 'into');
  const merged = [from, to].find((party) => keptOf(reader, party.id) !== party.id);
  if (merged) return refuse('wrong-state', `${merged.name} is merged into another customer already. Choose that one.`, 'into');
  if (from.kind !== to.kind)
    return refuse('wrong-state', `${from.name} is ${an(from.kind)}, ${to.name} ${an(to.kind)}. Make them the same kind first.`, 'into');
  if (to.archived === 1) return refuse('wrong-state', `${to.name} is archived. Take it out of the archive first.`, 'into');
  return done({ from, to });
}

/** Whom a merged customer goes back from, and itself; or why it cannot be separated. */
function checkSeparation(reader: Reader, id: string): Outcome<Parties> {
  const to = findParty(reader, id);
  if (!to) return refuse('not-found', 'This customer does not exist.', 'id');
  const from = findParty(reader, keptOf(reader, id));
  if (!from || from.id === id) return refuse('wrong-state', `${to.name} is not merged into another customer.`, 'id');
  return done({ from, to });
}

function findParty(reader: Reader, id: string): Party | undefined {
  return reader.first<Party>('SELECT id, name, kind, archived FROM customers WHERE id = :id', { id });
}

function planMerge(reader: Reader, parties: Parties): MovePlan {
  const everyone = namedFor(reader, parties.from.id);
  return planMove(reader, parties, everyone, []);
}

/** What was named of the merged customer goes back to it, and of those that came to the kept one through it [MERGE-3]. */
function planSeparation(reader: Reader, parties: Parties): MovePlan {
  const links = reader.all<Merge>(
    'SELECT id, merged_into AS "into", merged_stamp AS stamp FROM customers WHERE merged_into IS NOT NULL ORDER BY id',
  );
  const after = keptCustomers(links.filter((link) => link.id !== parties.to.id));
  const named = namedFor(reader, parties.from.id);
  const goes = (customer: string) => (after.get(customer) ?? customer) === parties.to.id;
  return planMove(
    reader,
    parties,
    named.filter(goes),
    named.filter((customer) => !goes(customer)),
  );
}

function planMove(reader: Reader, { from, to }: Parties, moving: readonly string[], staying: readonly string[]): MovePlan {
  const moved = holdingsOf(reader, from.id, moving);
  const left = holdingsOf(reader, from.id, staying);
  const there = holdingsOf(reader, to.id, namedFor(reader, to.id));
  const [fromBefore, toAfter] = [together(moved, left), together(there, moved)];
  return {
    from: { id: from.id, name: from.name, ...difference(fromBefore, left) },
    to: { id: to.id, name: to.name, ...difference(there, toAfter) },
    moves: moved.moves,
    invoices: changedInvoices([left, toAfter]),
  };
}

function difference(before: Holdings, after: Holdings) {
  return {
    ledgerBefore: before.ledgerBalance,
    ledgerAfter: after.ledgerBalance,
    dueBefore: before.balanceDue,
    dueAfter: after.balanceDue,
  };
}

type InvoiceRow = {
  id: string;
  number: string;
  state: string;
  items_due: number;
  due_now: number;
  charged: number;
  committed_stamp: string;
};
type CountRow = { count: number; amount: number };

/** What counts for `customer` and names one of `named`. */
function holdingsOf(reader: Reader, customer: string, named: readonly string[]): Holdings & { moves: MovePlan['moves'] } {
  const params = { customer, named: JSON.stringify(named) };
  const theirs = 'customer = :customer AND customer_named IN (SELECT value FROM json_each(:named))';
  const count = (table: string, amount: string) =>
    reader.one<CountRow>(`SELECT COUNT(*) AS count, COALESCE(SUM(${amount}), 0) AS amount FROM ${table} WHERE ${theirs}`, params);
  const [dispatches, entries] = [count('dispatches', 'balance_due'), count('ledger_entries', 'amount')];
  const invoices = reader.all<InvoiceRow>(
    `SELECT id, number, state, items_due, due_now, ledger_charge IS NOT NULL AS charged, committed_stamp
     FROM invoices
     WHERE ${theirs} AND number IS NOT NULL`,
    params,
  );
  return {
    ledgerBalance: cents(entries.amount),
    balanceDue: cents(dispatches.amount),
    invoices: invoices.map(({ id, number, state, charged, ...row }) => ({
      id,
      number,
      state: invoiceStateSchema.parse(state),
      itemsDue: cents(row.items_due),
      dueNow: cents(row.due_now),
      charged: charged === 1,
      committed: row.committed_stamp,
    })),
    moves: {
      dispatches: dispatches.count,
      invoices: count('invoices', '0').count,
      ledgerEntries: entries.count,
      records: count('register_records', '0').count,
    },
  };
}

/** `12 trips, 3 invoices`. No names: it travels. */
function describe({ moves }: MovePlan): string {
  const parts = [
    counted(moves.dispatches, 'trip', 'trips'),
    counted(moves.invoices, 'invoice', 'invoices'),
    counted(moves.ledgerEntries, 'ledger entry', 'ledger entries'),
    counted(moves.records, 'register record', 'register records'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing was recorded on it' : parts.join(', ');
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}

function an(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
