/** What the books hold already, as far as a file is compared with it. What an import brought that was taken back does not count. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportKind } from '../../shared/import-fields.ts';
import { cents } from '../../shared/money.ts';
import { isoDate } from '../../shared/dates.ts';
import { customerKindSchema, serviceLevelSchema } from '../../shared/words.ts';
import type { ArrivingTrip } from '../billing/bring-in.ts';
import type { Reader } from '../books/open.ts';
import { type KnownBooks, tripKey } from './judge.ts';
import { type KnownCustomers, knownCustomers } from './known-customers.ts';
import { undonePrefix } from './operations.ts';

const rowsATurn = 2000;

/** Loads what files of `holds` are compared with; other requests are answered in between. */
export async function loadKnownBooks(reader: Reader, holds: ImportKind): Promise<KnownBooks> {
  return {
    customers: await loadCustomers(reader),
    hasTrip: tripFinder(reader),
    hasBalance: holds === 'balances' ? balanceFinder(reader) : () => false,
  };
}

type CustomerRow = {
  place: string;
  id: string;
  op: string;
  name: string;
  kind: string;
  external_id: string;
  line1: string;
  postal: string;
};

async function loadCustomers(reader: Reader): Promise<KnownCustomers> {
  const known = knownCustomers();
  for (let after = ''; ; await nextTurn()) {
    const rows = reader.all<CustomerRow>(customersSql, { after, limit: rowsATurn });
    for (const { external_id: externalId, kind, op, place: _place, ...rest } of rows) {
      if (!op.startsWith(undonePrefix)) known.add({ ...rest, externalId, kind: customerKindSchema.parse(kind) });
    }
    const last = rows.at(-1);
    if (!last || rows.length < rowsATurn) return known;
    after = last.place;
  }
}

type TripRow = {
  op: string;
  patient: string;
  service_level: string;
  origin: string;
  destination: string;
  quoted: number;
  external_id: string;
};

/** While an office is being brought in there are no trips yet, or all came with their IDs: then there is less to look for. */
function tripFinder(reader: Reader): KnownBooks['hasTrip'] {
  const any = reader.first('SELECT 1 FROM dispatches LIMIT 1') !== undefined;
  const anyWithoutId = reader.first("SELECT 1 FROM dispatches WHERE external_id = '' LIMIT 1") !== undefined;
  return (trip) => {
    const { externalId, customer, date } = trip;
    if (!any) return false;
    if (externalId !== '' && reader.first(tripByIdSql, { externalId })) return true;
    if (externalId !== '' && !anyWithoutId) return false;
    const key = tripKey({ ...trip, externalId: '' });
    return reader
      .all<TripRow>(tripsOfDaySql, { customer, date })
      .some(
        (row) => (externalId === '' || row.external_id === '') && !row.op.startsWith(undonePrefix) && tripKey(tripOf(row, trip)) === key,
      );
  };
}

function tripOf(row: TripRow, { customer, date }: ArrivingTrip): ArrivingTrip {
  return {
    customer,
    date: isoDate(date),
    externalId: '',
    patient: row.patient,
    serviceLevel: serviceLevelSchema.parse(row.service_level),
    origin: row.origin,
    destination: row.destination,
    quoted: cents(row.quoted),
    mileage: 0,
    payor: 'facility',
    allowed: null,
    paid: cents(0),
  };
}

function balanceFinder(reader: Reader): KnownBooks['hasBalance'] {
  const keyOf = (customer: string, amount: number, comment: string, date: string) => JSON.stringify([customer, amount, comment, date]);
  const known = new Set<string>();
  for (const { customer, amount, comment, date } of reader.all<{ customer: string; amount: number; comment: string; date: string }>(
    balancesSql,
  )) {
    known.add(keyOf(customer, amount, comment, date));
    known.add(keyOf(customer, amount, comment, ''));
  }
  return ({ customer, amount, comment, date }, dated) => known.has(keyOf(customer, amount, comment, dated ? date : ''));
}

/** A customer that was merged is still found by its name and ID: it is the kept one. */
const customersSql = `
SELECT customers.id AS place, COALESCE(merged.kept, customers.id) AS id, op, name, kind, external_id, line1, postal
FROM customers
LEFT JOIN merged_customers AS merged ON merged.id = customers.id
WHERE customers.id > :after
ORDER BY customers.id
LIMIT :limit`;

const tripByIdSql = `
SELECT 1
FROM dispatches
WHERE external_id = :externalId AND external_id <> ''`;

const tripsOfDaySql = `
SELECT op, patient, service_level, origin, destination, quoted, external_id
FROM dispatches
WHERE customer = :customer AND date = :date`;

/** The entries that imports brought, without those that were taken back. */
const balancesSql = `
SELECT entry.customer, entry.amount, entry.comment, entry.date
FROM ledger_entries AS entry
WHERE entry.op >= 'import:' AND entry.op < 'import;'
  AND NOT EXISTS (
    SELECT 1
    FROM imports
    WHERE imports.undone = 1 AND entry.op >= 'import:' || imports.id || ':' AND entry.op < 'import:' || imports.id || ';'
  )`;
