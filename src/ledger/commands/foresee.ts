/** What writes come to once they are in the books, without writing them: the preview of every command about money, by what it would append. */
import { assert } from '../../shared/assert.ts';
import { type Cents, minus, negate, sum, zero } from '../../shared/money.ts';
import type { Consequences } from '../../shared/office-api/money.ts';
import { amountDue, invoiceDue, ledgerPortion } from '../billing/amount-due.ts';
import type { Dispatch, Invoice } from '../billing/invoice.ts';
import { standingAfter } from '../billing/standing.ts';
import type { Reader } from '../books/connection.ts';
import type { Add, Write } from '../journal/operation.ts';
import { loadAccount, loadDispatch, loadInvoice } from './load.ts';

type Row<Kind extends Add['add']> = Extract<Add, { add: Kind }>['row'];

/** To the cent what appending `writes` would do to trips, ledgers and invoices, in the order in which they name them. */
export function foresee(reader: Reader, writes: readonly Write[]): Consequences {
  const ledgerEntries = rowsOf(writes, 'ledgerEntry');
  return {
    record: recordOf(writes),
    trips: tripsOf(reader, writes),
    ledgers: ledgersOf(reader, ledgerEntries),
    adjustments: rowsOf(writes, 'adjustment').map(({ description, amount }) => ({ description, amount })),
    invoices: invoicesOf(reader, writes, ledgerEntries),
  };
}

function rowsOf<Kind extends Add['add']>(writes: readonly Write[], kind: Kind): Row<Kind>[] {
  return writes.flatMap((write) => ('add' in write && write.add === kind ? [write.row as Row<Kind>] : [])); // its kind was just compared
}

/** The record that is made, and what of it belongs to nothing. */
function recordOf(writes: readonly Write[]): Consequences['record'] {
  const made = writes.find((write) => 'add' in write && write.add === 'registerRecord');
  if (!made || !('add' in made) || made.add !== 'registerRecord') return null;
  const ofIt = ({ record }: { record: string | null }) => record === made.id;
  const handedOut: Cents[] = [
    ...rowsOf(writes, 'paymentEvent').filter(ofIt).map(moneyOf),
    ...rowsOf(writes, 'ledgerEntry')
      .filter(ofIt)
      .map(({ amount }) => negate(amount)),
    ...rowsOf(writes, 'adjustment')
      .filter(ofIt)
      .map(({ amount }) => amount),
  ];
  return { amount: made.row.amount, unallocated: minus(made.row.amount, sum(handedOut)), toReturn: made.row.toReturn === true };
}

/** What a payment event takes off what is owed; charges and discounts are no money. */
function moneyOf({ kind, amount }: Row<'paymentEvent'>): Cents {
  return kind === 'service charge' || kind === 'discount' || kind === 'finance charge' ? zero : amount;
}

function tripsOf(reader: Reader, writes: readonly Write[]): Consequences['trips'] {
  const events = rowsOf(writes, 'paymentEvent');
  const put = writes.flatMap((write) => ('put' in write && write.put === 'dispatch' ? [write.id] : []));
  return [...new Set([...events.map(({ dispatch }) => dispatch), ...put])].map((id) => {
    const dispatch = loadDispatch(reader, id);
    assert(dispatch, `dispatch ${id} is in the books`);
    const { number, date, serviceLevel } = dispatch;
    return {
      dispatch: { id, number, date, serviceLevel },
      amount: sum(events.filter((event) => event.dispatch === id).map(moneyOf)),
      before: standing(dispatch, []),
      after: standing(dispatch, writes),
    };
  });
}

function standing(dispatch: Dispatch, writes: readonly Write[]): Consequences['trips'][number]['after'] {
  const { state, price, owed, writtenOff } = standingAfter(dispatch, writes);
  return { state, price, owed, writtenOff };
}

function ledgersOf(reader: Reader, entries: readonly Row<'ledgerEntry'>[]): Consequences['ledgers'] {
  const balances = new Map<string, Cents>();
  return entries.map(({ customer, comment, amount }) => {
    const account = loadAccount(reader, customer);
    assert(account, `customer ${customer} is in the books`);
    const balanceAfter = sum([balances.get(customer) ?? account.ledgerBalance, amount]);
    balances.set(customer, balanceAfter);
    return { customer: { id: customer, name: account.name }, comment, amount, balanceAfter };
  });
}

/** The invoices that money is applied by or whose state changes. */
function invoicesOf(reader: Reader, writes: readonly Write[], entries: readonly Row<'ledgerEntry'>[]): Consequences['invoices'] {
  const states = new Map(
    writes.flatMap((write) => ('put' in write && write.put === 'invoice' && write.set.state ? [[write.id, write.set.state] as const] : [])),
  );
  const paid = rowsOf(writes, 'paymentEvent').flatMap(({ invoice }) => invoice ?? []);
  const ids = new Set([...paid, ...entries.flatMap(({ invoice }) => invoice ?? []), ...states.keys()]);
  return [...ids].map((id) => {
    const invoice = loadInvoice(reader, id);
    assert(invoice, `invoice ${id} is in the books`);
    const after = { state: states.get(id) ?? invoice.state, due: dueAfter(invoice, writes, entries, states) };
    return { id, number: invoice.number, before: { state: invoice.state, due: invoiceDue(invoice) }, after };
  });
}

function dueAfter(
  { id, account, items }: Invoice,
  writes: readonly Write[],
  entries: readonly Row<'ledgerEntry'>[],
  states: ReadonlyMap<string, Invoice['state']>,
): Cents {
  const own = entries.filter((entry) => entry.customer === account.id).map(({ amount }) => amount);
  const carrier = account.chargedInvoices.find((charged) => (states.get(charged) ?? 'Open') === 'Open') ?? null;
  return amountDue(
    items.map((item) => standingAfter(item, writes)),
    ledgerPortion({ balance: sum([account.ledgerBalance, ...own]), carrier }, id),
  );
}
