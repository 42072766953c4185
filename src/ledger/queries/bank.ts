/** The reconciliation: what the bank says beside what the register says, and what would fit. */
import { addDays, daysBetween, type IsoDate } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { BankThing, Reconciliation, StatementLine } from '../../shared/office-api/bank.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { type Candidate, fits, type LineToMatch, suggestMatches, windowFor } from '../billing/match-statement.ts';
import type { Reader } from '../books/connection.ts';
import { query } from '../commands/registry.ts';
import { depositsSql, lineColumns, linesSql, recordsSql, toDepositSql, waitingForPayoutSql } from './bank-sql.ts';

/** A period with more than this is to be shortened. */
const mostLines = 1000;
const mostThings = 5000;

export const getReconciliation = query('bank.reconciliation', ({ reader }, period) => done(reconciliation(reader, period)));

/** The lines of a period with what they stand for or could, and what of the register they lack. */
export function reconciliation(reader: Reader, { from, to }: { from: IsoDate; to: IsoDate }): Reconciliation {
  const stored = reader.all<StoredLine>(linesSql, { from, to, limit: mostLines + 1 });
  const window = windowFor(from, to);
  const things = unmatchedThings(reader, window.from, window.to);
  const shown = stored.slice(0, mostLines);
  const open = shown.filter(isOpen).map(asLine);
  const suggested = new Map(suggestMatches(open, things.map(asCandidate)).map((suggestion) => [suggestion.line, suggestion]));
  const byKey = new Map(things.map(({ thing }) => [keyOf(thing), thing]));
  const lines = shown.map((line): StatementLine => {
    const found = suggested.get(line.id);
    const thing = found && byKey.get(keyOf(found.candidate));
    return toLine(line, found && thing ? { thing, because: found.because } : null);
  });
  // What the bank has had no time to show yet, or has shown under another period, is not missing.
  const suggestedKeys = new Set([...suggested.values()].map(({ candidate }) => keyOf(candidate)));
  const missing = things
    .map(({ thing }) => thing)
    .filter((thing) => thing.date >= from && thing.date <= to && !suggestedKeys.has(keyOf(thing)));
  return {
    lines,
    missing,
    waitingForPayout: reader.one<Sums>(waitingForPayoutSql, { to }),
    toDeposit: reader.one<Sums>(toDepositSql, { from: addDays(from, -60), to }),
    totals: totalsOf(lines, missing),
    cut: stored.length > mostLines || things.length >= mostThings,
  };
}

export const getCandidates = query('bank.candidates', ({ reader }, { id }) => {
  const stored = reader.first<StoredLine>(`${lineColumns} WHERE line.id = :id`, { id });
  if (!stored) return refuse('not-found', 'This line is not on any statement here.', 'id');
  const line = asLine(stored);
  const window = windowFor(line.date, line.date);
  const distance = ({ date }: BankThing) => Math.abs(daysBetween(date, line.date));
  const things = unmatchedThings(reader, window.from, window.to).filter((thing) => fits(line, asCandidate(thing)));
  return done({ candidates: things.map(({ thing }) => thing).toSorted((a, b) => distance(a) - distance(b)) });
});

type StoredLine = {
  id: string;
  account: string;
  date: IsoDate;
  amount: Cents;
  description: string;
  number: string;
  aside: number;
  reconciled: number;
  deposit: string | null;
  deposit_kind: 'deposit' | 'payout' | null;
  deposit_number: string | null;
  deposit_date: IsoDate | null;
  deposit_amount: Cents | null;
  record: string | null;
  record_type: string | null;
  record_number: string | null;
  record_date: IsoDate | null;
  record_amount: Cents | null;
  customer: string | null;
  /** How many lines stand for the same thing. */
  claims: number;
};

function toLine(line: StoredLine, suggestion: StatementLine['suggestion']): StatementLine {
  const { id, account, date, amount, description, number } = line;
  const match = matchOf(line);
  return { id, account, date, amount, description, number, state: stateOf(line, match, suggestion), match, suggestion };
}

function stateOf(line: StoredLine, match: BankThing | null, suggestion: StatementLine['suggestion']): StatementLine['state'] {
  if (match && (match.amount !== line.amount || line.claims > 1)) return 'differs';
  if (line.reconciled === 1) return match || line.aside === 1 ? 'reconciled' : 'differs'; // its deposit was taken back since
  if (line.aside === 1) return 'set aside';
  if (match) return 'matched';
  return suggestion ? 'suggested' : 'unknown';
}

function matchOf(line: StoredLine): BankThing | null {
  if (line.deposit !== null && line.deposit_date !== null) {
    const name = depositName(line.deposit_kind ?? 'deposit', line.deposit_number ?? '');
    return { what: 'deposit', id: line.deposit, name, date: line.deposit_date, amount: line.deposit_amount ?? sum([]), customer: '' };
  }
  if (line.record === null || line.record_date === null) return null;
  const name = `${line.record_type ?? ''} ${line.record_number ?? ''}`.trim();
  return {
    what: 'record',
    id: line.record,
    name,
    date: line.record_date,
    amount: line.record_amount ?? sum([]),
    customer: line.customer ?? '',
  };
}

/** `Deposit 118`, `Stripe payout`. */
export function depositName(kind: 'deposit' | 'payout', number: string): string {
  return `${kind === 'payout' ? 'Stripe payout' : 'Deposit'} ${number}`.trim();
}

function isOpen({ deposit, record, aside, reconciled }: StoredLine): boolean {
  return deposit === null && record === null && aside === 0 && reconciled === 0;
}

function asLine({ id, date, amount, number, description }: StoredLine): LineToMatch {
  return { id, date, amount, number, description };
}

type Thing = { thing: BankThing; number: string };

function asCandidate({ thing, number }: Thing): Candidate {
  const { what, id, date, amount } = thing;
  return { what, id, date, amount, number };
}

function keyOf({ what, id }: { what: string; id: string }): string {
  return `${what} ${id}`;
}

/** Deposits, and records that come to the bank by themselves, which no line stands for. */
function unmatchedThings(reader: Reader, from: IsoDate, to: IsoDate): Thing[] {
  type Stored = { id: string; date: IsoDate; amount: Cents; number: string };
  const deposits = reader.all<Stored & { kind: 'deposit' | 'payout' }>(depositsSql, { from, to });
  const records = reader.all<Stored & { type: string; customer: string }>(recordsSql, { from, to, limit: mostThings });
  return [
    ...deposits.map(({ kind, number, ...stored }): Thing => {
      return { thing: { ...stored, what: 'deposit', name: depositName(kind, number), customer: '' }, number };
    }),
    ...records.map(({ type, number, ...stored }): Thing => {
      return { thing: { ...stored, what: 'record', name: `${type} ${number}`.trim() }, number };
    }),
  ];
}

function totalsOf(lines: readonly StatementLine[], missing: readonly BankThing[]): Reconciliation['totals'] {
  const sumsOf = (things: readonly { amount: Cents }[]) => ({ count: things.length, amount: sum(things.map(({ amount }) => amount)) });
  const inState = (...states: StatementLine['state'][]) => sumsOf(lines.filter(({ state }) => states.includes(state)));
  return {
    statement: sum(lines.map(({ amount }) => amount)),
    reconciled: inState('reconciled'),
    matched: inState('matched', 'set aside'),
    suggested: inState('suggested'),
    unknown: inState('unknown', 'differs'),
    missing: sumsOf(missing),
  };
}

type Sums = { count: number; amount: Cents };
