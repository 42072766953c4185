/** What a customer owed at the end of an earlier day: trips and money dated until then, billed as the books said then [STMT-6]. */
import type * as z from 'zod';
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, zero } from '../../shared/money.ts';
import type { Statement } from '../../shared/office-api/statement.ts';
import type { SelfPayId } from '../../shared/self-pay-id.ts';
import type { CustomerKind, InvoiceState, ServiceLevel } from '../../shared/words.ts';
import { amountDue, ledgerPortion } from '../billing/amount-due.ts';
import { owedOf } from '../billing/owed.ts';
import type { Reader } from '../books/connection.ts';
import type { customerFields, dispatchFields, invoiceFields } from '../journal/operation.ts';
import { type DayEnd, fieldsAt, type StoredPut } from './as-of.ts';
import { namedFor } from '../books/merged.ts';

type StoredTrip = {
  id: string;
  number: number;
  patient: string;
  origin: string;
  destination: string;
  serviceLevel: ServiceLevel;
  serviceCharges: Cents;
  discounts: Cents;
  financeCharges: Cents;
  paid: Cents;
};
type StoredInvoice = { id: string; number: string; selfPayId: SelfPayId; committedOn: IsoDate; charged: number };
type TripThen = ReturnType<typeof tripsAt>[number];

/** What the books said of a customer at the end of a day. What was merged into it since counts with it. */
export function customerAt(reader: Reader, customer: string, end: DayEnd) {
  const names = new Set(namedFor(reader, customer));
  const open = openInvoices(reader, customer, end);
  const items = reader.all<{ invoice: string; dispatch: string }>(itemsSql, { ids: idsOf(open) });
  const own = reader.all<{ id: string }>(tripIdsSql, { customer, names: JSON.stringify([...names]) });
  const all = tripsAt(reader, [...new Set([...own.map(({ id }) => id), ...items.map(({ dispatch }) => dispatch)])], end);
  const ledgerBalance = ledgerAt(reader, customer, end.date);
  return {
    kind: kindAt(reader, customer, end),
    ledgerBalance,
    trips: all.filter((trip) => names.has(trip.customer)),
    invoices: dueOn(open, items, new Map(all.map((trip) => [trip.id, trip])), ledgerBalance),
  };
}

/** What the customer was, whatever it is now: payors are compared with it. */
function kindAt(reader: Reader, id: string, end: DayEnd): CustomerKind {
  const puts = reader.all<StoredPut>(putsSql('customer', 'NULL'), { ids: JSON.stringify([id]) });
  return fieldsAt<z.output<typeof customerFields>>(puts, end).get(id)?.fields.kind ?? 'facility';
}

/** The trips `ids` that were not to come, each with what was due, oldest first. */
function tripsAt(reader: Reader, ids: readonly string[], end: DayEnd) {
  const given = { ids: JSON.stringify(ids) };
  const then = fieldsAt<z.output<typeof dispatchFields>>(reader.all<StoredPut>(putsSql('dispatch', tripBookedOn), given), end);
  return reader
    .all<StoredTrip>(tripsSql, { ...given, date: end.date })
    .flatMap(({ serviceCharges, discounts, financeCharges, ...trip }) => {
      const { fields, bookedLater } = then.get(trip.id) ?? { fields: {}, bookedLater: false };
      const { date, customer = '', payor = 'facility', quoted = zero, allowed = null } = fields;
      const { state = 'Billing office', parked = false, nonBillable = false, cancelled = false } = fields;
      if (date === undefined || date > end.date) return [];
      // What was entered with its money was not settled before that money.
      const stood = bookedLater && state === 'Finished' ? 'Billing office' : state;
      const sums = { serviceCharges, discounts, financeCharges, paid: trip.paid };
      const { price, owed, balanceDue } = owedOf({ quoted, allowed, ...sums, state: stood, nonBillable, cancelled });
      return [{ ...trip, date, customer, payor, parked, price, owed, balanceDue, state: stood }];
    })
    .toSorted((a, b) => (a.date === b.date ? a.number - b.number : a.date < b.date ? -1 : 1));
}

/** The ledger balance at the end of `date`; positive: the customer owed. */
function ledgerAt(reader: Reader, customer: string, date: IsoDate): Cents {
  return reader.one<{ balance: Cents }>(
    'SELECT ifnull(sum(amount), 0) AS balance FROM ledger_entries WHERE customer = :customer AND date <= :date',
    { customer, date },
  ).balance;
}

