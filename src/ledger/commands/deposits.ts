/** Deposits: the checks and the cash that were taken to the bank on a date. */
import { formatDate } from '../../shared/dates.ts';
import { type Cents, formatMoney, sum } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { loadBankRecord, loadDeposit, type LoadedDeposit, type LoadedRecord } from './load-bank.ts';
import { command } from './registry.ts';
import { countOf } from '../billing/stripe-money.ts';

export const depositCommands = [
  command('deposits.make', (context, { date, number, comment, records: ids }) => {
    const { books, reader } = context;
    const records = findRecords(reader, ids, null);
    if (!records.ok) return records;
    const id = books.newId();
    const set = { kind: 'deposit', date, number, comment, fees: zeroFees, removed: false } as const;
    const writes: Write[] = [{ put: 'deposit', id, set }, ...itemsOf(id, ids)];
    const summary = `Deposited ${countOf(records.value)} of ${formatMoney(totalOf(records.value))} on ${formatDate(date)}`;
    return done({ ...append(context, { kind: 'deposit changed', summary, writes }), id });
  }),

  command('deposits.change', (context, { id, set: { records: ids, ...set } }) => {
    const { reader } = context;
    const deposit = findChangeable(reader, id);
    if (!deposit.ok) return deposit;
    const writes: Write[] = [{ put: 'deposit', id, set }];
    if (ids) {
      const records = findRecords(reader, ids, id);
      if (!records.ok) return records;
      const removed = deposit.value.records.filter((record) => !ids.includes(record));
      const added = ids.filter((record) => !deposit.value.records.includes(record));
      writes.push(...itemsOf(null, removed), ...itemsOf(id, added));
    }
    const summary = `Changed deposit ${deposit.value.number}`.trim();
    return done(append(context, { kind: 'deposit changed', summary, writes }));
  }),

  command('deposits.remove', (context, { id }) => {
    const deposit = findChangeable(context.reader, id);
    if (!deposit.ok) return deposit;
    const writes: Write[] = [{ put: 'deposit', id, set: { removed: true } }, ...itemsOf(null, deposit.value.records)];
    const summary = `Removed deposit ${deposit.value.number}`.trim();
    return done(append(context, { kind: 'deposit changed', summary, writes }));
  }),
];

const zeroFees = sum([]);

/** A deposit that a line of the statement stands for does not change under it [BANK-3]. */
function findChangeable(reader: Reader, id: string): Outcome<LoadedDeposit> {
  const deposit = loadDeposit(reader, id);
  if (!deposit) return refuse('not-found', 'This deposit does not exist any more.', 'id');
  if (deposit.told) return refuse('wrong-state', 'This payout is as Stripe reported it, and is not changed here.', 'id');
  if (deposit.line !== null)
    return refuse('wrong-state', 'This deposit is matched with a line of the bank statement. Take the match back first.', 'id');
  return done(deposit);
}

/** Records that can be in a deposit: not Stripe's, in no other deposit, and on the statement by no line of their own [BANK-1], [BANK-2]. */
function findRecords(reader: Reader, ids: readonly string[], own: string | null): Outcome<LoadedRecord[]> {
  if (new Set(ids).size < ids.length) return refuse('invalid-input', 'Name each record once.', 'records');
  const records: LoadedRecord[] = [];
  for (const id of ids) {
    const record = loadBankRecord(reader, id);
    if (!record) return refuse('not-found', 'One of these records does not exist.', 'records');
    const name = `${record.type} ${record.number}`.trim();
    if (record.type === 'Stripe')
      return refuse('wrong-state', 'Stripe pays out by itself: its records are in no deposit of yours.', 'records');
    if (record.deposit !== null && record.deposit !== own) return refuse('conflict', `${name} is in another deposit already.`, 'records');
    if (record.line !== null) return refuse('conflict', `${name} is on the bank statement by itself already.`, 'records');
    records.push(record);
  }
  return done(records);
}

/** Puts records into a deposit, or out of any. */
export function itemsOf(deposit: string | null, records: readonly string[]): Write[] {
  return records.map((id) => ({ put: 'depositItem', id, set: { deposit } }));
}

function totalOf(records: readonly LoadedRecord[]): Cents {
  return sum(records.map(({ amount }) => amount));
}
