/** What would become of each row of a file: new, here already, twice in the file, nothing to add, or bad, and why [IMP-2]. */
import { never } from '../../shared/assert.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import type { ColumnMapping, ImportKind } from '../../shared/import-fields.ts';
import { type Cents, zero } from '../../shared/money.ts';
import type { RowStatus } from '../../shared/office-api/imports.ts';
import type { CustomerKind } from '../../shared/words.ts';
import { type ArrivingBalance, type ArrivingCustomer, type ArrivingTrip, openingMoney, standingOfTrip } from '../billing/bring-in.ts';
import { type KnownCustomer, type KnownCustomers, knownCustomers } from './known-customers.ts';
import { cellsOf, readBalance, readCustomer, readTrip } from './read-rows.ts';
import type { Table, TableRow } from './table.ts';
import { lettersOf } from './values.ts';

export type Arriving =
  | { kind: 'customers'; value: ArrivingCustomer }
  | { kind: 'dispatches'; value: ArrivingTrip }
  | { kind: 'balances'; value: ArrivingBalance };

export type JudgedRow = {
  line: number;
  status: RowStatus;
  reason: string;
  what: string;
  customer: string;
  date: IsoDate | '';
  price: Cents | null;
  paid: Cents | null;
  owed: Cents | null;
};

/** A row as it was judged, and what would come of it: null unless it is new. */
export type Judgement = { row: JudgedRow; arriving: Arriving | null };

/** What the books hold already. */
export type KnownBooks = {
  customers: KnownCustomers;
  /** Whether a trip is here: by its ID in the former system, else by everything that tells two trips apart [IMP-5]. */
  hasTrip(trip: ArrivingTrip): boolean;
  /** Whether an earlier file brought this balance; without a date, on whatever day [IMP-5]. */
  hasBalance(balance: ArrivingBalance, dated: boolean): boolean;
};

export type JudgeOptions = {
  holds: ImportKind;
  table: Table;
  mapping: ColumnMapping;
  usualKind: CustomerKind;
  known: KnownBooks;
  today: IsoDate;
};

const nothing = { what: '', customer: '', date: '', price: null, paid: null, owed: null } as const;

/** Judges rows one by one, in the order of the file: what is twice in it is new the first time. */
export function createJudge(options: JudgeOptions): (row: TableRow) => Judgement {
  const { holds, table, mapping } = options;
  const cells = cellsOf(holds, table, mapping);
  const judge = judgeOf(options);
  return (row) => {
    const { line } = row;
    const beyond = row.cells.slice(table.columns.length).filter((cell) => cell !== '');
    if (beyond.length > 0) {
      const reason = `Has ${row.cells.length} cells where there are ${table.columns.length} columns: a separator within a cell?`;
      return { row: { ...nothing, line, status: 'bad', reason }, arriving: null };
    }
    const { arriving = null, ...verdict } = judge(cells(row), line);
    return { row: { ...nothing, ...verdict, line }, arriving };
  };
}

type Verdict = Partial<JudgedRow> & Pick<JudgedRow, 'status' | 'reason'> & { arriving?: Arriving };
type RowJudge = (cell: (field: string) => string, line: number) => Verdict;

function judgeOf(options: JudgeOptions): RowJudge {
  switch (options.holds) {
    case 'customers':
      return customerJudge(options);
    case 'dispatches':
      return tripJudge(options);
    case 'balances':
      return balanceJudge(options);
    default:
      return never(options.holds);
  }
}

function customerJudge({ known, usualKind }: JudgeOptions): RowJudge {
  const inFile = knownCustomers();
  return (cell, line) => {
    const read = readCustomer(cell, usualKind);
    if (typeof read === 'string') return badRow(read, { what: cell('name') });
    const shown = { what: read.name, customer: [read.kind, read.city].filter((part) => part !== '').join(', ') };
    const here = known.customers.same(read);
    if (here) return { ...shown, status: 'here already', reason: `${here.name} is a customer already.` };
    const before = inFile.same(read);
    if (before) return { ...shown, status: 'twice in the file', reason: `The same as row ${before.id}.` };
    inFile.add({ ...read, id: String(line) });
    return { ...shown, status: 'new', reason: '', arriving: { kind: 'customers', value: read } };
  };
}