/** The invoices that were Open, newest first. */
function openInvoices(reader: Reader, customer: string, end: DayEnd): StoredInvoice[] {
  const committed = reader.all<StoredInvoice>(committedSql, { customer, date: end.date });
  const puts = reader.all<StoredPut>(putsSql('invoice', invoiceBookedOn), { ids: idsOf(committed) });
  const then = fieldsAt<z.output<typeof invoiceFields>>(puts, end);
  const isOpen = (state: InvoiceState | undefined) => state === 'Open';
  return committed.filter(({ id }) => isOpen(then.get(id)?.fields.state));
}

/** What was due on each of them, where something was. */
function dueOn(
  open: readonly StoredInvoice[],
  items: readonly { invoice: string; dispatch: string }[],
  trips: ReadonlyMap<string, TripThen>,
  balance: Cents,
): Statement['invoices'] {
  const carrier = open.find(({ charged }) => charged === 1)?.id ?? null;
  return open.flatMap(({ charged: _charged, ...invoice }) => {
    const on = items.flatMap((item) => (item.invoice === invoice.id ? (trips.get(item.dispatch) ?? []) : []));
    const dueNow = amountDue(on, ledgerPortion({ balance, carrier }, invoice.id));
    return dueNow > 0 ? [{ ...invoice, dueNow }] : [];
  });
}

function idsOf(rows: readonly { id: string }[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

/** The trips that are the customer's, and those that were before they were moved to another one. */
const tripIdsSql = `
SELECT id FROM dispatches WHERE customer = :customer
UNION
SELECT moved.id
FROM puts AS moved INDEXED BY puts_moved
WHERE moved.entity = 'dispatch' AND json_extract(moved.fields, '$.customer') IS NOT NULL AND json_extract(moved.fields, '$.number') IS NULL
  AND EXISTS (
    SELECT 1
    FROM puts AS before
    WHERE before.entity = 'dispatch' AND before.id = moved.id
      AND json_extract(before.fields, '$.customer') IN (SELECT value FROM json_each(:names))
  )`;

/** The money of the operation on that trip; else the one payment that the operation booked. */
const onePayment = '(SELECT iif(count(*) = 1, max(date), NULL) FROM register_records AS record WHERE record.op = put.op)';
const tripBookedOn = `coalesce(
    (SELECT max(event.date) FROM payment_events AS event WHERE event.dispatch = put.id AND +event.op = put.op),
    ${onePayment}
  )`;
const invoiceBookedOn = `coalesce(json_extract(put.fields, '$.committedOn'), ${onePayment})`;

function putsSql(entity: 'customer' | 'dispatch' | 'invoice', bookedOn: string): string {
  return `
SELECT put.id, put.stamp, put.fields, ${bookedOn} AS bookedOn
FROM json_each(:ids) AS given
CROSS JOIN puts AS put ON put.entity = '${entity}' AND put.id = given.value
ORDER BY put.stamp, put.op, put.part`;
}

const tripsSql = `
SELECT
  dispatch.id, dispatch.number, dispatch.patient, dispatch.origin, dispatch.destination, dispatch.service_level AS serviceLevel,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'service charge'), 0) AS serviceCharges,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'discount'), 0) AS discounts,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'finance charge'), 0) AS financeCharges,
  ifnull(sum(event.amount) FILTER (WHERE event.kind NOT IN ('service charge', 'discount', 'finance charge')), 0) AS paid
FROM json_each(:ids) AS given
CROSS JOIN dispatches AS dispatch ON dispatch.id = given.value
LEFT JOIN payment_events AS event ON event.dispatch = dispatch.id AND event.date <= :date
GROUP BY dispatch.id`;

const itemsSql = `
SELECT item.invoice, item.dispatch
FROM json_each(:ids) AS given
CROSS JOIN invoice_items AS item ON item.invoice = given.value AND item.removed = 0`;

const committedSql = `
SELECT id, number, self_pay_id AS selfPayId, committed_on AS committedOn, ledger_charge IS NOT NULL AS charged
FROM invoices
WHERE customer = :customer AND committed_on <= :date
ORDER BY committed_stamp DESC, id DESC`;
