/** What operations touched: what screens must refresh, and what must be derived anew. */
import type { Write } from '../journal/operation.ts';
import { never } from '../../shared/assert.ts';
import type { Reader } from './connection.ts';
import { keptOf } from './merged.ts';

export const touchedKinds = [
  'customer',
  'dispatch',
  'invoice',
  'registerRecord',
  'setting',
  'user',
  'stripeActivity',
  'deposit',
  'statementLine',
  'stripePayout',
  'import',
  'schedule',
  'view',
] as const;
export type TouchedKind = (typeof touchedKinds)[number];

/** What is found by words. */
export const searchables = ['customer', 'dispatch', 'registerRecord'] as const;
export type Searchable = (typeof searchables)[number];

type Ledger = { balance: number; carrier: string | null };

export type Touched = Readonly<Record<TouchedKind, Set<string>>> & {
  /** The ledgers of touched customers as they were before, so that their other invoices follow only when they must. */
  readonly ledgersBefore: Map<string, Ledger | undefined>;
  /** Customers that were merged into another one, or separated again. */
  readonly merges: Set<string>;
  /** What may be found by other words than before. */
  readonly words: Readonly<Record<Searchable, Set<string>>>;
};

/** Nothing touched yet. */
export function nothingTouched(): Touched {
  return {
    customer: new Set(),
    dispatch: new Set(),
    invoice: new Set(),
    registerRecord: new Set(),
    setting: new Set(),
    user: new Set(),
    stripeActivity: new Set(),
    deposit: new Set(),
    statementLine: new Set(),
    stripePayout: new Set(),
    import: new Set(),
    schedule: new Set(),
    view: new Set(),
    ledgersBefore: new Map(),
    merges: new Set(),
    words: { customer: new Set(), dispatch: new Set(), registerRecord: new Set() },
  };
}

/** Adds what `more` touched, for telling of it. */
export function addTouchedIds(touched: Touched, more: Touched): void {
  for (const kind of touchedKinds) for (const id of more[kind]) touched[kind].add(id);
}

/** Adds what `more` touched, for deriving from it; a ledger is remembered as it was first. */
export function addTouched(touched: Touched, more: Touched): void {
  addTouchedIds(touched, more);
  for (const kind of searchables) for (const id of more.words[kind]) touched.words[kind].add(id);
  for (const [id, ledger] of more.ledgersBefore) if (!touched.ledgersBefore.has(id)) touched.ledgersBefore.set(id, ledger);
}

/** Touches a customer, before anything of it is changed, and the one that it was merged into. */
export function touchCustomer(books: Reader, touched: Touched, id: string): void {
  if (id === '' || touched.ledgersBefore.has(id)) return;
  touchLedger(books, touched, id);
  const kept = keptOf(books, id);
  if (!touched.ledgersBefore.has(kept)) touchLedger(books, touched, kept);
}

function touchLedger(books: Reader, touched: Touched, id: string): void {
  touched.customer.add(id);
  const ledger = books.first<Ledger>('SELECT ledger_balance AS balance, carrier FROM customers WHERE id = :id', { id });
  touched.ledgersBefore.set(id, ledger);
}

/** Whose history `write` belongs to. */
export function aboutOf(write: Write): [TouchedKind, string][] {
  if ('put' in write) return aboutPut(write);
  switch (write.add) {
    case 'paymentEvent':
      return named(['dispatch', write.row.dispatch], ['invoice', write.row.invoice], ['registerRecord', write.row.record]);
    case 'registerRecord':
      return named(
        ['registerRecord', write.id],
        ['customer', write.row.customer],
        ['invoice', write.row.invoice],
        ['registerRecord', write.row.comesFrom],
      );
    case 'ledgerEntry':
      return named(['customer', write.row.customer], ['invoice', write.row.invoice], ['registerRecord', write.row.record]);
    case 'adjustment':
      return [['registerRecord', write.row.record]];
    case 'stripeActivity':
      return named(['stripeActivity', write.id], ['invoice', write.row.invoice]);
    case 'paper':
      return [[({ invoice: 'invoice', statement: 'customer', receipt: 'registerRecord' } as const)[write.row.document], write.row.about]];
    default:
      return never(write);
  }
}

function aboutPut(write: Extract<Write, { put: string }>): [TouchedKind, string][] {
  switch (write.put) {
    case 'invoiceItem':
      return named(['invoice', write.set.invoice], ['dispatch', write.set.dispatch]);
    case 'review':
      return [['registerRecord', write.id]];
    case 'depositItem':
      return named(['registerRecord', write.id], ['deposit', write.set.deposit]);
    case 'statementLine':
      return named(['statementLine', write.id], ['deposit', write.set.deposit], ['registerRecord', write.set.record]);
    case 'stripeMovement': // told by the hundred: without a payout they are all about the one balance
      return [['stripePayout', write.set.payout ?? 'balance']];
    case 'scheduleLine':
      return named(['schedule', write.set.schedule]);
    case 'customer':
    case 'dispatch':
    case 'invoice':
    case 'user':
    case 'setting':
    case 'deposit':
    case 'stripePayout':
    case 'import':
    case 'schedule':
    case 'view':
      return [[write.put, write.id]];
    default:
      return never(write);
  }
}

function named(...about: [TouchedKind, string | null | undefined][]): [TouchedKind, string][] {
  return about.flatMap(([kind, id]) => (id ? [[kind, id]] : []));
}
