/** The bank's statement: imported, its lines matched with deposits and records, set aside, reconciled. Nothing of it moves money. */
import type { IsoDate } from '../../shared/dates.ts';
import { formatMoney, minus, sum } from '../../shared/money.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { fits, windowFor } from '../billing/match-statement.ts';
import type { Reader } from '../books/connection.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { itemsOf } from './deposits.ts';
import { loadBankRecord, loadDeposit, type LoadedLine, loadLine } from './load-bank.ts';
import { command } from './registry.ts';

export const bankCommands = [
  command('bank.match', (context, { matches }) => {
    const writes: Write[] = [];
    const taken = new Set<string>();
    for (const match of matches) {
      const key = `${match.what} ${match.id}`;
      if (taken.has(key) || taken.has(match.line)) return refuse('invalid-input', 'Match each line and each thing once.', 'matches');
      taken.add(key).add(match.line);
      const refused = refusalOfMatch(context.reader, match);
      if (refused) return refused;
      const { line: id, what } = match;
      const set = { deposit: what === 'deposit' ? match.id : null, record: what === 'record' ? match.id : null, aside: false };
      writes.push({ put: 'statementLine', id, set });
    }
    const summary = `Matched ${countOf(matches.length)} of the bank statement`;
    return done(append(context, { kind: 'statement matched', summary, writes }));
  }),

  command('bank.unmatch', (context, { lines: ids }) => {
    const lines = findLines(context.reader, ids);
    if (!lines.ok) return lines;
    const writes = lines.value.map(({ id }): Write => ({ put: 'statementLine', id, set: { deposit: null, record: null, aside: false } }));
    const summary = `Took the match of ${countOf(ids.length)} of the bank statement back`;
    return done(append(context, { kind: 'statement matched', summary, writes }));
  }),

  command('bank.setAside', (context, { lines: ids }) => {
    const lines = findLines(context.reader, ids);
    if (!lines.ok) return lines;
    const writes = lines.value.map(({ id }): Write => ({ put: 'statementLine', id, set: { deposit: null, record: null, aside: true } }));
    const summary = `Set ${countOf(ids.length)} of the bank statement aside`;
    return done(append(context, { kind: 'statement matched', summary, writes }));
  }),

  command('bank.reconcile', (context, { lines: ids, reconciled }) => {
    const { reader } = context;
    for (const id of ids) {
      const line = loadLine(reader, id);
      if (!line) return refuse('not-found', 'One of these lines does not exist.', 'lines');
      const refused = reconciled ? refusalOfReconciling(reader, line) : null;
      if (refused) return refused;
    }
    const writes = ids.map((id): Write => ({ put: 'statementLine', id, set: { reconciled } }));
    const summary = reconciled
      ? `Reconciled ${countOf(ids.length)} of the bank statement`
      : `Took the reconciling of ${countOf(ids.length)} back`;
    return done(append(context, { kind: 'statement matched', summary, writes }));
  }),

  /** Stripe pays out in lump sums, less what it keeps [BANK-10]. */
  command('bank.payout', (context, { line: id, records: ids }) => {
    const { books, reader } = context;
    const lines = findLines(reader, [id]);
    if (!lines.ok) return lines;
    const [line] = lines.value;
    if (!line || line.deposit !== null || line.record !== null) return refuse('wrong-state', 'This line is matched already.', 'line');
    const records = ids.map((record) => loadBankRecord(reader, record));
    if (!records.every((record) => record !== null)) return refuse('not-found', 'One of these records does not exist.', 'records');
    if (records.some((record) => record.type !== 'Stripe' || record.deposit !== null))
      return refuse('wrong-state', 'A payout is of Stripe’s records, none of which is in another payout.', 'records');
    const total = sum(records.map((record) => record.amount));
    const fees = minus(total, line.amount);
    if (fees < 0)
      return refuse(
        'invalid-input',
        `The bank shows ${formatMoney(minus(line.amount, total))} more than these records. Choose the others of this payout too.`,
        'records',
      );
    const told = toldPayout(reader, line);
    if (told?.contents === 'told')
      return refuse('wrong-state', 'Stripe has told of this payout and of all that is in it: match the line with the payout.', 'line');
    if (told) {
      const set = { deposit: told.id, record: null, aside: false };
      const summary = `Matched the Stripe payout of ${formatMoney(line.amount)} with ${records.length} payments`;
      return done(
        append(context, { kind: 'statement matched', summary, writes: [...itemsOf(told.id, ids), { put: 'statementLine', id, set }] }),
      );
    }
    const deposit = books.newId();
    const set = { kind: 'payout', date: line.date, number: '', comment: line.description, fees, removed: false } as const;
    const writes: Write[] = [
      { put: 'deposit', id: deposit, set },
      ...itemsOf(deposit, ids),
      { put: 'statementLine', id, set: { deposit, record: null, aside: false } },
    ];
    const summary = `Matched a Stripe payout of ${formatMoney(line.amount)} with ${records.length} payments, ${formatMoney(fees)} kept by Stripe`;
    return done(append(context, { kind: 'statement matched', summary, writes }));
  }),
];