function tripJudge({ known }: JudgeOptions): RowJudge {
  const inFile = new Map<string, number>();
  return (cell, line) => {
    const read = readTrip(cell);
    const name = cell('customer') === '' ? cell('customerId') : cell('customer');
    const what = [cell('externalId'), cell('patient')].filter((part) => part !== '').join(' · ');
    if (typeof read === 'string') return badRow(read, { what, customer: name });
    const customer = findCustomer(known.customers, read);
    if (typeof customer === 'string') return badRow(customer, { what, customer: name, date: read.date });
    const { customer: _name, customerId: _id, money, payor, ...rest } = read;
    const settled = openingMoney(money);
    const shown = { what, customer: customer.name, date: read.date };
    if (typeof settled === 'string') return badRow(settled, shown);
    const trip: ArrivingTrip = { ...rest, ...settled, customer: customer.id, payor: payor ?? customer.kind };
    const { price, owed, state } = standingOfTrip(trip);
    const figures = { ...shown, price, paid: trip.paid, owed };
    if (known.hasTrip(trip)) return { ...figures, status: 'here already', reason: 'This trip is here already.' };
    const key = tripKey(trip);
    const before = inFile.get(key);
    if (before !== undefined) return { ...figures, status: 'twice in the file', reason: `The same as row ${before}.` };
    inFile.set(key, line);
    return { ...figures, status: 'new', reason: `To ${state}`, arriving: { kind: 'dispatches', value: trip } };
  };
}

function balanceJudge({ known, today }: JudgeOptions): RowJudge {
  const inFile = new Map<string, number>();
  return (cell, line) => {
    const read = readBalance(cell);
    const name = cell('customer') === '' ? cell('customerId') : cell('customer');
    if (typeof read === 'string') return badRow(read, { customer: name });
    const customer = findCustomer(known.customers, read);
    const what = read.comment;
    if (typeof customer === 'string') return badRow(customer, { what, customer: name });
    const balance: ArrivingBalance = { customer: customer.id, amount: read.amount, date: read.date ?? today, comment: read.comment };
    const shown = { what, customer: customer.name, date: balance.date, owed: read.amount };
    if (read.amount === zero) return { ...shown, status: 'nothing to add', reason: 'The balance is zero.' };
    if (known.hasBalance(balance, read.date !== null)) {
      const day = read.date === null ? '' : ` of ${formatDate(read.date)}`;
      return { ...shown, status: 'here already', reason: `This balance${day} was brought in before.` };
    }
    const key = JSON.stringify([customer.id, read.amount, read.date, read.comment]);
    const before = inFile.get(key);
    if (before !== undefined)
      return { ...shown, status: 'twice in the file', reason: `The same as row ${before}; a reference would tell them apart.` };
    inFile.set(key, line);
    return { ...shown, status: 'new', reason: read.amount < 0 ? 'A credit' : '', arriving: { kind: 'balances', value: balance } };
  };
}

function badRow(reason: string, shown: Partial<JudgedRow>): Verdict {
  return { ...shown, status: 'bad', reason };
}

/** The customer that a trip or a balance names, or why there is none [IMP-3]. */
function findCustomer(
  customers: KnownCustomers,
  { customer, customerId }: { customer: string; customerId: string },
): KnownCustomer | string {
  const byId = customerId === '' ? undefined : customers.byExternalId(customerId);
  if (byId) return byId;
  if (customer === '') return `No customer has the ID “${customerId}”. Import the customers first.`;
  const namesakes = customers.byName(customer);
  const [found, ...more] = customerId === '' ? namesakes : namesakes.filter(({ externalId }) => externalId === '');
  if (!found && namesakes.length > 0) return `No customer has the ID “${customerId}”; the “${customer}” in Paydesk has another.`;
  if (!found) return `No customer is called “${customer}”. Import the customers first, or correct the name.`;
  if (more.some(({ id }) => id !== found.id)) return `${more.length + 1} customers are called “${customer}”: give the customer’s ID.`;
  return found;
}

/** The same for two rows that are one trip. */
export function tripKey({ customer, date, patient, serviceLevel, origin, destination, quoted, externalId }: ArrivingTrip): string {
  if (externalId !== '') return `id ${externalId}`;
  return JSON.stringify([customer, date, lettersOf(patient), serviceLevel, lettersOf(origin), lettersOf(destination), quoted]);
}
