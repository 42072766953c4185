/** Reads the cells of one row as a customer, a trip or a balance; where one cannot be read, the sentence that says so. */
import type { IsoDate } from '../../shared/dates.ts';
import { type ColumnMapping, importFields, type ImportKind } from '../../shared/import-fields.ts';
import type { Cents } from '../../shared/money.ts';
import type { CustomerKind, Payor, ServiceLevel } from '../../shared/words.ts';
import { customerKinds, payors, serviceLevels } from '../../shared/words.ts';
import type { ArrivingCustomer, ArrivingMoney } from '../billing/bring-in.ts';
import type { Table, TableRow } from './table.ts';
import { readCustomerKind, readDate, readMiles, readMoney, readPayor, readServiceLevel } from './values.ts';

/** What a row is not: thrown and caught in this module alone, so that the first thing wrong is what is told. */
class Bad extends Error {}

/** Gives the text of a row's cell by its field; empty where the file has no such column. */
export type Cells = (field: string) => string;

/** How the rows of a table are read under a mapping. */
export function cellsOf(kind: ImportKind, { columns }: Table, mapping: ColumnMapping): (row: TableRow) => Cells {
  const places = new Map(importFields(kind).map(({ key }) => [key, columns.indexOf(mapping[key] ?? '')]));
  return (row) => (field) => row.cells[places.get(field) ?? -1] ?? '';
}

/** Customers are named by their ID or their name; the judge finds them. */
export type ReadTrip = {
  customer: string;
  customerId: string;
  externalId: string;
  date: IsoDate;
  patient: string;
  serviceLevel: ServiceLevel;
  origin: string;
  destination: string;
  mileage: number;
  /** Null: the customer's kind. */
  payor: Payor | null;
  money: ArrivingMoney;
};

export type ReadBalance = { customer: string; customerId: string; amount: Cents; date: IsoDate | null; comment: string };

export const readCustomer = guarded((cell, usualKind: CustomerKind): ArrivingCustomer => ({
  name: needed(text(cell, 'name', 'The name', 200), 'a name'),
  kind: word(cell('kind'), readCustomerKind, 'The kind', customerKinds) ?? usualKind,
  externalId: text(cell, 'externalId', 'The ID', 100),
  email: text(cell, 'email', 'The email', 200),
  phone: text(cell, 'phone', 'The phone', 40),
  line1: text(cell, 'line1', 'The address', 200),
  line2: text(cell, 'line2', 'The second line of the address', 200),
  city: text(cell, 'city', 'The city', 100),
  region: text(cell, 'region', 'The state', 50),
  postal: text(cell, 'postal', 'The ZIP code', 20),
}));

export const readTrip = guarded((cell): ReadTrip => ({
  ...whose(cell),
  date: word(needed(cell('date'), 'a date of service'), readDate, 'The date of service') ?? bad('There is no date of service.'),
  externalId: text(cell, 'externalId', 'The ID', 100),
  patient: text(cell, 'patient', 'The patient', 200),
  serviceLevel: word(cell('serviceLevel'), readServiceLevel, 'The service level', serviceLevels) ?? 'BLS',
  origin: text(cell, 'origin', 'The origin', 200),
  destination: text(cell, 'destination', 'The destination', 200),
  mileage: word(cell('mileage'), readMiles, 'The miles') ?? 0,
  payor: word(cell('payor'), readPayor, 'The payor', payors),
  money: {
    quoted: money(cell, 'quoted', 'The price quote'),
    allowed: money(cell, 'allowed', 'The price allowed'),
    paid: money(cell, 'paid', 'What was paid'),
    owed: money(cell, 'owed', 'What is still owed'),
  },
}));

export const readBalance = guarded((cell): ReadBalance => ({
  ...whose(cell),
  amount: money(cell, 'amount', 'The balance') ?? bad('There is no balance.'),
  date: word(cell('date'), readDate, 'The date'),
  comment: ['Opening balance', text(cell, 'reference', 'The reference', 100), text(cell, 'comment', 'The comment', 300)]
    .filter((part) => part !== '')
    .join(' · '),
}));

function guarded<Value, Rest extends unknown[]>(
  read: (cell: Cells, ...rest: Rest) => Value,
): (cell: Cells, ...rest: Rest) => Value | string {
  return (cell, ...rest) => {
    try {
      return read(cell, ...rest);
    } catch (error) {
      if (error instanceof Bad) return error.message;
      throw error;
    }
  };
}

function whose(cell: Cells): { customer: string; customerId: string } {
  const customer = cell('customer');
  const customerId = cell('customerId');
  if (customer === '' && customerId === '') bad('There is no customer.');
  return { customer, customerId };
}

function text(cell: Cells, field: string, what: string, longest: number): string {
  const found = cell(field);
  return found.length <= longest ? found : bad(`${what} is longer than ${longest} characters.`);
}

function money(cell: Cells, field: string, what: string): Cents | null {
  return word(cell(field), readMoney, what);
}

/** Null where the cell is empty. */
function word<Value>(cell: string, read: (text: string) => Value | null, what: string, options?: readonly string[]): Value | null {
  if (cell === '') return null;
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  const wanted = options ? `: write ${options.join(', ')}` : '';
  return read(cell) ?? bad(`${what} cannot be read from “${shown}”${wanted}.`);
}

function needed(cell: string, what: string): string {
  return cell === '' ? bad(`There is no ${what.replace(/^an? /, '')}.`) : cell;
}

function bad(sentence: string): never {
  throw new Bad(sentence);
}
