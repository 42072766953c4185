/** What a scenario expects beside what the books say: a line for each difference. */
import { type Cents, cents, formatAmount } from '../../src/shared/money.ts';
import type { FinalBooks, FinalRecord } from './final-books.ts';
import type { ExpectedRecord, Scenario } from './format.ts';

type Value = string | number | boolean | undefined;

/** The differences, as `where: expected …, found …`; none: all holds. `numbersOf` gives the numbers that a record of a Stripe object may bear. */
export function differences(expect: Scenario['expect'], found: FinalBooks, numbersOf: (name: string) => readonly string[]): string[] {
  const all: string[] = [];
  const compare = (where: string, expected: Value, is: Value) => {
    if (expected !== undefined && expected !== is) all.push(`${where}: expected ${show(expected)}, found ${show(is)}`);
  };
  for (const [name, { state, owed, writtenOff }] of Object.entries(expect.dispatches ?? {})) {
    const dispatch = found.dispatches[name];
    compare(`dispatches.${name}.state`, state, dispatch?.state);
    compare(`dispatches.${name}.owed`, owed, dispatch?.owed);
    compare(`dispatches.${name}.writtenOff`, writtenOff, dispatch?.writtenOff);
  }
  for (const [name, { state, due }] of Object.entries(expect.invoices ?? {})) {
    compare(`invoices.${name}.state`, state, found.invoices[name]?.state);
    compare(`invoices.${name}.due`, due, found.invoices[name]?.due);
  }
  for (const [name, balance] of Object.entries(expect.ledger ?? {})) compare(`ledger.${name}`, balance, found.ledger[name]);
  if (!expect.register) return all;
  compare('register: records', String(expect.register.length), String(found.register.length));
  for (const [index, record] of expect.register.entries()) {
    const is = found.register[index];
    if (is) compareRecord(`register[${index}]`, record, is, numbersOf, compare);
  }
  return all;
}

function compareRecord(
  where: string,
  expected: ExpectedRecord,
  found: FinalRecord,
  numbersOf: (name: string) => readonly string[],
  compare: (where: string, expected: Value, found: Value) => void,
): void {
  const { of, comment } = expected;
  compare(`${where}.type`, expected.type, found.type);
  compare(`${where}.amount`, expected.amount, found.amount);
  compare(`${where}.number`, expected.number, found.number);
  compare(`${where}.creator`, expected.creator, found.creator);
  if (of !== undefined && !numbersOf(of).includes(found.number))
    compare(`${where}.of`, `${of} (${numbersOf(of).join(', ')})`, found.number);
  if (comment !== undefined && !found.comment.includes(comment)) compare(`${where}.comment`, `… ${comment} …`, found.comment);
  for (const key of ['needsReview', 'ledger', 'fee', 'unallocated'] as const) compare(`${where}.${key}`, expected[key], found[key]);
  compare(`${where}.events`, inWords(expected.events), inWords(found.events));
  compare(`${where}.plb`, plbInWords(expected.plb), plbInWords(found.plb));
}

function inWords(events: Record<string, Cents>): string {
  const parts = Object.entries(events).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return parts.length === 0 ? 'none' : parts.map(([name, amount]) => `${name} ${formatAmount(amount)}`).join(', ');
}

function plbInWords(plb: readonly { code: string; amount: Cents }[]): string {
  return plb.length === 0 ? 'none' : plb.map(({ code, amount }) => `${code} ${formatAmount(amount)}`).join(', ');
}

function show(value: Value): string {
  if (typeof value === 'number') return formatAmount(cents(value));
  return value === undefined ? 'nothing' : String(value);
}