/** The payout that Stripe has told of and that this line must be: a second deposit for it would be one too many [PO-10]. */
function toldPayout(reader: Reader, line: LoadedLine): { id: string; contents: 'told' | 'later' | 'by hand' } | null {
  type Row = { id: string; date: IsoDate; contents: 'told' | 'later' | 'by hand' };
  const found = reader.all<Row>(
    `SELECT deposit.id, deposit.date, payout.contents
     FROM deposits AS deposit
     JOIN stripe_payouts AS payout ON payout.id = deposit.id
     WHERE deposit.date BETWEEN :from AND :to AND deposit.paid_out = :amount AND deposit.removed = 0
       AND NOT EXISTS (SELECT 1 FROM statement_lines AS line WHERE line.deposit = deposit.id)
     ORDER BY abs(julianday(deposit.date) - julianday(:date)), deposit.id`,
    { ...windowFor(line.date, line.date), amount: line.amount, date: line.date },
  );
  return found.find(({ id, date }) => fits(line, { what: 'deposit', id, date, amount: line.amount, number: '' })) ?? null;
}

type Match = { line: string; what: 'deposit' | 'record'; id: string };

/** A match is of the same amount, of a line that is not reconciled, with what no other line stands for [BANK-8]. */
function refusalOfMatch(reader: Reader, { line: id, what, id: thing }: Match): Outcome<never> | null {
  const lines = findLines(reader, [id]);
  if (!lines.ok) return lines;
  const [line] = lines.value;
  const found = what === 'deposit' ? loadDeposit(reader, thing) : loadBankRecord(reader, thing);
  if (!line || !found) return refuse('not-found', `This ${what} does not exist any more.`, 'matches');
  if (found.line !== null && found.line !== id)
    return refuse('conflict', 'Another line of the statement stands for it already.', 'matches');
  if ('type' in found && found.deposit !== null) return refuse('conflict', 'This record is in a deposit: match the deposit.', 'matches');
  if ('type' in found && found.type === 'Stripe')
    return refuse('wrong-state', 'Stripe pays out in lump sums: match the line with the payout.', 'matches');
  if (found.amount !== line.amount)
    return refuse(
      'wrong-state',
      `The bank shows ${formatMoney(line.amount)}, this ${what} is ${formatMoney(found.amount)}. Correct the deposit, or record what is missing.`,
      'matches',
    );
  return null;
}

/** Reconciled is what is set aside, or matched with the same amount [BANK-9]. */
function refusalOfReconciling(reader: Reader, line: LoadedLine): Outcome<never> | null {
  if (line.aside) return null;
  const thing = line.deposit === null ? line.record && loadBankRecord(reader, line.record) : loadDeposit(reader, line.deposit);
  if (!thing) return refuse('wrong-state', `The line of ${formatMoney(line.amount)} is neither matched nor set aside.`, 'lines');
  if (thing.amount !== line.amount)
    return refuse(
      'wrong-state',
      `The bank shows ${formatMoney(line.amount)}, what it is matched with is ${formatMoney(thing.amount)}.`,
      'lines',
    );
  return null;
}

/** Lines that may change: none that is reconciled. */
function findLines(reader: Reader, ids: readonly string[]): Outcome<LoadedLine[]> {
  const lines = ids.map((id) => loadLine(reader, id));
  if (!lines.every((line) => line !== null)) return refuse('not-found', 'This line is not on any statement here.', 'lines');
  if (lines.some((line) => line.reconciled))
    return refuse('wrong-state', 'This line is reconciled. Take that back first, then change it.', 'lines');
  return done(lines);
}

/** `1 line`, `2,000 lines`. */
export function countOf(lines: number): string {
  return lines === 1 ? '1 line' : `${lines.toLocaleString('en-US')} lines`;
}
